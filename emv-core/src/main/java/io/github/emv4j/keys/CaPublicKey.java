package io.github.emv4j.keys;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.crypto.Sha1;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A public key of a certification authority (EMV 4.4 Book 2, 11.2.1).
 *
 * @param rid registered application provider identifier: the first 5 bytes of an AID
 * @param index number of the key with that provider, 0 to 255
 * @param key modulus and exponent, at least {@value #MIN_LENGTH} bytes
 * @param expiry last day, as far as anybody said; administrative, never a reason to reject
 * @param kind live or test
 * @param source where it comes from, in words; may be empty
 */
public record CaPublicKey(
    Bytes rid,
    int index,
    RsaPublicKey key,
    Optional<LocalDate> expiry,
    KeyKind kind,
    String source) {
  /** The shortest modulus accepted, in bytes: 512 bits. */
  public static final int MIN_LENGTH = 64;

  /** Bytes of a RID. */
  public static final int RID_LENGTH = 5;

  /**
   * Checks identifier, index and length.
   *
   * @throws IllegalArgumentException if one is out of bounds
   */
  public CaPublicKey {
    if (rid.length() != RID_LENGTH) {
      throw new IllegalArgumentException("RID has " + rid.length() + " bytes, not " + RID_LENGTH);
    }
    if (index < 0 || index > 0xFF) {
      throw new IllegalArgumentException("index is not a byte: " + index);
    }
    if (key.length() < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "modulus has " + key.length() + " bytes, fewer than " + MIN_LENGTH);
    }
  }

  /**
   * {@return a key of unknown kind and expiry}
   *
   * @param rid 5 bytes
   * @param index 0 to 255
   * @param key modulus and exponent
   */
  public static CaPublicKey of(Bytes rid, int index, RsaPublicKey key) {
    return new CaPublicKey(rid, index, key, Optional.empty(), KeyKind.UNKNOWN, "");
  }

  /** {@return the modulus} */
  public Bytes modulus() {
    return key.modulus();
  }

  /** {@return the exponent, {@code 03} or {@code 010001}} */
  public Bytes exponent() {
    return key.exponent();
  }

  /** {@return SHA-1 over RID, index, modulus and exponent: the check sum as lists print it} */
  public Bytes checksum() {
    return Sha1.hash(rid, Bytes.of(index), modulus(), exponent());
  }

  /**
   * {@return a finding if the key has passed its last day}
   *
   * @param today date of the transaction
   */
  public Optional<Finding> expiryFinding(LocalDate today) {
    return expiry
        .filter(today::isAfter)
        .map(day -> Finding.of(FindingCode.CA_KEY_EXPIRED, this.toString(), "it ended on " + day));
  }

  /** {@return RID, index and size} */
  @Override
  public String toString() {
    return String.format("CA public key %s/%02X (%d bits)", rid.toHex(), index, key.bits());
  }
}
