package io.github.emv4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.PinPadRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Byte for byte what readers are told. */
class PinVerifyStructureTest {
  private static final PinPadRequest USUAL = PinPadRequest.usual();

  private static Bytes structure(PinPadRequest request) {
    return Bytes.copyOf(PinVerifyStructure.of(request));
  }

  @Test
  void isWhatReadersWithThisPinBlockAreToldInTheField() {
    assertThat(structure(USUAL).toHex())
        .isEqualTo(
            "1E1E894704"
                + "0C04"
                + "0201"
                + "0904"
                + "00"
                + "000000"
                + "0D000000"
                + "0020008008"
                + "20FFFFFFFFFFFFFF");
  }

  @ParameterizedTest
  @CsvSource({"1000, 01", "1001, 02", "29999, 1E", "90000, 5A", "254001, FF", "255000, FF"})
  void givesTheWholeTimeForTheFirstKeyAndForAll(int milliseconds, String seconds) {
    Bytes told = structure(USUAL.withTimeout(Duration.ofMillis(milliseconds)));
    assertThat(told.slice(0, 2).toHex()).isEqualTo(seconds + seconds);
    assertThat(told.from(2)).isEqualTo(structure(USUAL).from(2));
  }

  @ParameterizedTest
  @CsvSource({"4, 12, 0C04", "4, 8, 0804", "6, 6, 0606", "12, 12, 0C0C"})
  void saysTheMostAndTheLeastDigits(int least, int most, String told) {
    Bytes structure = structure(USUAL.withDigits(new PinPadRequest.Digits(least, most)));
    assertThat(structure.slice(5, 7).toHex()).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({
    "en, 0904",
    "en-US, 0904",
    "en-GB, 0908",
    "de, 0704",
    "de-DE, 0704",
    "de-CH, 0708",
    "fr, 0C04",
    "fr-CH, 0C10",
    "pt-BR, 1604",
    "nb-NO, 1404",
    "zh-Hant-TW, 0404",
    "he, 0D04",
    "ja, 1104",
    "tlh, 0904",
    "und, 0904",
  })
  void namesTheLanguageOrEnglish(String language, String told) {
    Bytes structure = structure(USUAL.withLanguage(Locale.forLanguageTag(language)));
    assertThat(structure.slice(9, 11).toHex()).isEqualTo(told);
  }

  @Test
  void takesTheFirstLanguageThatHasANumber() {
    List<Locale> languages = Stream.of("la", "fr", "de").map(Locale::forLanguageTag).toList();

    assertThat(structure(USUAL.withLanguages(languages)).slice(9, 11).toHex()).isEqualTo("0C04");
  }
}
