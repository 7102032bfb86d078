package io.github.emv4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.emv4j.bytes.Bytes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against {@link BigInteger#modPow}, which is written by others. */
class SecretPowerTest {
  @Property(tries = 300)
  void agreesWithModPow(
      @ForAll @IntRange(min = 1, max = 248) int length,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 70_000) int exponent) {
    Random random = new Random(seed);
    byte[] modulus = modulus(length, random);
    for (int power : new int[] {3, 65_537, exponent}) {
      assertAgrees(modulus, new BigInteger(8 * length - 1, random), power);
    }
  }

  @Property(tries = 100)
  void agreesAtTheEdges(
      @ForAll @IntRange(min = 1, max = 248) int length,
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 2) int distance) {
    byte[] modulus = modulus(length, new Random(seed));
    BigInteger number = new BigInteger(1, modulus);
    assertAgrees(modulus, BigInteger.valueOf(distance), 3);
    assertAgrees(modulus, number.subtract(BigInteger.valueOf(distance + 1L)), 3);
    assertAgrees(modulus, number.subtract(BigInteger.valueOf(distance + 1L)), 65_537);
  }

  @ParameterizedTest
  @CsvSource({
    "FFFFFFFFFFFFFFFF, FFFFFFFFFFFFFFFE",
    "8000000000000001, 8000000000000000",
    "FFFFFFFF00000001, FFFFFFFF00000000",
    "800000000000000000000001, 7FFFFFFFFFFFFFFFFFFFFFFF",
    "FFFFFFFFFFFFFFFFFFFFFFFF, FFFFFFFFFFFFFFFF00000000",
    "81, 80",
  })
  void agreesWhereCarriesRunFar(String modulus, String block) {
    assertAgrees(Bytes.fromHex(modulus).toByteArray(), new BigInteger(block, 16), 3);
    assertAgrees(Bytes.fromHex(modulus).toByteArray(), new BigInteger(block, 16), 65_537);
  }

  @ParameterizedTest
  @CsvSource({"C1, C1", "C1, C2", "C1, 00C0", "C1C1, C0", "C1C1, FFFF"})
  void refusesBlocksThatDoNotFit(String modulus, String block) {
    Rsa rsa = Rsa.of(Bytes.fromHex(modulus), Bytes.of(3));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> rsa.encipher(Bytes.fromHex(block).toByteArray()));
  }

  private static byte[] modulus(int length, Random random) {
    byte[] modulus = new byte[length];
    random.nextBytes(modulus);
    modulus[0] |= (byte) 0x80;
    modulus[length - 1] |= 1;
    return modulus;
  }

  private static void assertAgrees(byte[] modulus, BigInteger number, int exponent) {
    BigInteger n = new BigInteger(1, modulus);
    BigInteger base = number.mod(n);
    byte[] block = padded(base, modulus.length);
    byte[] before = block.clone();

    byte[] result =
        Rsa.of(Bytes.copyOf(modulus), Bytes.copyOf(BigInteger.valueOf(exponent).toByteArray()))
            .encipher(block);

    assertThat(result).hasSize(modulus.length);
    assertThat(new BigInteger(1, result)).isEqualTo(base.modPow(BigInteger.valueOf(exponent), n));
    assertThat(block).isEqualTo(before);
  }

  private static byte[] padded(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    byte[] padded = new byte[length];
    int count = Math.min(length, bytes.length);
    System.arraycopy(bytes, bytes.length - count, padded, length - count, count);
    return Arrays.copyOf(padded, length);
  }
}
