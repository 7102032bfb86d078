package io.github.emv4j.data;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import org.jspecify.annotations.Nullable;

/**
 * The number of a card, the primary account number (tag 5A).
 *
 * <p>{@link #toString()} is {@link #masked()}; only {@link #digits()} shows the number.
 */
public final class Pan {
  private static final int MIN_DIGITS = 8;
  private static final int MAX_DIGITS = 19;

  private final String digits;

  private Pan(String digits) {
    this.digits = digits;
  }

  /**
   * {@return the number with the given digits}
   *
   * @param digits 8 to 19 decimal digits
   * @throws IllegalArgumentException if there are fewer, more or others
   */
  public static Pan of(CharSequence digits) {
    if (!isPan(digits)) {
      throw new IllegalArgumentException("not 8 to 19 decimal digits");
    }
    return new Pan(digits.toString());
  }

  /**
   * {@return the number in compressed numeric form}
   *
   * @param data digits from the left, filled with {@code F}
   * @throws MalformedDataException if it has not 8 to 19 digits, or other half bytes
   */
  public static Pan parse(Bytes data) {
    String digits = Bcd.compressedDigits(data);
    if (!isPan(digits)) {
      throw MalformedDataException.at(
          "card number has " + digits.length() + " digits", data, data.length());
    }
    return new Pan(digits);
  }

  static boolean isPan(CharSequence text) {
    return text.length() >= MIN_DIGITS && text.length() <= MAX_DIGITS && Digits.only(text);
  }

  /** {@return all digits, not masked} */
  public String digits() {
    return digits;
  }

  /** {@return whether the last digit is the check digit of the others (ISO/IEC 7812-1, Annex B)} */
  public boolean isLuhnValid() {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  /**
   * {@return the digits with only the first six and last four shown; of short ones the last four}
   */
  public String masked() {
    return Mask.pan(digits);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Pan that && digits.equals(that.digits);
  }

  @Override
  public int hashCode() {
    return digits.hashCode();
  }

  /** {@return the masked number} */
  @Override
  public String toString() {
    return masked();
  }
}
