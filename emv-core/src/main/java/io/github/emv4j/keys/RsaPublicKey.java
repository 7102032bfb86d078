package io.github.emv4j.keys;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.crypto.Rsa;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An RSA public key within the bounds of EMV: at most {@value #MAX_LENGTH} bytes, exponent 3 or
 * 65537 (EMV 4.4 Book 2, B2.1).
 */
public final class RsaPublicKey {
  /** The longest modulus in bytes: 1984 bits. */
  public static final int MAX_LENGTH = 248;

  private static final Bytes THREE = Bytes.of(3);
  private static final Bytes FERMAT_FOUR = Bytes.of(1, 0, 1);

  private final Bytes modulus;
  private final Bytes exponent;
  private final Rsa rsa;

  private RsaPublicKey(Bytes modulus, Bytes exponent) {
    this.modulus = modulus;
    this.exponent = exponent;
    this.rsa = Rsa.of(modulus, exponent);
  }

  /**
   * {@return the key with these numbers}
   *
   * @param modulus 1 to {@value #MAX_LENGTH} bytes, odd, top bit set
   * @param exponent {@code 03} or {@code 010001}
   * @throws IllegalArgumentException if one is out of bounds; the message says how
   */
  public static RsaPublicKey of(Bytes modulus, Bytes exponent) {
    modulusFault(modulus).ifPresent(RsaPublicKey::refuse);
    exponentFault(exponent).ifPresent(RsaPublicKey::refuse);
    return new RsaPublicKey(modulus, exponent);
  }

  static Optional<String> modulusFault(Bytes modulus) {
    int length = modulus.length();
    if (length == 0 || length > MAX_LENGTH) {
      return Optional.of("modulus has " + length + " bytes, not 1 to " + MAX_LENGTH);
    }
    if ((modulus.at(0) & 0x80) == 0) {
      return Optional.of("modulus does not begin with a set bit");
    }
    if ((modulus.at(length - 1) & 1) == 0) {
      return Optional.of("modulus is even");
    }
    return Optional.empty();
  }

  static Optional<String> exponentFault(Bytes exponent) {
    return exponent.equals(THREE) || exponent.equals(FERMAT_FOUR)
        ? Optional.empty()
        : Optional.of("exponent is neither 03 nor 010001");
  }

  private static void refuse(String fault) {
    throw new IllegalArgumentException(fault);
  }

  /** {@return the modulus, most significant byte first} */
  public Bytes modulus() {
    return modulus;
  }

  /** {@return the exponent, {@code 03} or {@code 010001}} */
  public Bytes exponent() {
    return exponent;
  }

  /** {@return bytes of the modulus} */
  public int length() {
    return modulus.length();
  }

  /** {@return bits of the modulus, for example 1984} */
  public int bits() {
    return modulus.length() * 8;
  }

  /**
   * {@return the block that was signed, as long as the modulus; empty if the signature has another
   * length, or is not smaller than the modulus}
   *
   * @param signature as the card gave it
   */
  public Optional<Bytes> recover(Bytes signature) {
    return rsa.recover(signature);
  }

  /**
   * {@return the enciphered block, as long as the modulus}
   *
   * @param block as long as the modulus, and smaller as a number; wiping it is up to the caller
   * @throws IllegalArgumentException if it is not
   */
  public byte[] encipher(byte[] block) {
    return rsa.encipher(block);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RsaPublicKey that
        && modulus.equals(that.modulus)
        && exponent.equals(that.exponent);
  }

  @Override
  public int hashCode() {
    return modulus.hashCode();
  }

  /** {@return the size and the exponent} */
  @Override
  public String toString() {
    return "RSA " + bits() + " bits, exponent " + exponent.toLong();
  }
}
