package io.github.emv4j.oda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Aip;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OdaMethodTest {
  // EMV 4.4 Book 3, 10.3: the first that both support, in this order.
  @ParameterizedTest
  @CsvSource({
    "6100, E0F8C8, CDA",
    "6000, E0F8C8, DDA",
    "4000, E0F8C8, SDA",
    "4100, E0F8C0, SDA",
    "6100, E0F8C0, DDA",
    "6100, E0F880, SDA",
    "6100, E0F808, CDA",
    "2100, E0F880, ",
    "1E80, E0F8C8, ",
    "8000, E0F8CC, ",
    "E100, E0F8CC, CDA",
    "6100, E0F8, ",
    "6100, '', ",
  })
  void strongestCommonMethodIsChosen(String aip, String capabilities, OdaMethod expected) {
    assertThat(OdaMethod.choose(Aip.parse(Bytes.fromHex(aip)), Bytes.fromHex(capabilities)))
        .isEqualTo(Optional.ofNullable(expected));
  }
}
