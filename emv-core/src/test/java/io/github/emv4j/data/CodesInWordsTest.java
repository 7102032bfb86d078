package io.github.emv4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.tlv.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Countries, currencies, formats and the like: numbers that stand for words. */
class CodesInWordsTest {
  private static Bytes ascii(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
  }

  // ISO 3166-1.
  @ParameterizedTest
  @CsvSource({
    "0276, DE, DEU, Germany, Allemagne",
    "0840, US, USA, United States, États-Unis",
    "0056, BE, BEL, Belgium, Belgique",
  })
  void namesCountries(String coded, String two, String three, String english, String french) {
    CountryCode country = CountryCode.parse(Bytes.fromHex(coded));

    assertThat(country.letters()).contains(two);
    assertThat(country).hasToString(two);
    assertThat(country.name(Locale.ENGLISH)).contains(english);
    assertThat(country.name(Locale.FRENCH)).contains(french);
    assertThat(CountryCode.ofLetters(three.toLowerCase(Locale.ROOT))).contains(country);
    assertThat(CountryCode.ofLetters(two)).contains(country);
  }

  @Test
  void saysTheNumberOfAnUnknownCountry() {
    CountryCode country = CountryCode.parse(Bytes.fromHex("0001"));

    assertThat(country).hasToString("001");
    assertThat(country.letters()).isEmpty();
    assertThat(country.name(Locale.ENGLISH)).isEmpty();
    assertThat(CountryCode.ofLetters("QQ")).isEmpty();
  }

  // ISO 4217.
  @ParameterizedTest
  @CsvSource({"0978, EUR, Euro", "0392, JPY, Japanese Yen", "0840, USD, US Dollar"})
  void namesCurrencies(String coded, String letters, String name) {
    CurrencyCode currency = CurrencyCode.parse(Bytes.fromHex(coded));

    assertThat(currency).hasToString(letters);
    assertThat(currency.name(Locale.ENGLISH)).contains(name);
    assertThat(new CurrencyCode(1).name(Locale.ENGLISH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "78", "000978", "1000", "097A"})
  void refusesWhatIsNotThreeDigitsInTwoBytes(String coded) {
    for (Function<Bytes, Object> parser :
        List.<Function<Bytes, Object>>of(CurrencyCode::parse, CountryCode::parse)) {
      assertThatThrownBy(() -> parser.apply(Bytes.fromHex(coded)))
          .isInstanceOf(MalformedDataException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({"0999, 999", "0000, 0"})
  void readsThreeDigitsInTwoBytes(String coded, int number) {
    assertThat(CurrencyCode.parse(Bytes.fromHex(coded)).number()).isEqualTo(number);
  }

  // EMV 4.4 Book 3, 4.3.
  @ParameterizedTest
  @CsvSource({
    "ALPHABETIC, a, true",
    "ALPHANUMERIC, an, true",
    "ALPHANUMERIC_SPECIAL, ans, true",
    "BINARY, b, false",
    "COMPRESSED_NUMERIC, cn, false",
    "NUMERIC, n, false",
    "VARIABLE, var, false",
  })
  void namesFormatsLikeTheBooks(Format format, String symbol, boolean text) {
    assertThat(format.symbol()).isEqualTo(symbol);
    assertThat(format.isText()).isEqualTo(text);
    assertThat(Format.of(symbol)).isEqualTo(format);
  }

  @Test
  void knowsNoOtherFormat() {
    assertThatThrownBy(() -> Format.of("x")).isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @EnumSource
  void namesIdentityDocuments(IdentityType type) {
    assertThat(type.words()).isNotBlank();
    assertThat(type.code()).isEqualTo(type.ordinal());
    assertThat(IdentityType.of(type.code())).contains(type);
    assertThat(IdentityType.of(6)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void namesProducts(CardProduct product) {
    assertThat(product.words()).isEqualTo(product.words().toLowerCase(Locale.ROOT)).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "5A, at most 10 bytes",
    "5F24, 3 bytes",
    "9F17, 1 byte",
    "5F20, 2 to 26 bytes",
    "84, 5 to 16 bytes",
  })
  void saysHowLongAnElementIs(String tag, String words) {
    DataElement element = Dictionary.emv().lookup(Tag.fromHex(tag)).orElseThrow();

    assertThat(element.lengthInWords()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "DE89370400440532013000, DE89**************3000, true",
    "GB82WEST12345698765432, GB82**************5432, true",
    "GB82WEST12345698765431, GB82**************5431, false",
    "DE893704, DE893704, false",
    "DE8937040, DE89*7040, false",
  })
  void masksAccountNumbers(String text, String masked, boolean valid) {
    Iban iban = Iban.parse(ascii(text));

    assertThat(iban.text()).isEqualTo(text);
    assertThat(iban.isChecksumValid()).isEqualTo(valid);
    assertThat(iban).hasToString(iban.masked()).isEqualTo(Iban.parse(ascii(text)));
    assertThat(iban).hasSameHashCodeAs(Iban.parse(ascii(text))).isNotEqualTo(text);
    assertThat(iban).isNotEqualTo(Iban.parse(ascii("XX00000")));
    assertThat(iban.masked()).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DE89/3704", "DE89:3704", "DE89@3704", "DE89[3704", "DE8", ""})
  void refusesWhatIsNoAccountNumber(String text) {
    assertThatThrownBy(() -> Iban.parse(ascii(text))).isInstanceOf(MalformedDataException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DE0A9Z", "DE00AZ09", "DE000000000000000000000000000000Z9"})
  void takesLettersAndDigits(String text) {
    assertThat(Iban.parse(ascii(text)).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "DOE/JOHN, DOE, JOHN, D**/J***",
    "DOE, DOE, '', D**",
    "/JOHN, '', JOHN, /J***",
    "DOE/, DOE, '', D**/",
    "DOE /  J, DOE, J, D** /  J",
  })
  void splitsNames(String text, String surname, String given, String masked) {
    CardholderName name = CardholderName.parse(ascii(text), CardText.common());

    assertThat(name.surname()).isEqualTo(surname);
    assertThat(name.givenName().orElse("")).isEqualTo(given);
    assertThat(name).hasToString(masked).isEqualTo(CardholderName.of(text));
    assertThat(name).hasSameHashCodeAs(CardholderName.of(text)).isNotEqualTo(text);
    assertThat(name).isNotEqualTo(CardholderName.of("other"));
    assertThat(name.isAnonymous()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // From 13 digits on the first six and the last four, else the last four.
    "4761739001010010, 476173******0010",
    "4761739001010, 476173***1010",
    "476173900101, ********0101",
    "47617390, ****7390",
  })
  void masksCardNumbers(String digits, String masked) {
    assertThat(Pan.of(digits).masked()).isEqualTo(masked);
    assertThat(Pan.of(digits)).hasSameHashCodeAs(Pan.of(digits));
  }

  @ParameterizedTest
  @CsvSource({"1234, ****", "12345, *2345", "'', ''"})
  void hidesWhatIsTooShortForANumber(String digits, String masked) {
    assertThat(Mask.pan(digits)).isEqualTo(masked);
  }
}
