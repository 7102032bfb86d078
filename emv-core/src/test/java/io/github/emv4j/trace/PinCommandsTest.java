package io.github.emv4j.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A PIN is taken from the trace where it is there, so that no copy of the caller's is made. */
class PinCommandsTest {
  @ParameterizedTest
  @CsvSource({
    "0020008002123400, 0020008002123400",
    "00200080021234, 0020008002123400",
    "0020008002123400, 00200080021234",
    "00200080, 0020008000",
  })
  void anExpectedLengthOfZeroIsNoDifference(String asked, String recorded) {
    assertThat(PinCommands.same(Bytes.fromHex(asked).toByteArray(), Bytes.fromHex(recorded)))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "00200080021235, 00200080021234",
    "00240080021234, 00200080021234",
    "00200080021234, 0020008002123408",
    "0020008002123408, 00200080021234",
    "00200080021234, 002000800212340000",
    "002000800212340000, 00200080021234",
    "00200080021234, 002000800212",
  })
  void anythingElseIs(String asked, String recorded) {
    assertThat(PinCommands.same(Bytes.fromHex(asked).toByteArray(), Bytes.fromHex(recorded)))
        .isFalse();
  }
}
