package io.github.emv4j.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.emv4j.bytes.Bytes;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RsaKeyTest {
  @ParameterizedTest
  @CsvSource({
    "1024, 3",
    "1024, 65537",
    "1152, 3",
    "1408, 65537",
    "1976, 3",
    "1984, 3",
    "1984, 65537",
    "768, 3"
  })
  void signatureIsOpenedByThePublicKey(int bits, int exponent) {
    RsaKey key = RsaKey.madeUp(bits, exponent, 2);
    Bytes block = Bytes.of(0x6A).concat(Bytes.filled(0x5C, bits / 8 - 1));
    String signature = key.sign(block).toHex();
    assertThat(key.length()).isEqualTo(bits / 8);
    assertThat(key.modulus().length()).isEqualTo(bits / 8);
    assertThat(key.modulus().at(0)).isGreaterThanOrEqualTo(0x80);
    assertThat(Signatures.open(signature, key.modulus().toHex(), key.exponent().toHex()))
        .isEqualTo(block.toHex());
  }

  @ParameterizedTest
  @CsvSource({"512, 3", "1000, 3", "1024, 65537", "1984, 3", "1976, 65537"})
  void deciphersWhatThePublicKeyEnciphers(int bits, int exponent) {
    RsaKey key = RsaKey.madeUp(bits, exponent, 2);
    BigInteger modulus = new BigInteger(key.modulus().toHex(), 16);
    Random random = new Random(bits);
    for (int i = 0; i < 50; i++) {
      BigInteger plain = new BigInteger(i == 0 ? 3 : bits, random).mod(modulus);
      byte[] deciphered = key.decipher(plain.modPow(BigInteger.valueOf(exponent), modulus));
      assertThat(deciphered).hasSize(bits / 8);
      assertThat(new BigInteger(1, deciphered)).isEqualTo(plain);
    }
    assertThat(key.decipher(BigInteger.ZERO)).containsOnly(0);
  }

  @Test
  void exponentHasOneOrThreeBytes() {
    assertThat(RsaKey.madeUp(1024, 3, 1).exponent()).isEqualTo(Bytes.of(3));
    assertThat(RsaKey.madeUp(1024, 65_537, 1).exponent()).isEqualTo(Bytes.of(1, 0, 1));
  }

  @Test
  void bundledPrimesAreThoseThatASearchFinds() {
    assertThat(MadeUpPrimes.search(1024, 3)).isEqualTo(MadeUpPrimes.of(1024, 3));
  }

  @Test
  void keysOfOneLengthDiffer() {
    assertThat(RsaKey.madeUp(1024, 3, 1).modulus())
        .isNotEqualTo(RsaKey.madeUp(1024, 3, 2).modulus());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -16, 504, 1001, 1028, 4104})
  void otherLengthsAreRefused(int bits) {
    assertThatIllegalArgumentException().isThrownBy(() -> RsaKey.madeUp(bits, 3, 1));
  }

  @Test
  void exponentWithoutInverseIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> RsaKey.madeUp(1024, 2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> RsaKey.of(Bytes.of(11), Bytes.of(5), 3));
  }

  @Test
  void privatePartIsNotShown() {
    assertThat(RsaKey.madeUp(1024, 3, 1)).hasToString("RSA key of 1024 bits");
  }

  @Test
  void keysOfTheAuthoritiesAreWrittenAsATable() {
    String csv = VirtualCaKey.csv(VirtualProfiles.caKeys());
    assertThat(csv)
        .startsWith("rid,index,modulus,exponent,sha1_checksum,expiry,kind,source\nA000000003,E0,");
    assertThat(csv.lines().skip(1))
        .hasSize(VirtualProfiles.caKeys().size())
        .allMatch(
            row ->
                row.matches(
                    "A000000\\d{3},E[0-4],([0-9A-F]{2}){128,248},(03|010001),[0-9A-F]{40},,TEST,.+"));
  }
}
