package io.github.emv4j.oda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ICC Dynamic Data (EMV 4.4 Book 2, table 17): a number of 2 to 8 bytes, and what follows it. */
class DynamicDataTest {
  // The block has 40 bytes, of which 15 are free for the data.
  @ParameterizedTest
  @CsvSource({
    "03, 02, 2, 0",
    "04, 02, 2, 1",
    "09, 08, 8, 0",
    "0F, 08, 8, 6",
    "10, 08, -1, -1",
    "FF, 08, -1, -1",
    "00, 02, -1, -1",
    "01, 02, -1, -1",
    "02, 02, -1, -1",
    "03, 03, -1, -1",
    "08, 08, -1, -1",
    "0F, 01, -1, -1",
    "0F, 09, -1, -1",
  })
  void isThereIfItsLengthsFit(String length, String numberLength, int number, int rest) {
    Bytes block =
        Bytes.fromHex("6A0501" + length + numberLength)
            .concat(Bytes.filled(0xBB, 14))
            .concat(Bytes.filled(0, 20))
            .concat(Bytes.of(0xBC));

    assertThat(DynamicData.in(block).map(data -> data.number().length()).orElse(-1))
        .isEqualTo(number);
    assertThat(DynamicData.in(block).map(data -> data.rest().length()).orElse(-1)).isEqualTo(rest);
  }
}
