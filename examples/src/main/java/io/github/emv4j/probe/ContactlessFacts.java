package io.github.emv4j.probe;

import io.github.emv4j.contactless.ContactlessReading;
import io.github.emv4j.contactless.Device;
import io.github.emv4j.contactless.TrackData;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What there is to show of a tap: by which kernel, in which mode, from what. */
final class ContactlessFacts {
  private final ContactlessReading reading;

  ContactlessFacts(ContactlessReading reading) {
    this.reading = reading;
  }

  /** {@return 2 to 7; empty for another kernel} */
  OptionalInt kernel() {
    return reading.kernel().number();
  }

  /** {@return the kernel in words} */
  String kernelName() {
    return reading.kernelName();
  }

  /** {@return {@code emv}, {@code quick} or {@code mag-stripe}} */
  String mode() {
    return word(reading.mode());
  }

  /** {@return the mode as the scheme calls it} */
  String modeName() {
    return reading.mode().describe(reading.kernel());
  }

  /** {@return {@code card}, {@code phone}, {@code watch} or {@code other-device}} */
  String device() {
    return word(reading.device().kind());
  }

  /** {@return whether the device verified its holder, if it says so} */
  Optional<String> deviceVerification() {
    return Optional.of(reading.device().verification())
        .filter(verification -> verification != Device.Verification.UNKNOWN)
        .map(ContactlessFacts::word);
  }

  /** {@return {@code complete} or {@code blank}; empty if there is no track} */
  Optional<String> tracks() {
    return Optional.of(reading.tracks().state())
        .filter(state -> state != TrackData.State.ABSENT)
        .map(ContactlessFacts::word);
  }

  /** {@return kernel, mode and device in one line} */
  String words() {
    String blank =
        reading.tracks().state() == TrackData.State.BLANK
            ? "; track data has blanks and is good for nothing"
            : "";
    return reading.describe() + blank;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
