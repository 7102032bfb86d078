package io.github.emv4j.bytes;

/**
 * Binary coded decimal: two digits a byte.
 *
 * <p>EMV knows two forms: numeric ({@code n}), right-justified with leading zeros, and compressed
 * numeric ({@code cn}), left-justified with trailing {@code F} (EMV 4.4 Book 3, 4.3).
 */
public final class Bcd {
  private static final int MAX_LONG_DIGITS = 18;

  private Bcd() {}

  /**
   * {@return all digits of a numeric ({@code n}) value, leading zeros kept}
   *
   * @param data two digits a byte
   * @throws MalformedDataException if a half byte is not a decimal digit
   */
  public static String digits(Bytes data) {
    char[] digits = new char[data.length() * 2];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = digit(data, i);
    }
    return new String(digits);
  }

  /**
   * Checks that a numeric ({@code n}) value has digits only.
   *
   * @param data two digits a byte
   * @throws MalformedDataException if a half byte is not a decimal digit
   */
  public static void checkDigits(Bytes data) {
    checkDigits(data, data.length() * 2);
  }

  private static void checkDigits(Bytes data, int count) {
    for (int i = 0; i < count; i++) {
      digit(data, i);
    }
  }

  /**
   * Checks that a compressed numeric ({@code cn}) value has digits, then filler, and no more.
   *
   * @param data digits from the left, then {@code F} to the end
   * @throws MalformedDataException if a digit follows a filler, or a half byte is neither
   */
  public static void checkCompressedDigits(Bytes data) {
    checkDigits(data, digitsBeforeFiller(data));
  }

  private static int digitsBeforeFiller(Bytes data) {
    int count = 0;
    while (count < data.length() * 2 && nibble(data, count) != 0xF) {
      count++;
    }
    for (int i = count; i < data.length() * 2; i++) {
      if (nibble(data, i) != 0xF) {
        throw MalformedDataException.at("digit after filler", data, i / 2);
      }
    }
    return count;
  }

  /**
   * {@return the digits of a compressed numeric ({@code cn}) value, without its filler}
   *
   * @param data digits from the left, then {@code F} to the end
   * @throws MalformedDataException if a digit follows a filler, or a half byte is neither
   */
  public static String compressedDigits(Bytes data) {
    char[] digits = new char[digitsBeforeFiller(data)];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = digit(data, i);
    }
    return new String(digits);
  }

  /**
   * {@return the number that a numeric ({@code n}) value stands for}
   *
   * @param data at most 9 bytes
   * @throws MalformedDataException if a half byte is not a decimal digit, or there are too many
   */
  public static long number(Bytes data) {
    if (data.length() * 2 > MAX_LONG_DIGITS) {
      throw MalformedDataException.at("number too long", data, MAX_LONG_DIGITS / 2);
    }
    long number = 0;
    for (int i = 0; i < data.length() * 2; i++) {
      number = number * 10 + (digit(data, i) - '0');
    }
    return number;
  }

  /**
   * {@return a number in numeric ({@code n}) form, zeros on the left}
   *
   * @param number 0 or more
   * @param length bytes of the result, 1 or more
   * @throws IllegalArgumentException if the number is negative or does not fit
   */
  public static Bytes numeric(long number, int length) {
    if (number < 0) {
      throw new IllegalArgumentException("negative number");
    }
    byte[] bytes = new byte[length];
    long rest = number;
    for (int i = length - 1; i >= 0; i--) {
      bytes[i] = (byte) (rest % 10 | rest / 10 % 10 << 4);
      rest /= 100;
    }
    if (rest != 0) {
      throw new IllegalArgumentException("number needs more than " + length + " bytes");
    }
    return Bytes.copyOf(bytes);
  }

  /**
   * {@return digits in compressed numeric ({@code cn}) form, an odd count filled with {@code F}}
   *
   * @param digits decimal digits only
   * @throws IllegalArgumentException if another character occurs
   */
  public static Bytes compressed(CharSequence digits) {
    byte[] bytes = new byte[(digits.length() + 1) / 2];
    for (int i = 0; i < bytes.length * 2; i++) {
      int value = i < digits.length() ? digits.charAt(i) - '0' : 0xF;
      if (i < digits.length() && (value < 0 || value > 9)) {
        throw new IllegalArgumentException("not a decimal digit at position " + (i + 1));
      }
      bytes[i / 2] |= (byte) (i % 2 == 0 ? value << 4 : value);
    }
    return Bytes.copyOf(bytes);
  }

  private static int nibble(Bytes data, int index) {
    int value = data.at(index / 2);
    return index % 2 == 0 ? value >> 4 : value & 0xF;
  }

  private static char digit(Bytes data, int index) {
    int value = nibble(data, index);
    if (value > 9) {
      throw MalformedDataException.at("not a decimal digit", data, index / 2);
    }
    return (char) ('0' + value);
  }
}
