package io.github.emv4j.trace;

import io.github.emv4j.data.Dictionary;
import io.github.emv4j.data.Format;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.trace.SensitiveValues.Place;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Overwrites account and personal data so that the rest still reads as what it is.
 *
 * <p>Of a card number the first six and last four digits stay and the others become {@code 9}, the
 * last of them what makes the check digit right; of a track the dates and the service code stay;
 * letters become {@code X}, digits {@code 0}, and bytes of other data {@code 00}.
 */
final class ValueMask {
  private static final Tag PAN = Tag.of(0x5A);
  private static final Tag TRACK_1 = Tag.of(0x56);
  private static final Tag TRACK_1_OF_STRIPE = Tag.of(0x5F21);
  private static final Tag TRACK_2 = Tag.of(0x57);
  private static final Tag TRACK_2_OF_STRIPE = Tag.of(0x5F22);
  private static final Tag TRACK_2_OF_MASTERCARD = Tag.of(0x9F6B);

  /** Signed Static Application Data. */
  static final Tag SIGNED_STATIC_DATA = Tag.of(0x93);

  /** Card Production Life Cycle data. */
  static final Tag PRODUCTION_DATA = Tag.of(0x9F7F);

  private static final Tag NAME = Tag.of(0x5F20);
  private static final Tag NAME_EXTENDED = Tag.of(0x9F0B);
  private static final Tag IDENTITY_NUMBER = Tag.of(0x9F61);
  private static final int PRODUCTION_DATA_LENGTH = 42;

  /** Serial number with batch, and two machines. */
  private static final List<Span> PRODUCTION_SECRETS =
      List.of(new Span(12, 6), new Span(30, 4), new Span(38, 4));

  /** Bytes that stand together. */
  private record Span(int first, int length) {}

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int SHOWN_FIRST = 6;
  private static final int SHOWN_LAST = 4;

  /** PCI DSS allows first six and last four of numbers of at least 13 digits. */
  private static final int MIN_FOR_FIRST = 13;

  static final int MIN_PAN = 8;
  private static final int MAX_PAN = 19;
  private static final int MONTH_AND_SERVICE_CODE = 7;
  private static final String KEPT_SIGNS = " /^.-";

  private ValueMask() {}

  /** Overwrites the value in its place. */
  static void hide(byte[] data, Place place) {
    if (isNibbleTrack(place.tag()) || place.tag().equals(PAN)) {
      putNibbles(data, place, maskedTrack(nibbles(data, place), 'D'));
    } else if (isTextTrack(place.tag())) {
      putText(data, place, maskedTextTrack(text(data, place)));
    } else if (place.tag().equals(PRODUCTION_DATA)) {
      hideProductionData(data, place);
    } else {
      hideByFormat(data, place);
    }
  }

  // With or without tag and length in front. Other lengths: with Mastercard a random number.
  private static void hideProductionData(byte[] data, Place place) {
    int start = place.to() - PRODUCTION_DATA_LENGTH;
    if (start == place.from()) {
      for (Span secret : PRODUCTION_SECRETS) {
        int from = start + secret.first();
        Arrays.fill(data, from, from + secret.length(), (byte) 0);
      }
    }
  }

  /** Learns what in a value has to be hidden elsewhere, too, and what stands for it. */
  static void learn(byte[] data, Place place, Replacements known) {
    pan(data, place).ifPresent(known::addNumber);
    if (isNibbleTrack(place.tag())) {
      String track = nibbles(data, place);
      known.addTrack(track, maskedTrack(track, 'D'));
    } else if (isTextTrack(place.tag())) {
      learnTextTrack(text(data, place), known);
    } else if (isPersonalText(place.tag())) {
      String text = text(data, place);
      known.addName(text, anonymous(text));
    }
  }

  private static void learnTextTrack(String track, Replacements known) {
    String masked = maskedTextTrack(track);
    known.addName(track, masked);
    int nameStart = track.indexOf('^') + 1;
    int nameEnd = track.indexOf('^', nameStart);
    if (nameStart > 0 && nameEnd > 0) {
      known.addName(track.substring(nameStart, nameEnd), masked.substring(nameStart, nameEnd));
    }
  }

  private static boolean isPersonalText(Tag tag) {
    return tag.equals(NAME) || tag.equals(NAME_EXTENDED) || tag.equals(IDENTITY_NUMBER);
  }

  private static void hideByFormat(byte[] data, Place place) {
    Format format = Dictionary.emv().format(place.tag());
    if (format == Format.NUMERIC || format == Format.COMPRESSED_NUMERIC) {
      putNibbles(data, place, digitsToZero(nibbles(data, place)));
    } else if (format.isText() || isPrintable(data, place)) {
      putText(data, place, anonymous(text(data, place)));
    } else {
      for (int i = place.from(); i < place.to(); i++) {
        data[i] = 0;
      }
    }
  }

  /** {@return the digits of the card number in a value, if it is one that has it} */
  static Optional<String> pan(byte[] data, Place place) {
    String digits = "";
    if (isNibbleTrack(place.tag()) || place.tag().equals(PAN)) {
      digits = leadingDigits(nibbles(data, place));
    } else if (isTextTrack(place.tag())) {
      String text = text(data, place);
      int start = text.startsWith("%B") ? 2 : text.startsWith("B") ? 1 : 0;
      digits = leadingDigits(text.substring(start));
    }
    boolean plausible = digits.length() >= MIN_PAN && digits.length() <= MAX_PAN;
    return plausible ? Optional.of(digits) : Optional.empty();
  }

