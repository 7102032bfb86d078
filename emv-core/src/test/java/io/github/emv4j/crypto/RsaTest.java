package io.github.emv4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
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

    assertThat(rsa.recover(Bytes.fromHex(signature)).map(Bytes::toHex).orElse(null))
        .isEqualTo(recovered);
  }
}
