package io.github.emv4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.emv4j.bytes.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each question is answered by one bit of two bytes, and by no other. */
class ProfileBitsTest {
  private static final Map<String, Predicate<Aip>> PROFILE = new LinkedHashMap<>();
  private static final Map<String, Predicate<Auc>> USAGE = new LinkedHashMap<>();

  static {
    PROFILE.put("XDA", Aip::supportsXda);
    PROFILE.put("SDA", Aip::supportsSda);
    PROFILE.put("DDA", Aip::supportsDda);
    PROFILE.put("CVM", Aip::supportsCardholderVerification);
    PROFILE.put("TRM", Aip::requiresTerminalRiskManagement);
    PROFILE.put("issuer authentication", Aip::supportsIssuerAuthentication);
    PROFILE.put("on-device verification", Aip::supportsOnDeviceVerification);
    PROFILE.put("CDA", Aip::supportsCda);
    PROFILE.put("EMV mode", Aip::supportsContactlessEmvMode);
    PROFILE.put("RRP", Aip::supportsRelayResistance);
    USAGE.put("domestic cash", Auc::allowsDomesticCash);
    USAGE.put("international cash", Auc::allowsInternationalCash);
    USAGE.put("domestic goods", Auc::allowsDomesticGoods);
    USAGE.put("international goods", Auc::allowsInternationalGoods);
    USAGE.put("domestic services", Auc::allowsDomesticServices);
    USAGE.put("international services", Auc::allowsInternationalServices);
    USAGE.put("ATMs", Auc::allowsAtms);
    USAGE.put("other terminals", Auc::allowsOtherTerminals);
    USAGE.put("domestic cashback", Auc::allowsDomesticCashback);
    USAGE.put("international cashback", Auc::allowsInternationalCashback);
  }

  // EMV 4.4 Book 3, Annex C1; EMV Contactless Book C-2, A.1.16.
  @ParameterizedTest
  @CsvSource({
    "1, 8, XDA",
    "1, 7, SDA",
    "1, 6, DDA",
    "1, 5, CVM",
    "1, 4, TRM",
    "1, 3, issuer authentication",
    "1, 2, on-device verification",
    "1, 1, CDA",
    "2, 8, EMV mode",
    "2, 1, RRP",
  })
  void asksABitOfTheInterchangeProfile(int number, int bit, String question) {
    int value = 1 << (8 * (2 - number) + bit - 1);

    assertThat(yes(PROFILE, new Aip(value))).isEqualTo(question);
    assertThat(PROFILE.get(question).test(new Aip(0xFFFF ^ value))).isFalse();
  }

  // EMV 4.4 Book 3, Annex C2.
  @ParameterizedTest
  @CsvSource({
    "1, 8, domestic cash",
    "1, 7, international cash",
    "1, 6, domestic goods",
    "1, 5, international goods",
    "1, 4, domestic services",
    "1, 3, international services",
    "1, 2, ATMs",
    "1, 1, other terminals",
    "2, 8, domestic cashback",
    "2, 7, international cashback",
  })
  void asksABitOfTheUsageControl(int number, int bit, String question) {
    int value = 1 << (8 * (2 - number) + bit - 1);

    assertThat(yes(USAGE, new Auc(value))).isEqualTo(question);
    assertThat(USAGE.get(question).test(new Auc(0xFFFF ^ value))).isFalse();
  }

  private static <T> String yes(Map<String, Predicate<T>> questions, T value) {
    return String.join(
        ", ",
        questions.entrySet().stream()
            .filter(question -> question.getValue().test(value))
            .map(Map.Entry::getKey)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 0x5C00, 0xFFFF})
  void holdTwoBytes(int value) {
    String digits = String.format("%04X", value);

    assertThat(new Aip(value)).hasToString(digits);
    assertThat(new Auc(value)).hasToString(digits);
    assertThat(new ApplicationVersion(value)).hasToString(digits);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0x10000})
  void refuseWhatIsNotTwoBytes(int value) {
    for (IntFunction<Object> type :
        List.<IntFunction<Object>>of(Aip::new, Auc::new, ApplicationVersion::new)) {
      assertThatIllegalArgumentException().isThrownBy(() -> type.apply(value));
    }
  }

  @ParameterizedTest
  @EnumSource
  void clearsOneBitOfTheStatus(Tsi.Bit bit) {
    Tsi all = new Tsi(Bytes.filled(0xFF, 2));

    assertThat(all.without(bit).has(bit)).isFalse();
    assertThat(all.without(bit).with(bit)).isEqualTo(all);
    assertThat(Tsi.NONE.without(bit)).isEqualTo(Tsi.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "00, no priority",
    "01, priority 1",
    "0F, priority 15",
    "70, no priority",
    "81, 'priority 1, needs confirmation'",
    "80, 'no priority, needs confirmation'",
  })
  void saysAPriorityInWords(String value, String words) {
    assertThat(ApplicationPriority.parse(Bytes.fromHex(value))).hasToString(words);
  }

  // EMV 4.4 Book 3, table 43: which methods verify a PIN by the card, which take a signature.
  @ParameterizedTest
  @CsvSource({
    "00, ''",
    "01, offline plaintext",
    "02, ''",
    "03, offline plaintext signature",
    "04, offline enciphered",
    "05, offline enciphered signature",
    "06, ''",
    "0F, ''",
    "1E, signature",
    "1F, ''",
  })
  void tellsWhatAMethodNeeds(String code, String needs) {
    CvmMethod method = CvmMethod.of(Integer.parseInt(code, 16)).orElseThrow();
    String found =
        (method.isOfflinePin() ? " offline" : "")
            + (method.sendsPlaintext() ? " plaintext" : "")
            + (method.sendsEnciphered() ? " enciphered" : "")
            + (method.needsSignature() ? " signature" : "");

    assertThat(found.strip()).isEqualTo(needs);
  }

  @ParameterizedTest
  @EnumSource
  void namesEveryMethod(CvmMethod method) {
    assertThat(method.text()).isNotBlank();
    assertThat(CvmMethod.of(method.code())).contains(method);
    assertThat(IntStream.of(method.code())).allMatch(code -> code >= 0 && code < 64);
  }

  @ParameterizedTest
  @EnumSource
  void namesEveryCondition(CvmCondition condition) {
    assertThat(condition.text()).isNotBlank();
    assertThat(CvmCondition.of(condition.ordinal())).contains(condition);
  }

  @ParameterizedTest
  @CsvSource({"-1, false", "0, true", "999, true", "1000, false"})
  void countriesAndCurrenciesHaveThreeDigits(int number, boolean allowed) {
    for (IntFunction<Object> type :
        List.<IntFunction<Object>>of(CountryCode::new, CurrencyCode::new)) {
      if (allowed) {
        assertThat(type.apply(number)).isNotNull();
      } else {
        assertThatIllegalArgumentException().isThrownBy(() -> type.apply(number));
      }
    }
  }
}
