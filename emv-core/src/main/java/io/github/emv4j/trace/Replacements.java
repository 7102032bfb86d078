package io.github.emv4j.trace;

import io.github.emv4j.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands for card numbers, tracks and names wherever they occur: the same for each occurrence,
 * and always as long.
 *
 * <p>Of a card number parts are found too, in decimal half bytes or in ASCII: a card may hand it
 * out without its check digit, or in two answers.
 */
final class Replacements {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** How many different values are looked for: more than any card has. */
  private static final int MAX_VALUES = 64;

  /** Digits of a part; fewer would be found by accident. */
  private static final int PART = 8;

  /** Digits that differ in a part; what has fewer is as well a file locator or an amount. */
  private static final int MIN_DIFFERENT = 4;

  /** A shorter name would be found by accident. */
  private static final int MIN_NAME = 5;

  private static final int MIN_TRACK = 20;

  /** A track 2 without a tag in front. */
  private static final Pattern TRACK = Pattern.compile("(?<![0-9])([3-6][0-9]{11,18}+)D[0-9]{7}");

  /** A card number in ASCII, with nothing numeric beside it. */
  private static final Pattern TEXT = Pattern.compile("(?<!3[0-9])(3[3-6](?:3[0-9]){12,18}+)");

  private final Map<String, String> numbers = new TreeMap<>();
  private final Map<String, String> values =
      new TreeMap<>(
          Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
  private final Map<Integer, String> parts = new HashMap<>();

  /** Looks for a number from now on; zeros that fill it up may be missing elsewhere. */
  void addNumber(String digits) {
    String number = digits.replaceFirst("^0+", "");
    // What is then too short is no number: zeros alone, an empty or a masked value.
    if (number.length() < ValueMask.MIN_PAN
        || numbers.size() >= MAX_VALUES
        || numbers.containsKey(number)) {
      return;
    }
    String masked = ValueMask.maskedPan(number);
    numbers.put(number, masked);
    for (int i = 0; i + PART <= number.length(); i++) {
      String part = number.substring(i, i + PART);
      if (part.chars().distinct().count() >= MIN_DIFFERENT) {
        parts.putIfAbsent(Integer.parseUnsignedInt(part, 16), masked.substring(i, i + PART));
      }
    }
  }

  /**
   * Looks for a whole value from now on.
   *
   * @param value as it stands in its own object, hexadecimal digits
   * @param masked as long
   */
  void addValue(String value, String masked) {
    if (values.size() < MAX_VALUES && !value.equals(masked)) {
      values.putIfAbsent(value, masked);
    }
  }

  /** Looks for a track 2 from now on. */
  void addTrack(String nibbles, String masked) {
    int end = nibbles.indexOf('F') < 0 ? nibbles.length() : nibbles.indexOf('F');
    if (end >= MIN_TRACK) {
      addValue(nibbles.substring(0, end), masked.substring(0, end));
      addValue(
          ascii(nibbles.substring(0, end).replace('D', '=')),
          ascii(masked.substring(0, end).replace('D', '=')));
    }
  }

  /** Looks for a name from now on. */
  void addName(String name, String masked) {
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) == ' ') {
      end--;
    }
    if (end >= MIN_NAME) {
      addValue(latin(name.substring(0, end)), latin(masked.substring(0, end)));
    }
  }

  /** Finds numbers that stand alone, without an object around them. */
  void findNumbers(String hex) {
    Matcher tracks = TRACK.matcher(hex);
    while (tracks.find()) {
      addIfValid(tracks.group(1));
    }
    Matcher texts = TEXT.matcher(hex);
    while (texts.find()) {
      boolean byteAligned = texts.start() % 2 == 0;
      String digits = texts.group(1).replaceAll("3(.)", "$1");
      boolean ends = !hex.startsWith("3", texts.end()) || !isDigitAt(hex, texts.end() + 1);
      if (byteAligned && ends) {
        addIfValid(digits);
      }
    }
  }

  private static boolean isDigitAt(String hex, int at) {
    return at < hex.length() && Character.isDigit(hex.charAt(at));
  }

  private void addIfValid(String digits) {
    if (ValueMask.isLuhnValid(digits)) {
      addNumber(digits);
    }
  }

  /** {@return hexadecimal digits in which everything known is replaced} */
  String in(String hex) {
    String replaced = hex;
    for (Map.Entry<String, String> value : values.entrySet()) {
      replaced = replaced.replace(value.getKey(), value.getValue());
    }
    for (Map.Entry<String, String> number : numbers.entrySet()) {
      replaced = replaced.replace(number.getKey(), number.getValue());
      replaced = replaced.replace(ascii(number.getKey()), ascii(number.getValue()));
    }
    return parts.isEmpty() ? replaced : withoutParts(hex, replaced);
  }

  // Parts are looked for in what was received, so that one may begin where another one ends.
  private String withoutParts(String original, String replaced) {
    char[] result = replaced.toCharArray();
    int packed = 0;
    int text = 0;
    int textDigits = 0;
    for (int i = 0; i < result.length; i++) {
      packed = packed << 4 | HexFormat.fromHexDigit(original.charAt(i));
      String masked = i + 1 < PART ? null : parts.get(packed);
      if (masked != null) {
        put(masked, result, i + 1 - PART, 1);
      }
      if (i % 2 == 1) {
        boolean digit = original.charAt(i - 1) == '3' && isDigitAt(original, i);
        text = text << 4 | HexFormat.fromHexDigit(original.charAt(i));
        textDigits = digit ? textDigits + 1 : 0;
        masked = textDigits < PART ? null : parts.get(text);
        if (masked != null) {
          put(masked, result, i - 2 * (PART - 1), 2);
        }
      }
    }
    return new String(result);
  }

  private static void put(String masked, char[] result, int from, int step) {
    for (int i = 0; i < PART; i++) {
      result[from + i * step] = masked.charAt(i);
    }
  }

  /** {@return a comment without card numbers, also those in groups of digits, and names} */
  String inText(String comment) {
    String replaced = comment;
    for (Map.Entry<String, String> number : numbers.entrySet()) {
      Matcher grouped = grouped(number.getKey()).matcher(replaced);
      replaced = grouped.replaceAll(number.getValue());
    }
    for (Map.Entry<String, String> value : values.entrySet()) {
      replaced = replaced.replace(value.getKey(), value.getValue());
      if (value.getKey().length() % 2 == 0) {
        String name = Bytes.fromHex(value.getKey()).toText(StandardCharsets.ISO_8859_1);
        String hidden = Bytes.fromHex(value.getValue()).toText(StandardCharsets.ISO_8859_1);
        replaced = replaced.replace(name, hidden);
      }
    }
    return replaced;
  }

  private static Pattern grouped(String digits) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      pattern.append(i == 0 ? "" : "[ -]?").append(digits.charAt(i));
    }
    return Pattern.compile(pattern.toString());
  }

  private static String ascii(String text) {
    return HEX.formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String latin(String text) {
    return HEX.formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
