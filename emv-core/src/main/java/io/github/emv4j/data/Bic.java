package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;

/**
 * The bank that issued the card, by its Business Identifier Code (tag 5F54; ISO 9362).
 *
 * @param code eight or eleven letters and digits
 */
public record Bic(String code) {
  /**
   * {@return the code, one character a byte}
   *
   * @throws MalformedDataException if there are not eight or eleven letters and digits
   */
  public static Bic parse(Bytes data) {
    if (data.length() != 8 && data.length() != 11) {
      throw MalformedDataException.at("a BIC has 8 or 11 characters", data, data.length());
    }
    return new Bic(Iban.lettersAndDigits(data, "BIC"));
  }

  @Override
  public String toString() {
    return code;
  }
}
