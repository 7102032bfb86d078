package io.github.emv4j.virtual;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.bouncycastle.math.raw.Nat;

/**
 * Deciphers with an RSA key so that what was enciphered is nowhere in memory but in the result.
 *
 * <p>{@link BigInteger} leaves its numbers behind in objects that nobody can wipe. So it only gets
 * to see the power of a blinded number; the blinding is taken off by one multiplication of
 * Montgomery's in arrays of our own, which are wiped.
 */
final class BlindedPower {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final BigInteger modulus;
  private final BigInteger exponent;
  private final UnaryOperator<BigInteger> privatePower;

  /**
   * Prepares for a key.
   *
   * @param modulus odd
   * @param exponent the public one
   * @param privatePower raises a number to the private exponent
   */
  BlindedPower(BigInteger modulus, BigInteger exponent, UnaryOperator<BigInteger> privatePower) {
    this.modulus = modulus;
    this.exponent = exponent;
    this.privatePower = privatePower;
  }

  /** {@return the enciphered number to the private exponent, in whole bytes of the modulus} */
  byte[] of(BigInteger enciphered) {
    BigInteger factor = unit();
    BigInteger blinded = enciphered.multiply(factor.modPow(exponent, modulus)).mod(modulus);
    return product(privatePower.apply(blinded), factor.modInverse(modulus));
  }

  private BigInteger unit() {
    BigInteger number;
    do {
      number = new BigInteger(modulus.bitLength(), RANDOM);
    } while (!number.gcd(modulus).equals(BigInteger.ONE));
    return number.mod(modulus);
  }

  /** {@return {@code a * b mod modulus}, most significant byte first} */
  private byte[] product(BigInteger a, BigInteger b) {
    int length = (modulus.bitLength() + Integer.SIZE - 1) / Integer.SIZE;
    int[] sum = new int[2 * length + 1];
    try {
      // The factor 2^(32 * length) is what the reduction divides by.
      Nat.mul(length, words(a, length), words(b.shiftLeft(Integer.SIZE * length), length), sum);
      reduce(sum, words(modulus, length));
      return bytes(sum, length);
    } finally {
      Arrays.fill(sum, 0);
    }
  }

  private int[] words(BigInteger number, int length) {
    BigInteger reduced = number.equals(modulus) ? number : number.mod(modulus);
    return Nat.fromBigInteger(Integer.SIZE * length, reduced);
  }

  /** Leaves the number divided by the radix, modulo the modulus, in the upper half. */
  private static void reduce(int[] number, int[] modulus) {
    int length = modulus.length;
    int negatedInverse = negatedInverse(modulus[0]);
    for (int i = 0; i < length; i++) {
      int carry = Nat.mulWordAddTo(length, number[i] * negatedInverse, modulus, 0, number, i);
      Nat.addWordAt(number.length, carry, number, i + length);
    }
    if (number[2 * length] != 0 || !isBelow(number, modulus)) {
      Nat.subFrom(length, modulus, 0, number, length);
    }
  }

  private static int negatedInverse(int odd) {
    int inverse = odd; // right in its low three bits; each step doubles them
    for (int bits = 3; bits < Integer.SIZE; bits *= 2) {
      inverse *= 2 - odd * inverse;
    }
    return -inverse;
  }

  private static boolean isBelow(int[] number, int[] modulus) {
    for (int i = modulus.length - 1; i >= 0; i--) {
      int order = Integer.compareUnsigned(number[modulus.length + i], modulus[i]);
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private byte[] bytes(int[] number, int length) {
    byte[] bytes = new byte[modulus.bitLength() / Byte.SIZE];
    for (int weight = 0; weight < bytes.length; weight++) {
      int word = number[length + weight / Integer.BYTES];
      bytes[bytes.length - 1 - weight] = (byte) (word >>> (Byte.SIZE * (weight % Integer.BYTES)));
    }
    return bytes;
  }
}
