package io.github.emv4j.keys;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.time.YearMonth;
import java.util.Optional;

/**
 * What a recovered certificate says (EMV 4.4 Book 2, tables 6, 14 and 23).
 *
 * <p>A view of the recovered block; it may belong to a certificate that failed a check.
 *
 * @param type whose key it certifies
 * @param block the whole recovered block, {@code 6A} to {@code BC}
 */
public record Certificate(CertificateType type, Bytes block) {
  private static final int HOLDER = 2;
  private static final int CENTURY_PIVOT = 50;

  /**
   * Checks that the block is long enough.
   *
   * @throws IllegalArgumentException if it is not
   */
  public Certificate {
    if (block.length() < type.layout().overhead()) {
      throw new IllegalArgumentException("block too short: " + block);
    }
  }

  /**
   * {@return the digits that name the holder: issuer identifier, or the PAN, which is sensitive;
   * empty if they are malformed}
   */
  public Optional<String> holder() {
    try {
      return Optional.of(Bcd.compressedDigits(block.slice(HOLDER, afterHolder())));
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
  }

  /** {@return the last month in which it is valid; empty if it is not a month} */
  public Optional<YearMonth> expiry() {
    int month = twoDigits(0);
    int year = twoDigits(1);
    if (month < 1 || month > 12 || year < 0) {
      return Optional.empty();
    }
    return Optional.of(YearMonth.of(year < CENTURY_PIVOT ? 2000 + year : 1900 + year, month));
  }

  private int twoDigits(int offset) {
    int value = block.at(afterHolder() + offset);
    return (value >> 4) > 9 || (value & 0xF) > 9 ? -1 : (value >> 4) * 10 + (value & 0xF);
  }

  /** {@return the serial number, 3 bytes, unique for whoever made the certificate} */
  public Bytes serial() {
    return block.slice(afterHolder() + 2, afterHolder() + 5);
  }

  /** {@return the hash algorithm indicator; 1 is SHA-1} */
  public int hashAlgorithm() {
    return block.at(afterHolder() + 5);
  }

  /** {@return the public key algorithm indicator; 1 is RSA} */
  public int keyAlgorithm() {
    return block.at(afterHolder() + 6);
  }

  /** {@return bytes of the certified modulus, as the certificate says} */
  public int keyLength() {
    return block.at(afterHolder() + 7);
  }

  /** {@return bytes of the certified exponent, as the certificate says} */
  public int exponentLength() {
    return block.at(afterHolder() + 8);
  }

  /** {@return the field with the modulus or its first part, filler included} */
  Bytes modulusField() {
    return block.slice(afterHolder() + 9, block.length() - 21);
  }

  private int afterHolder() {
    return HOLDER + type.holderLength();
  }

  /** {@return type, serial number, expiry and key size, never the PAN} */
  @Override
  public String toString() {
    return String.format(
        "%s %s until %s, key of %d bits",
        type.part().words(),
        serial().toHex(),
        expiry().map(YearMonth::toString).orElse("?"),
        keyLength() * 8);
  }
}
