package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The bank account behind the card (tag 5F53; ISO 13616).
 *
 * <p>{@link #toString()} is {@link #masked()}; only {@link #text()} shows the number.
 */
public final class Iban {
  private static final int MIN_LENGTH = 5;
  private static final int MAX_LENGTH = 34;
  private static final int SHOWN = 4;

  private final String text;

  private Iban(String text) {
    this.text = text;
  }

  /**
   * {@return the account number, one character a byte}
   *
   * @throws MalformedDataException if there are not 5 to 34 letters and digits
   */
  public static Iban parse(Bytes data) {
    Lengths.between(data, MIN_LENGTH, MAX_LENGTH, "IBAN");
    return new Iban(lettersAndDigits(data, "IBAN"));
  }

  static String lettersAndDigits(Bytes data, String what) {
    for (int i = 0; i < data.length(); i++) {
      int c = data.at(i);
      if ((c < '0' || c > '9') && (c < 'A' || c > 'Z')) {
        throw MalformedDataException.at("neither letter nor digit in " + what, data, i);
      }
    }
    return data.toText(StandardCharsets.US_ASCII);
  }

  /** {@return the whole number, not masked} */
  public String text() {
    return text;
  }

  /** {@return whether the two check digits fit (ISO 7064, MOD 97-10)} */
  public boolean isChecksumValid() {
    int rest = 0;
    for (char c : (text.substring(SHOWN) + text.substring(0, SHOWN)).toCharArray()) {
      int value = Character.digit(c, 36);
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
  }

  /** {@return the number with only country, check digits and the last four shown} */
  public String masked() {
    int hidden = Math.max(0, text.length() - 2 * SHOWN);
    return text.substring(0, SHOWN) + Mask.stars(hidden) + text.substring(SHOWN + hidden);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Iban that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** {@return the masked number} */
  @Override
  public String toString() {
    return masked();
  }
}
