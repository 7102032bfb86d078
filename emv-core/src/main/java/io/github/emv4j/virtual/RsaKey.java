package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An RSA key with its private part: of a certification authority, an issuer or a card. For made-up
 * cards only; nothing is done against side channels.
 */
public final class RsaKey {
  private static final int MIN_BITS = 512;
  private static final int MAX_BITS = 4_096;

  private final BigInteger modulus;
  private final BigInteger exponent;
  private final MadeUpPrimes primes;
  // Most keys of authorities are only asked for their modulus.
  private volatile @Nullable PrivatePart privatePart;

  private RsaKey(MadeUpPrimes primes, BigInteger exponent) {
    this.primes = primes;
    this.exponent = exponent;
    modulus = primes.p().multiply(primes.q());
  }

  /**
   * {@return a key made of its primes}
   *
   * @param p a prime
   * @param q another prime
   * @param exponent the public exponent: 3 or 65537 on cards that follow the rules
   * @throws IllegalArgumentException if there is no private exponent for them, or the modulus is
   *     not a whole number of bytes
   */
  public static RsaKey of(Bytes p, Bytes q, int exponent) {
    MadeUpPrimes primes =
        new MadeUpPrimes(new BigInteger(1, p.toByteArray()), new BigInteger(1, q.toByteArray()));
    if (primes.p().multiply(primes.q()).bitLength() % Byte.SIZE != 0) {
      throw new IllegalArgumentException("the modulus is not a whole number of bytes");
    }
    try {
      RsaKey key = new RsaKey(primes, BigInteger.valueOf(exponent));
      key.privatePart = PrivatePart.of(primes, key.exponent);
      return key;
    } catch (ArithmeticException e) {
      throw noKey(exponent);
    }
  }

  /**
   * {@return a key made up for tests, always the same for the same arguments}
   *
   * <p>Keys of 1024, 1152, 1408 and 1976 bits numbered 1 to 4, and of 1984 bits numbered 1 and 2,
   * cost nothing; others take part of a second when first asked for.
   *
   * @param bits length of the modulus, 512 to 4096, a multiple of 8
   * @param exponent the public exponent, 3 or 65537
   * @param number tells keys of one length apart
   * @throws IllegalArgumentException if the length is another one, or there is no such key
   */
  public static RsaKey madeUp(int bits, int exponent, int number) {
    if (bits < MIN_BITS || bits > MAX_BITS || bits % Byte.SIZE != 0) {
      throw new IllegalArgumentException("no length of a made-up key: " + bits);
    }
    RsaKey key = new RsaKey(MadeUpPrimes.of(bits, number), BigInteger.valueOf(exponent));
    if (!isInvertible(key.exponent, key.primes.p())
        || !isInvertible(key.exponent, key.primes.q())) {
      throw noKey(exponent);
    }
    return key;
  }

  private static boolean isInvertible(BigInteger exponent, BigInteger prime) {
    return exponent.gcd(prime.subtract(BigInteger.ONE)).equals(BigInteger.ONE);
  }

  private static IllegalArgumentException noKey(int exponent) {
    return new IllegalArgumentException("no key with exponent " + exponent);
  }

  /** {@return the length of the modulus in bytes} */
  public int length() {
    return modulus.bitLength() / Byte.SIZE;
  }

  /** {@return the modulus} */
  public Bytes modulus() {
    return bytes(modulus, length());
  }

  /** {@return the public exponent: {@code 03} or {@code 010001}} */
  public Bytes exponent() {
    return bytes(exponent, (exponent.bitLength() + 7) / Byte.SIZE);
  }

  /** {@return the block raised to the private exponent, as long as the modulus} */
  Bytes sign(Bytes block) {
    return bytes(raise(new BigInteger(1, block.toByteArray())), length());
  }

  /**
   * {@return what was enciphered, as long as the modulus; the caller wipes it}
   *
   * @param enciphered less than the modulus
   */
  byte[] decipher(BigInteger enciphered) {
    return new BlindedPower(modulus, exponent, this::raise).of(enciphered);
  }

  boolean fits(BigInteger number) {
    return number.compareTo(modulus) < 0;
  }

  // With the Chinese remainder theorem: two powers of half the length take a quarter of the time.
  private BigInteger raise(BigInteger number) {
    PrivatePart part = privatePart();
    BigInteger modP = number.mod(primes.p()).modPow(part.exponentP(), primes.p());
    BigInteger modQ = number.mod(primes.q()).modPow(part.exponentQ(), primes.q());
    BigInteger factor = modP.subtract(modQ).multiply(part.inverseOfQ()).mod(primes.p());
    return factor.multiply(primes.q()).add(modQ);
  }

  private PrivatePart privatePart() {
    PrivatePart known = privatePart;
    if (known == null) {
      known = PrivatePart.of(primes, exponent);
      privatePart = known;
    }
    return known;
  }

  private record PrivatePart(BigInteger exponentP, BigInteger exponentQ, BigInteger inverseOfQ) {
    static PrivatePart of(MadeUpPrimes primes, BigInteger exponent) {
      return new PrivatePart(
          exponent.modInverse(primes.p().subtract(BigInteger.ONE)),
          exponent.modInverse(primes.q().subtract(BigInteger.ONE)),
          primes.q().modInverse(primes.p()));
    }
  }

  private static Bytes bytes(BigInteger number, int length) {
    return Bytes.copyOf(array(number, length));
  }

  /** {@return the number in as many bytes; longer ones keep their low bytes} */
  private static byte[] array(BigInteger number, int length) {
    byte[] plain = number.toByteArray();
    byte[] sized = new byte[length];
    int kept = Math.min(length, plain.length);
    System.arraycopy(plain, plain.length - kept, sized, length - kept, kept);
    return sized;
  }

  /** {@return the length only} */
  @Override
  public String toString() {
    return "RSA key of " + modulus.bitLength() + " bits";
  }
}
