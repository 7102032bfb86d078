package io.github.emv4j.virtual;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The primes of the made-up keys, the same on every run. They are no secret and protect nothing.
 *
 * @param p a prime
 * @param q another prime of the same length
 */
record MadeUpPrimes(BigInteger p, BigInteger q) {
  private static final String RESOURCE = "primes.txt";
  private static final int HEXADECIMAL = 16;
  private static final BigInteger THREE = BigInteger.valueOf(3);
  private static final Map<String, MadeUpPrimes> KNOWN = readAll();

  /** {@return a pair; for other sizes than the bundled ones it is searched for once} */
  static MadeUpPrimes of(int bits, int number) {
    return KNOWN.computeIfAbsent(bits + " " + number, name -> search(bits, number));
  }

  private static Map<String, MadeUpPrimes> readAll() {
    Map<String, MadeUpPrimes> known = new ConcurrentHashMap<>();
    InputStream resource =
        Objects.requireNonNull(MadeUpPrimes.class.getResourceAsStream(RESOURCE), RESOURCE);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.US_ASCII))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .forEach(row -> known.put(row[0] + " " + row[1], new MadeUpPrimes(row[2], row[3])));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + RESOURCE, e);
    }
    return known;
  }

  private MadeUpPrimes(String p, String q) {
    this(new BigInteger(p, HEXADECIMAL), new BigInteger(q, HEXADECIMAL));
  }

  /** {@return the pair that belongs to a size and number, found anew} */
  static MadeUpPrimes search(int bits, int number) {
    Random random = new Random(1_000L * bits + number);
    BigInteger p = prime(bits / 2, random);
    return new MadeUpPrimes(p, prime(bits / 2, random));
  }

  // The two top bits make the product as long as it shall be; 2 modulo 3 allows the exponent 3.
  private static BigInteger prime(int bits, Random random) {
    while (true) {
      BigInteger start = new BigInteger(bits, random).setBit(bits - 1).setBit(bits - 2).setBit(0);
      BigInteger candidate = start.nextProbablePrime();
      if (candidate.bitLength() == bits && candidate.mod(THREE).intValue() == 2) {
        return candidate;
      }
    }
  }
}
