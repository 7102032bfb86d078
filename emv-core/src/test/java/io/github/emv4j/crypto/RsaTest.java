package io.github.emv4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recovery of signed numbers, small enough to be worked out by hand. */
class RsaTest {
  // Modulo C1C1 = 49601: 2^3 = 8; (C1C1 - 1)^3 = C1C1 - 1; 36^3 = 46656 = B640.
  @ParameterizedTest
  @CsvSource({
    "0002, 0008",
    "0000, 0000",
    "C1C0, C1C0",
    "0024, B640",
    "C1C1, ",
    "C1C2, ",
    "FFFF, ",
    "02, ",
    "000002, ",
  })
  void recoversNumbersBelowTheModulusAtItsLength(String signature, String recovered) {
    Rsa rsa = Rsa.of(Bytes.fromHex("C1C1"), Bytes.of(3));

    // A key that is used again works in another way.
    for (int use = 0; use < 3; use++) {
      assertThat(rsa.recover(Bytes.fromHex(signature)).map(Bytes::toHex).orElse(null))
          .isEqualTo(recovered);
    }
  }

  // Modulo E1 = 15 * 15: a whole multiple leaves nothing, not the modulus.
  @Test
  void wholeMultipleOfTheModulusIsZero() {
    Rsa rsa = Rsa.of(Bytes.of(0xE1), Bytes.of(3));

    for (int use = 0; use < 3; use++) {
      assertThat(rsa.recover(Bytes.of(15))).contains(Bytes.of(0));
      assertThat(rsa.recover(Bytes.of(0xD2))).contains(Bytes.of(0));
    }
  }

  @Property
  void isThePowerHoweverOftenTheKeyIsUsed(
      @ForAll("moduli") BigInteger modulus, @ForAll @Size(248) byte[] any, @ForAll boolean cube) {
    BigInteger exponent = BigInteger.valueOf(cube ? 3 : 65537);
    int length = modulus.bitLength() / 8;
    Rsa rsa = Rsa.of(bytes(modulus, length), Bytes.copyOf(exponent.toByteArray()));
    BigInteger some = new BigInteger(1, any).mod(modulus);

    for (BigInteger number :
        List.of(some, modulus.subtract(BigInteger.ONE), BigInteger.ZERO, BigInteger.ONE)) {
      assertThat(rsa.recover(bytes(number, length)))
          .contains(bytes(number.modPow(exponent, modulus), length));
    }
  }

  @Provide
  Arbitrary<BigInteger> moduli() {
    return Arbitraries.integers()
        .between(1, 248)
        .flatMap(
            length ->
                Arbitraries.bigIntegers()
                    .between(
                        BigInteger.ONE.shiftLeft(8 * length - 1),
                        BigInteger.ONE.shiftLeft(8 * length).subtract(BigInteger.ONE))
                    .map(number -> number.setBit(0)));
  }

  private static Bytes bytes(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    byte[] padded = new byte[length];
    int count = Math.min(length, bytes.length);
    System.arraycopy(bytes, bytes.length - count, padded, length - count, count);
    return Bytes.copyOf(padded);
  }
}
