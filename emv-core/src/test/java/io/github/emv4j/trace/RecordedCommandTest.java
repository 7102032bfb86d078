package io.github.emv4j.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.trace.RecordedCommand.Likeness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedCommandTest {
  private static RecordedCommand command(String hex) {
    return RecordedCommand.parse(Bytes.fromHex(hex));
  }

  // ISO/IEC 7816-4, 7.4.2: P1-P2 is a tag of one byte behind 00, or of two bytes.
  @ParameterizedTest
  @CsvSource({
    "80CA005700, 57",
    "80CA00FE00, FE",
    "80CA9F3600, 9F36",
    "00CA9F7F00, 9F7F",
    "80CABF0C00, BF0C",
  })
  void readsTheTagThatGetDataAsksFor(String command, String tag) {
    assertThat(command(command).tagOfGetData()).contains(Tag.fromHex(tag));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // No tag, one that goes on, two in a row, one of three bytes, and other commands.
        "80CA000000",
        "80CA005F00",
        "80CA00FF00",
        "80CA015700",
        "80CA575A00",
        "80CA9F8100",
        "00B2005700",
        "00B29F3600",
        "00CB9F3600",
      })
  void findsNoTagWhereNoneIsAskedFor(String command) {
    assertThat(command(command).tagOfGetData()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "80CA9F3600, 80CA9F3600, SAME",
    "80CA9F36, 80CA9F3600, SAME",
    "80CA9F3605, 80CA9F3600, OTHER_LENGTH",
    "80A80000028300, 80A8000002830100, SAME_HEADER",
    "80CA9F3600, 80CA9F1300, DIFFERENT",
    "00B2010C00, 00B2020C00, DIFFERENT",
  })
  void tellsHowMuchAlikeTwoCommandsAre(String recorded, String asked, Likeness expected) {
    assertThat(command(recorded).likenessOf(command(asked))).isEqualTo(expected);
  }
}
