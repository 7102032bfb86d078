package io.github.emv4j.crypto;

import io.github.emv4j.bytes.Bytes;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Raises a secret number to a small public power, and leaves nothing of it in memory.
 *
 * <p>{@link BigInteger} keeps its intermediate results in objects that nobody can wipe. Here every
 * number that depends on the secret stands in an array of our own, and is zero afterwards.
 * Multiplication is Montgomery's, in words of 32 bits; what depends on the modulus alone is public
 * and computed the easy way.
 */
final class SecretPower {
  private static final long MASK = 0xFFFF_FFFFL;

  private final int[] modulus;
  private final int[] radixSquared;
  private final long negatedInverse;

  /**
   * Prepares for a modulus.
   *
   * @param modulus odd, greater than 1
   */
  SecretPower(BigInteger modulus) {
    int words = (modulus.bitLength() + 31) / 32;
    BigInteger radix = BigInteger.ONE.shiftLeft(32 * words);
    this.modulus = words(modulus, words);
    this.radixSquared = words(radix.multiply(radix).mod(modulus), words);
    BigInteger word = BigInteger.ONE.shiftLeft(32);
    this.negatedInverse = word.subtract(modulus.modInverse(word)).longValue() & MASK;
  }

  /**
   * Writes {@code block ^ exponent mod modulus}.
   *
   * @param block a number below the modulus, most significant byte first; not changed
   * @param exponent 1 or more
   * @param result as long as the modulus at least; receives the power, zeros in front
   */
  void raise(byte[] block, int exponent, byte[] result) {
    int length = modulus.length;
    int[] base = new int[length];
    int[] power = new int[length];
    int[] product = new int[length + 2];
    try {
      read(block, base);
      multiply(base, radixSquared, base, product);
      System.arraycopy(base, 0, power, 0, length);
      for (int bit = Integer.highestOneBit(exponent) >> 1; bit != 0; bit >>= 1) {
        multiply(power, power, power, product);
        if ((exponent & bit) != 0) {
          multiply(power, base, power, product);
        }
      }
      Arrays.fill(base, 0);
      base[0] = 1;
      multiply(power, base, power, product);
      write(power, result);
    } finally {
      Arrays.fill(base, 0);
      Arrays.fill(power, 0);
      Arrays.fill(product, 0);
    }
  }

  /** Writes {@code a * b / 2^(32 * length) mod modulus}; {@code target} may be a or b. */
  private void multiply(int[] a, int[] b, int[] target, int[] product) {
    int length = modulus.length;
    Arrays.fill(product, 0);
    for (int i = 0; i < length; i++) {
      addMultiple(b, a[i] & MASK, product);
      addMultiple(modulus, (product[0] & MASK) * negatedInverse & MASK, product);
      System.arraycopy(product, 1, product, 0, length + 1);
      product[length + 1] = 0;
    }
    reduce(product);
    System.arraycopy(product, 0, target, 0, length);
  }

  /** Adds {@code number * factor} to the sum. */
  private static void addMultiple(int[] number, long factor, int[] sum) {
    long carry = 0;
    for (int i = 0; i < number.length; i++) {
      carry += (number[i] & MASK) * factor + (sum[i] & MASK);
      sum[i] = (int) carry;
      carry >>>= 32;
    }
    for (int i = number.length; carry != 0; i++) {
      carry += sum[i] & MASK;
      sum[i] = (int) carry;
      carry >>>= 32;
    }
  }

  /** Takes the modulus off once if the number is not below it. */
  private void reduce(int[] number) {
    int length = modulus.length;
    if (number[length] == 0 && compareWords(number) < 0) {
      return;
    }
    long borrow = 0;
    for (int i = 0; i < length; i++) {
      borrow += (number[i] & MASK) - (modulus[i] & MASK);
      number[i] = (int) borrow;
      borrow >>= 32;
    }
    number[length] += (int) borrow;
  }

  private int compareWords(int[] number) {
    for (int i = modulus.length - 1; i >= 0; i--) {
      int order = Integer.compareUnsigned(number[i], modulus[i]);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static void read(byte[] block, int[] number) {
    for (int i = 0; i < block.length; i++) {
      int weight = block.length - 1 - i;
      if (weight < 4 * number.length) {
        number[weight / 4] |= (block[i] & 0xFF) << (8 * (weight % 4));
      }
    }
  }

  private static void write(int[] number, byte[] result) {
    Arrays.fill(result, (byte) 0);
    for (int weight = 0; weight < Math.min(result.length, 4 * number.length); weight++) {
      result[result.length - 1 - weight] = (byte) (number[weight / 4] >>> (8 * (weight % 4)));
    }
  }

  private static int[] words(BigInteger number, int count) {
    int[] words = new int[count];
    read(number.toByteArray(), words);
    return words;
  }

  /** {@return whether the block, most significant byte first, is below the modulus} */
  static boolean isBelow(byte[] block, Bytes modulus) {
    for (int i = 0; i < block.length; i++) {
      int order = (block[i] & 0xFF) - modulus.at(i);
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }
}
