package io.github.emv4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tracks of which parts are missing, and those at the limits. */
class TrackPartsTest {
  private static final String PAN = "4761739001010010";

  private static Bytes ascii(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @CsvSource({
    "4912201123, 2049-12, 201, 123",
    "4912201, 2049-12, 201, ''",
    "491220, 2049-12, '', ''",
    "4912, 2049-12, '', ''",
    "491, '', '', ''",
    "'', '', '', ''",
    "4901201, 2049-01, 201, ''",
    "4900201, '', 201, ''",
    "4913201, '', 201, ''",
    "5001201, 1950-01, 201, ''",
    "^^^^201X, '', 201, X",
    "4912^^^X, 2049-12, '', X",
    "4912/01, 2049-12, '', ''",
    "49122:1, 2049-12, '', ''",
  })
  void splitsWhatFollowsTheNameOnTrack1(String rest, String month, String code, String more) {
    Track1 track = Track1.parse(ascii("B" + PAN + "^DOE/JOHN^" + rest));

    assertThat(track.text()).isEqualTo("B" + PAN + "^DOE/JOHN^" + rest);
    assertThat(track.expirationMonth().map(YearMonth::toString).orElse("")).isEqualTo(month);
    assertThat(track.serviceCode().map(ServiceCode::digits).orElse("")).isEqualTo(code);
    assertThat(track.discretionaryData()).isEqualTo(more);
    assertThat(track.masked())
        .startsWith("B476173******0010^D**/J***^")
        .endsWith("*".repeat(more.length()))
        .hasSameSizeAs(track.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "B", "B^", "4761739001010010^A^4912", "B1^a^4912", "B1^\u001F^4912", "B1^`^"})
  void refusesWhatIsNoTrack1(String text) {
    assertThatThrownBy(() -> Track1.parse(ascii(text))).isInstanceOf(MalformedDataException.class);
  }

  @ParameterizedTest
  @CsvSource({"76, true", "77, false"})
  void limitsTrack1(int length, boolean allowed) {
    Bytes track = ascii("B1^ ^" + "_".repeat(length - 5));

    if (allowed) {
      assertThat(Track1.parse(track).text()).hasSize(length);
      assertThat(Track1.parse(track).name()).isEmpty();
      assertThat(Track1.parse(track).pan()).isEmpty();
    } else {
      assertThatThrownBy(() -> Track1.parse(track)).isInstanceOf(MalformedDataException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, true", "19, true", "0, false", "20, false"})
  void limitsTrack2(int length, boolean allowed) {
    Bytes track = Bytes.filled(0x11, length);

    if (allowed) {
      assertThat(Track2.parse(track).text()).hasSize(2 * length);
    } else {
      assertThatThrownBy(() -> Track2.parse(track)).isInstanceOf(MalformedDataException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "D4912", "=4912", "4761:", "4761/", "4761A"})
  void refusesTextThatIsNoTrack2(String text) {
    assertThatThrownBy(() -> Track2.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"D4", "FF", "A1", "4A", "4E", "1C"})
  void refusesBytesThatAreNoTrack2(String hex) {
    assertThatThrownBy(() -> Track2.parse(Bytes.fromHex(hex)))
        .isInstanceOf(MalformedDataException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0123456789D4912201, 0123456789D4912201",
    "0123456789=4912201, 0123456789D4912201",
    "90, 90",
  })
  void takesDigitsAndEitherSeparator(String text, String kept) {
    assertThat(Track2.of(text).text()).isEqualTo(kept);
  }

  @Test
  void areEqualByTheirText() {
    Track2 track2 = Track2.of(PAN + "D4912201");
    Track1 track1 = Track1.parse(ascii("B" + PAN + "^A^4912201"));

    assertThat(track2).isEqualTo(Track2.of(PAN + "=4912201")).isNotEqualTo(Track2.of(PAN));
    assertThat(track2).hasSameHashCodeAs(Track2.of(PAN + "=4912201")).isNotEqualTo(PAN);
    assertThat(track1).isEqualTo(Track1.parse(ascii("B" + PAN + "^A^4912201 ")));
    assertThat(track1).hasSameHashCodeAs(Track1.parse(ascii("B" + PAN + "^A^4912201 ")));
    assertThat(track1).isNotEqualTo(Track1.parse(ascii("B" + PAN + "^A^"))).isNotEqualTo(PAN);
  }
}
