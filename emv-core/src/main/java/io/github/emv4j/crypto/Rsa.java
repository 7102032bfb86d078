package io.github.emv4j.crypto;

import io.github.emv4j.bytes.Bytes;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The RSA operation with a public key: {@code x^e mod n} (EMV 4.4 Book 2, B2.1). */
public final class Rsa {
  private static final BigInteger THREE = BigInteger.valueOf(3);

  private final BigInteger modulus;
  private final BigInteger exponent;
  private final Bytes modulusBytes;
  private final int length;

  // Of a key that is used again, as those of the authorities are. Threads may each make one, or
  // not see another's: all are equal, and each is whole.
  private boolean used;
  private @Nullable Cube cube;

  private Rsa(Bytes modulus, Bytes exponent) {
    this.modulus = number(modulus);
    this.exponent = number(exponent);
    this.modulusBytes = modulus;
    this.length = modulus.length();
  }

  /**
   * {@return the operation with this key}
   *
   * @param modulus odd, with the top bit set
   * @param exponent 1 or more
   */
  public static Rsa of(Bytes modulus, Bytes exponent) {
    return new Rsa(modulus, exponent);
  }

  /**
   * {@return what a signature says, as long as the modulus; empty if it is not as long as the
   * modulus, or as a number not smaller}
   */
  public Optional<Bytes> recover(Bytes signature) {
    if (signature.length() != length) {
      return Optional.empty();
    }
    BigInteger number = number(signature);
    if (number.compareTo(modulus) >= 0) {
      return Optional.empty();
    }
    return Optional.of(Bytes.copyOf(atLength(power(number))));
  }

  /**
   * {@return the enciphered block, as long as the modulus}
   *
   * <p>No copy of the block and nothing computed from it but the result stays in memory.
   *
   * @param block as long as the modulus, as a number smaller; the caller wipes it
   * @throws IllegalArgumentException if it is not
   */
  public byte[] encipher(byte[] block) {
    if (block.length != length || !SecretPower.isBelow(block, modulusBytes)) {
      throw new IllegalArgumentException("block does not fit the modulus");
    }
    byte[] result = new byte[length];
    new SecretPower(modulus).raise(block, exponent.intValueExact(), result);
    return result;
  }

  // BigInteger picks its work by the exponent: 3 costs two multiplications, 65537 seventeen.
  private BigInteger power(BigInteger number) {
    Cube known = cube;
    if (known == null && used && exponent.equals(THREE)) {
      known = new Cube(modulus);
      cube = known;
    }
    used = true;
    return known == null ? number.modPow(exponent, modulus) : known.of(number);
  }

  private byte[] atLength(BigInteger number) {
    byte[] result = number.toByteArray();
    if (result.length == length) {
      return result;
    }
    byte[] padded = new byte[length];
    int excess = Math.max(0, result.length - length);
    int count = result.length - excess;
    System.arraycopy(result, excess, padded, length - count, count);
    return padded;
  }

  private static BigInteger number(Bytes data) {
    return new BigInteger(1, data.toByteArray());
  }
}
