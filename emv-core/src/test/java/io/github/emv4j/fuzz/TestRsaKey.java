package io.github.emv4j.fuzz;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.keys.RsaPublicKey;
import java.math.BigInteger;
import java.util.Random;

/** A key with its private part, so that a changed block can be signed like a genuine one. */
final class TestRsaKey {
  private static final BigInteger EXPONENT = BigInteger.valueOf(3);

  private final BigInteger modulus;
  private final BigInteger privateExponent;

  private TestRsaKey(BigInteger p, BigInteger q) {
    modulus = p.multiply(q);
    privateExponent =
        EXPONENT.modInverse(p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE)));
  }

  /** {@return a key of so many bytes, always the same for the same arguments} */
  static TestRsaKey of(int length, long seed) {
    Random random = new Random(seed);
    int bits = length * 4;
    TestRsaKey key;
    do {
      key = new TestRsaKey(prime(bits, random), prime(bits, random));
    } while (key.modulus.bitLength() != length * 8);
    return key;
  }

  private static BigInteger prime(int bits, Random random) {
    BigInteger prime;
    do {
      prime = BigInteger.probablePrime(bits, random);
    } while (prime.mod(EXPONENT).intValue() != 2);
    return prime;
  }

  int length() {
    return modulus.bitLength() / 8;
  }

  Bytes modulus() {
    return sized(modulus);
  }

  Bytes exponent() {
    return Bytes.of(EXPONENT.intValue());
  }

  RsaPublicKey publicKey() {
    return RsaPublicKey.of(modulus(), exponent());
  }

  /** {@return the signature over a block; of one that is too large, over its rest} */
  Bytes sign(Bytes block) {
    return sized(new BigInteger(1, block.toByteArray()).modPow(privateExponent, modulus));
  }

  boolean fits(Bytes block) {
    return new BigInteger(1, block.toByteArray()).compareTo(modulus) < 0;
  }

  private Bytes sized(BigInteger number) {
    byte[] plain = number.toByteArray();
    byte[] sized = new byte[length()];
    int kept = Math.min(sized.length, plain.length);
    System.arraycopy(plain, plain.length - kept, sized, sized.length - kept, kept);
    return Bytes.copyOf(sized);
  }
}
