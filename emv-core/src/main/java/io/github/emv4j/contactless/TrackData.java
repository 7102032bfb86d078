package io.github.emv4j.contactless;

import io.github.emv4j.data.CardData;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.Track1;
import io.github.emv4j.data.Track2;
import java.util.Optional;

/**
 * The tracks that a tapped card gives.
 *
 * @param track1 track 1 (56), in mag-stripe mode
 * @param track2 track 2: Track 2 Equivalent Data (57), else Track 2 Data of kernel 2 (9F6B)
 * @param state whether they may be used as they are
 */
public record TrackData(Optional<Track1> track1, Optional<Track2> track2, State state) {
  /** Whether tracks may be used as they are. */
  public enum State {
    /** The card gave no track. */
    ABSENT,
    /** Every position has its value. */
    COMPLETE,
    /**
     * The positions of the dynamic number are still blank, so they look like a track and are none:
     * kernel 2 in mag-stripe mode fills them only for {@link MagStripeCryptogram}.
     */
    BLANK
  }

  private static final TrackData NONE =
      new TrackData(Optional.empty(), Optional.empty(), State.ABSENT);

  static TrackData of(Kernel kernel, KernelMode mode, CardData data) {
    Optional<Track2> equivalent = data.track2();
    boolean stripe = kernel == Kernel.MASTERCARD && mode == KernelMode.MAG_STRIPE;
    Optional<Track2> track2 = stripe ? data.magStripeTrack2().or(() -> equivalent) : equivalent;
    TrackData tracks =
        new TrackData(data.track1(), track2.or(data::magStripeTrack2), State.COMPLETE);
    if (tracks.track1.isEmpty() && tracks.track2.isEmpty()) {
      return NONE;
    }
    boolean blank =
        kernel == Kernel.MASTERCARD
            && (data.value(ContactlessTags.PCVC3_TRACK_2).isPresent()
                || data.value(ContactlessTags.PCVC3_TRACK_1).isPresent())
            && (stripe || data.value(Tags.TRACK_2_EQUIVALENT_DATA).isEmpty());
    return blank ? new TrackData(tracks.track1, tracks.track2, State.BLANK) : tracks;
  }
}
