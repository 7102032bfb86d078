package io.github.emv4j.data;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;

/**
 * The first digits of the card numbers of an issuer (tags 42 and 9F0C).
 *
 * @param digits six or eight
 */
public record Iin(String digits) {
  /**
   * {@return the number in three or four bytes}
   *
   * @throws MalformedDataException if there are more or fewer, or the digits are not decimal
   */
  public static Iin parse(Bytes data) {
    Lengths.between(data, 3, 4, "issuer identification number");
    return new Iin(Bcd.digits(data));
  }

  @Override
  public String toString() {
    return digits;
  }
}
