package io.github.emv4j.benchmarks;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.pin.Pin;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A PIN on its way to the card: the block, wiped afterwards, and the block enciphered. */
public class PinBlockBenchmark extends Suite {
  private static final int BITS = 1408;

  /** Public exponent of the card's key. */
  @Param({"3", "65537"})
  int exponent;

  private final char[] digits = {'1', '2', '3', '4'};
  private final byte[] data = new byte[BITS / 8];
  private RsaPublicKey key;
  private BigInteger modulus;
  private BigInteger publicExponent;

  /** Makes a key. */
  @Setup
  public void makeKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(new RSAKeyGenParameterSpec(BITS, BigInteger.valueOf(exponent)));
    modulus = ((RSAPublicKey) generator.generateKeyPair().getPublic()).getModulus();
    publicExponent = BigInteger.valueOf(exponent);
    key =
        RsaPublicKey.of(
            Bytes.copyOf(modulus.toByteArray()).from(1),
            Bytes.copyOf(publicExponent.toByteArray()));
    data[0] = 0x7F;
    for (int i = 1; i < data.length; i++) {
      data[i] = (byte) (i * 37);
    }
  }

  /** {@return whether a block was made; it is wiped when this returns} */
  @Benchmark
  public boolean block() {
    try (Pin pin = Pin.copyOf(digits)) {
      return pin.isUsable();
    }
  }

  /** {@return the data of an enciphered VERIFY, computed in arrays that are wiped} */
  @Benchmark
  public byte[] encipher() {
    return key.encipher(data);
  }

  /** {@return the same by numbers that nobody can wipe} */
  @Benchmark
  public byte[] limitModPow() {
    return new BigInteger(1, data).modPow(publicExponent, modulus).toByteArray();
  }
}
