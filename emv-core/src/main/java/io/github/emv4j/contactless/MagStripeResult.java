package io.github.emv4j.contactless;

import io.github.emv4j.keys.FailedCheck;
import java.util.Optional;

/** What asking a mag-stripe card for its dynamic number came to. */
public sealed interface MagStripeResult {
  /** {@return the filled tracks, if the card gave its number} */
  default Optional<TrackData> tracks() {
    return Optional.empty();
  }

  /** {@return the result in words, without card data} */
  String describe();

  /**
   * The tracks have all their digits.
   *
   * @param filled the tracks, good for one authorisation
   * @param counter the card's transaction counter (9F36), 0 to 65,535
   */
  record Filled(TrackData filled, int counter) implements MagStripeResult {
    @Override
    public Optional<TrackData> tracks() {
      return Optional.of(filled);
    }

    @Override
    public String describe() {
      return "the tracks were filled";
    }
  }

  /** There is nothing to fill: another kernel or mode; nothing was sent. */
  record NotNeeded() implements MagStripeResult {
    @Override
    public String describe() {
      return "not needed: the application is not in the mag-stripe mode of kernel 2";
    }
  }

  /**
   * The card refused, or what it says does not fit together.
   *
   * @param reason what is wrong
   */
  record Failed(FailedCheck reason) implements MagStripeResult {
    @Override
    public String describe() {
      return "the tracks could not be filled: " + reason.describe();
    }
  }
}
