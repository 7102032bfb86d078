package io.github.emv4j.probe;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.CardholderName;
import io.github.emv4j.data.Dictionary;
import io.github.emv4j.data.Pan;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.Track2;
import io.github.emv4j.tlv.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Hides account and personal data unless the user asked to see it. */
enum Masking {
  /** The first six and last four digits of a card number stay; holder and the rest do not. */
  ON,
  /** Everything is shown. */
  OFF;

  private static final int MIN_DIGITS_TO_FIND = 12;

  /** {@return a card number to show} */
  String show(Pan pan) {
    return this == OFF ? pan.digits() : pan.masked();
  }

  /** {@return track 2 to show, without its filler} */
  String show(Track2 track) {
    return this == OFF ? track.text() : track.masked();
  }

  /** {@return a name to show} */
  String show(CardholderName name) {
    return CleanText.of(this == OFF ? name.text() : name.masked());
  }

  /**
   * {@return a data element to show, in hexadecimal digits or stars in their place}
   *
   * @param tag whose value it is
   * @param value as received
   * @param pan the card number, wherever else it may stand
   */
  String show(Tag tag, Bytes value, Optional<Pan> pan) {
    String hex = value.toHex();
    if (this == OFF || !(Dictionary.emv().isSensitive(tag) || holds(hex, pan))) {
      return hex;
    }
    try {
      if (tag.equals(Tags.PAN)) {
        return Pan.parse(value).masked();
      }
      return tag.equals(Tags.TRACK_2_EQUIVALENT_DATA)
          ? Track2.parse(value).masked()
          : "*".repeat(hex.length());
    } catch (MalformedDataException e) {
      return "*".repeat(hex.length());
    }
  }

  private static boolean holds(String hex, Optional<Pan> pan) {
    return pan.map(Pan::digits)
        .filter(digits -> digits.length() >= MIN_DIGITS_TO_FIND)
        .filter(digits -> hex.contains(digits) || hex.contains(asText(digits)))
        .isPresent();
  }

  private static String asText(String digits) {
    return Bytes.copyOf(digits.getBytes(StandardCharsets.US_ASCII)).toHex();
  }
}
