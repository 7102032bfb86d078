package io.github.emv4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Card numbers, tracks and names: read fully, shown masked. */
class AccountDataTest {
  private static Bytes text(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource({
    // the cards of the traces
    "374245001741007F, 374245001741007, 374245*****1007, true",
    "1234560012345608, 1234560012345608, 123456******5608, true",
    "5413330089600044, 5413330089600044, 541333******0044, true",
    "6210948000000011, 6210948000000011, 621094******0011, true",
    "4761340000000050, 4761340000000050, 476134******0050, true",
    // the ends of the range
    "12345678, 12345678, ****5678, false",
    "123456789012FFFF, 123456789012, ********9012, false",
    "1234567890123456789F, 1234567890123456789, 123456*********6789, false",
  })
  void readsAndMasksACardNumber(String hex, String digits, String masked, boolean luhn) {
    Pan pan = Pan.parse(Bytes.fromHex(hex));
    assertThat(pan.digits()).isEqualTo(digits);
    assertThat(pan).hasToString(masked).isEqualTo(Pan.of(digits));
    assertThat(pan.isLuhnValid()).as("check digit").isEqualTo(luhn);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1234567F", "12345678901234567890", "123456789A", "12345FFF12345678"})
  void refusesWhatIsNoCardNumber(String hex) {
    assertThatThrownBy(() -> Pan.parse(Bytes.fromHex(hex)))
        .isInstanceOf(MalformedDataException.class);
  }

  @Test
  void refusalOfACardNumberDoesNotShowIt() {
    assertThatThrownBy(() -> Pan.of("123456789012345678901"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("1234");
  }

  @Test
  void changingOneDigitBreaksTheCheckDigit() {
    String digits = "374245001741007";
    for (int i = 0; i < digits.length(); i++) {
      char other = digits.charAt(i) == '9' ? '0' : (char) (digits.charAt(i) + 1);
      String changed = digits.substring(0, i) + other + digits.substring(i + 1);
      assertThat(Pan.of(changed).isLuhnValid()).as(changed).isFalse();
    }
  }

  @Test
  void readsTheTracksOfRecordedCards() {
    Track2 track = Track2.parse(Bytes.fromHex("6210948000000011D301020100000F"));
    assertThat(track.text()).isEqualTo("6210948000000011D301020100000");
    assertThat(track.pan()).contains(Pan.of("6210948000000011"));
    assertThat(track.expirationMonth()).contains(YearMonth.of(2030, 10));
    assertThat(track.serviceCode()).contains(ServiceCode.of("201"));
    assertThat(track.discretionaryData()).isEqualTo("00000");
    assertThat(track).hasToString("621094******0011D3010201*****");
    assertThat(Track2.parse(Bytes.fromHex("5413330089600044D14122010123409172")).text())
        .isEqualTo("5413330089600044D14122010123409172");
  }

  @ParameterizedTest
  @CsvSource({
    "1234567890123456, 1234567890123456, '', '', ''",
    "1234567890123456D, 1234567890123456, '', '', ''",
    "1234567890123456D1812, 1234567890123456, 2018-12, '', ''",
    "1234567890123456D1812F, 1234567890123456, 2018-12, '', ''",
    "1234567890123456D18122, 1234567890123456, 2018-12, '', 2",
    "1234567890123456D0000201, 1234567890123456, '', 201, ''",
    "1234567890123456DD2019, 1234567890123456, '', 201, 9",
    "1234567890123456D1812D99, 1234567890123456, 2018-12, '', 99",
    "1234567890123456DDD99, 1234567890123456, '', '', 99",
    "1234D1812201, '', 2018-12, 201, ''",
  })
  void isContentWithMissingPartsOfATrack(
      String nibbles, String pan, String month, String service, String rest) {
    String even = nibbles.length() % 2 == 0 ? nibbles : nibbles + "F";
    Track2 track = Track2.parse(Bytes.fromHex(even));
    assertThat(track.pan().map(Pan::digits).orElse("")).isEqualTo(pan);
    assertThat(track.expirationMonth().map(YearMonth::toString).orElse("")).isEqualTo(month);
    assertThat(track.serviceCode().map(ServiceCode::digits).orElse("")).isEqualTo(service);
    assertThat(track.discretionaryData()).isEqualTo(rest);
    assertThat(track).isEqualTo(Track2.of(track.text().replace('D', '=')));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "FF", "D1812201F", "1234F678D1", "12345678E1812201"})
  void refusesWhatIsNoTrack2(String hex) {
    String even = hex.length() % 2 == 0 ? hex : hex + "F";
    assertThatThrownBy(() -> Track2.parse(Bytes.fromHex(even)))
        .isInstanceOf(MalformedDataException.class);
  }

  @Property
  void noAccountDigitsShowInATracksText(@ForAll @Size(max = 19) byte[] bytes) {
    try {
      Track2 track = Track2.parse(Bytes.copyOf(bytes));
      assertThat(track.toString()).hasSameSizeAs(track.text());
      track.pan().ifPresent(p -> assertThat(track.toString()).doesNotContain(p.digits()));
      if (track.discretionaryData().length() > 0) {
        assertThat(track.toString()).endsWith("*");
      }
    } catch (MalformedDataException e) {
      assertThat(e.offset()).isBetween(0, bytes.length);
    }
  }

  @Test
  void readsTrack1() {
    Track1 track = Track1.parse(text("B5413330089600044^ETEC/PAYPASS^14122010123409172"));
    assertThat(track.pan()).contains(Pan.of("5413330089600044"));
    assertThat(track.name().orElseThrow().surname()).isEqualTo("ETEC");
    assertThat(track.expirationMonth()).contains(YearMonth.of(2014, 12));
    assertThat(track.serviceCode()).contains(ServiceCode.of("201"));
    assertThat(track.discretionaryData()).isEqualTo("0123409172");
    assertThat(track).hasToString("B541333******0044^E***/P******^1412201**********");
    assertThat(Track1.parse(text("B1^ /^")).name().orElseThrow().isAnonymous()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A1^2^3", "B1", "B1^2", "B1^a^", "B\u00071^2^"})
  void refusesWhatIsNoTrack1(String text) {
    assertThatThrownBy(() -> Track1.parse(text(text))).isInstanceOf(MalformedDataException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "CARD 5/VISA TEST, CARD 5, VISA TEST, C*** */V*** ****",
    "EPay TEST CARD, EPay TEST CARD, '', E*** **** ****",
    "ETEC/PAYPASS, ETEC, PAYPASS, E***/P******",
    "银联62标准卡, 银联62标准卡, '', 银******",
  })
  void takesANameApartAndMasksIt(String text, String surname, String given, String masked) {
    CardholderName name = CardholderName.of(text);
    assertThat(name.text()).isEqualTo(text);
    assertThat(name.surname()).isEqualTo(surname);
    assertThat(name.givenName().orElse("")).isEqualTo(given);
    assertThat(name).hasToString(masked);
    assertThat(name.isAnonymous()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " /", "/", "  "})
  void knowsANameThatTellsNothing(String text) {
    assertThat(CardholderName.of(text).isAnonymous()).isTrue();
    assertThat(CardholderName.of(text).givenName()).isEmpty();
  }

  @Test
  void checksAndMasksABankAccount() {
    // the example of ISO 13616
    Iban iban = Iban.parse(text("GB82WEST12345698765432"));
    assertThat(iban.isChecksumValid()).isTrue();
    assertThat(iban).hasToString("GB82**************5432");
    assertThat(Iban.parse(text("GB82WEST12345698765433")).isChecksumValid()).isFalse();
    assertThatThrownBy(() -> Iban.parse(text("GB82 WEST")))
        .isInstanceOf(MalformedDataException.class);
  }

  @Test
  void readsIssuerAndBank() {
    assertThat(Iin.parse(Bytes.fromHex("541333"))).hasToString("541333");
    assertThat(Iin.parse(Bytes.fromHex("54133300"))).hasToString("54133300");
    assertThatThrownBy(() -> Iin.parse(Bytes.fromHex("5413")))
        .isInstanceOf(MalformedDataException.class);
    assertThat(Bic.parse(text("DEUTDEFF500"))).hasToString("DEUTDEFF500");
    assertThatThrownBy(() -> Bic.parse(text("DEUTDEFF5")))
        .isInstanceOf(MalformedDataException.class);
  }
}