  /** {@return whether a value is nothing but a card number, or a track that begins with one} */
  static boolean isAccount(byte[] data, Place place) {
    boolean number = place.tag().equals(PAN);
    if (!number && !isNibbleTrack(place.tag())) {
      return false;
    }
    String nibbles = nibbles(data, place);
    String digits = leadingDigits(nibbles);
    String rest = nibbles.substring(digits.length());
    boolean fits = number ? rest.replace("F", "").isEmpty() : rest.startsWith("D");
    return fits
        && !digits.startsWith("0")
        && digits.length() >= MIN_PAN
        && digits.length() <= MAX_PAN;
  }

  /**
   * {@return a card number with its middle overwritten, its check digit right where it was right}
   *
   * <p>The middle depends on the shown digits only.
   */
  static String maskedPan(String digits) {
    String number = digits.replaceFirst("^0+", "");
    return number.length() < MIN_PAN
        ? overwritten(digits)
        : "0".repeat(digits.length() - number.length()) + overwritten(number);
  }

  private static String overwritten(String digits) {
    int first = digits.length() >= MIN_FOR_FIRST ? SHOWN_FIRST : 0;
    int last = Math.min(SHOWN_LAST, digits.length() / 2);
    int hidden = digits.length() - first - last;
    if (hidden <= 0) {
      return digits;
    }
    String start = digits.substring(0, first) + "9".repeat(hidden - 1);
    String end = digits.substring(digits.length() - last);
    boolean valid = isLuhnValid(digits);
    String masked = start + '9' + end;
    for (char digit = '8'; digit >= '0' && isLuhnValid(masked) != valid; digit--) {
      masked = start + digit + end;
    }
    return masked;
  }

  /** {@return whether the last digit of a number is the check digit of the others} */
  static boolean isLuhnValid(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = digit > 4 ? 2 * digit - 9 : 2 * digit;
      sum += i % 2 == 0 ? digit : doubled;
    }
    return sum % 10 == 0;
  }

  /** Number, separator, month, service code, and digits of which none may be shown. */
  private static String maskedTrack(String track, char separator) {
    String account = leadingDigits(track);
    String rest = track.substring(account.length());
    boolean separated = !rest.isEmpty() && rest.charAt(0) == separator;
    int shown = separated ? Math.min(rest.length(), 1 + MONTH_AND_SERVICE_CODE) : 0;
    return maskedPan(account) + rest.substring(0, shown) + digitsToZero(rest.substring(shown));
  }

  private static String maskedTextTrack(String track) {
    int nameStart = track.indexOf('^') + 1;
    int nameEnd = track.indexOf('^', nameStart);
    if (nameStart == 0 || nameEnd < 0) {
      return anonymous(track);
    }
    int accountStart = track.startsWith("B") ? 1 : 0;
    String account = track.substring(accountStart, nameStart - 1);
    int shownEnd = Math.min(track.length(), nameEnd + 1 + MONTH_AND_SERVICE_CODE);
    return track.substring(0, accountStart)
        + (leadingDigits(account).equals(account) ? maskedPan(account) : anonymous(account))
        + '^'
        + anonymous(track.substring(nameStart, nameEnd))
        + track.substring(nameEnd, shownEnd)
        + anonymous(track.substring(shownEnd));
  }

  private static String anonymous(String text) {
    StringBuilder masked = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean kept = KEPT_SIGNS.indexOf(c) >= 0 || c == 0;
      masked.append(kept ? c : isDigit(c) ? '0' : 'X');
    }
    return masked.toString();
  }

  private static String digitsToZero(String nibbles) {
    StringBuilder masked = new StringBuilder(nibbles.length());
    for (int i = 0; i < nibbles.length(); i++) {
      masked.append(nibbles.charAt(i) == 'F' ? 'F' : '0');
    }
    return masked.toString();
  }

  private static String leadingDigits(String text) {
    int count = 0;
    while (count < text.length() && isDigit(text.charAt(count))) {
      count++;
    }
    return text.substring(0, count);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNibbleTrack(Tag tag) {
    return tag.equals(TRACK_2)
        || tag.equals(TRACK_2_OF_MASTERCARD)
        || tag.equals(TRACK_2_OF_STRIPE);
  }

  private static boolean isTextTrack(Tag tag) {
    return tag.equals(TRACK_1) || tag.equals(TRACK_1_OF_STRIPE);
  }

  private static boolean isPrintable(byte[] data, Place place) {
    for (int i = place.from(); i < place.to(); i++) {
      if (data[i] < 0x20 || data[i] > 0x7E) {
        return false;
      }
    }
    return true;
  }

  private static String nibbles(byte[] data, Place place) {
    return HEX.formatHex(data, place.from(), place.to());
  }

  private static void putNibbles(byte[] data, Place place, String nibbles) {
    System.arraycopy(HEX.parseHex(nibbles), 0, data, place.from(), place.to() - place.from());
  }

  private static String text(byte[] data, Place place) {
    return new String(data, place.from(), place.to() - place.from(), StandardCharsets.ISO_8859_1);
  }

  private static void putText(byte[] data, Place place, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, data, place.from(), bytes.length);
  }
}
