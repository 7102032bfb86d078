package io.github.emv4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedValuesTest {
  private static Bytes hex(String hex) {
    return Bytes.fromHex(hex);
  }

  @ParameterizedTest
  @CsvSource({
    "301031, 2030-10-31",
    "110901, 2011-09-01",
    "000101, 2000-01-01",
    "491231, 2049-12-31",
    "500101, 1950-01-01",
    "991231, 1999-12-31",
    "240229, 2024-02-29",
  })
  void readsDatesWithinTheCenturyWindow(String coded, LocalDate date) {
    assertThat(EmvDate.parse(hex(coded)).date()).isEqualTo(date);
    assertThat(EmvDate.of(date).encoded()).isEqualTo(hex(coded));
    assertThat(EmvDate.of(date)).hasToString(date.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "3010",
        "30103100",
        "301331",
        "300031",
        "301032",
        "301000",
        "230229",
        "3A1031"
      })
  void refusesWhatIsNoDate(String coded) {
    assertThatThrownBy(() -> EmvDate.parse(hex(coded))).isInstanceOf(MalformedDataException.class);
  }

  @Test
  void ordersDates() {
    assertThat(EmvDate.parse(hex("991231"))).isLessThan(EmvDate.parse(hex("000101")));
    assertThatThrownBy(() -> EmvDate.of(LocalDate.of(2050, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "978, 1250, 12.50 EUR",
    "392, 1250, 1250 JPY",
    "414, 1250, 1.250 KWD",
    "156, 1, 0.01 CNY",
    "001, 100, 1.00 001",
  })
  void writesAmountsWithThePlacesOfTheCurrency(int currency, long minorUnits, String text) {
    assertThat(Amount.ofMinorUnits(minorUnits, new CurrencyCode(currency))).hasToString(text);
  }

  @Test
  void readsAmountsAndCurrencies() {
    CurrencyCode euro = CurrencyCode.parse(hex("0978"));
    assertThat(euro.letters()).contains("EUR");
    assertThat(Amount.parse(hex("000000012345"), euro)).hasToString("123.45 EUR");
    assertThat(Amount.ofMinorUnits(12345, euro, 0)).hasToString("12345 EUR");
    assertThatThrownBy(() -> CurrencyCode.parse(hex("1978")))
        .isInstanceOf(MalformedDataException.class);
    assertThat(new CurrencyCode(1).exponent()).isEmpty();
  }

  @Test
  void explainsServiceCodes() {
    ServiceCode code = ServiceCode.parse(hex("0201"));
    assertThat(code).hasToString("201");
    assertThat(code.isChipPreferred()).isTrue();
    assertThat(code.meanings())
        .containsExactly(
            "International interchange; use chip where feasible",
            "Normal authorisation",
            "No restrictions");
    assertThat(ServiceCode.of("702").isChipPreferred()).isFalse();
    assertThat(ServiceCode.of("601").isChipPreferred()).isTrue();
    assertThat(ServiceCode.of("333").meanings()).hasSize(1);
    assertThatThrownBy(() -> ServiceCode.parse(hex("1201")))
        .isInstanceOf(MalformedDataException.class);
  }

  @Test
  void readsTheProfilesOfRecordedCards() {
    Aip unionPay = Aip.parse(hex("7C00"));
    assertThat(unionPay.supportsSda() && unionPay.supportsDda()).isTrue();
    assertThat(unionPay.supportsCardholderVerification()).isTrue();
    assertThat(unionPay.requiresTerminalRiskManagement()).isTrue();
    assertThat(unionPay.supportsIssuerAuthentication()).isTrue();
    assertThat(unionPay.supportsCda() || unionPay.supportsXda()).isFalse();
    Aip mastercard = Aip.parse(hex("5980"));
    assertThat(mastercard.supportsCda() && mastercard.supportsContactlessEmvMode()).isTrue();
    assertThat(mastercard.supportsDda()).isFalse();
    assertThat(mastercard).hasToString("5980");
    assertThat(Aip.parse(hex("8201")).supportsXda()).isTrue();
    assertThat(Aip.parse(hex("8201")).supportsOnDeviceVerification()).isTrue();
    assertThat(Aip.parse(hex("8201")).supportsRelayResistance()).isTrue();
  }

  @Test
  void readsUsageControl() {
    Auc auc = Auc.parse(hex("FF80"));
    assertThat(auc.allowsAtms() && auc.allowsDomesticCashback()).isTrue();
    assertThat(auc.allowsInternationalCashback()).isFalse();
    assertThat(Auc.parse(hex("2A00")).allowsDomesticGoods()).isTrue();
    assertThat(Auc.parse(hex("2A00")).allowsDomesticServices()).isTrue();
    assertThat(Auc.parse(hex("2A00")).allowsAtms()).isTrue();
    assertThat(Auc.parse(hex("2A00")).allowsOtherTerminals()).isFalse();
    assertThat(Auc.parse(hex("5500")).allowsInternationalCash()).isTrue();
    assertThat(Auc.parse(hex("5500")).allowsInternationalGoods()).isTrue();
    assertThat(Auc.parse(hex("5500")).allowsInternationalServices()).isTrue();
    assertThat(Auc.parse(hex("5500")).allowsOtherTerminals()).isTrue();
    assertThat(Auc.parse(hex("5500")).allowsDomesticCash()).isFalse();
  }

  @Test
  void listsTheRecordsToRead() {
    // traces/unionpay-contact
    Afl afl = Afl.parse(hex("080103001001050120010100"));
    assertThat(afl.recordCount()).isEqualTo(9);
    assertThat(afl.records())
        .hasSize(9)
        .startsWith(new Afl.RecordReference(1, 1, false), new Afl.RecordReference(1, 2, false))
        .contains(new Afl.RecordReference(2, 1, true), new Afl.RecordReference(2, 2, false))
        .endsWith(new Afl.RecordReference(4, 1, false));
    assertThat(Afl.parse(hex("0F010100")).entries().get(0).sfi()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "no entry, ''",
    "not whole entries, 08010100 08",
    "file 0, 00010100",
    "file 31, F8010100",
    "record 0, 08000100",
    "last before first, 08020100",
    "more authenticated than read, 08010203",
  })
  void refusesALocatorAgainstTheRules(String rule, String coded) {
    assertThatThrownBy(() -> Afl.parse(hex(coded)))
        .as(rule)
        .isInstanceOf(MalformedDataException.class);
  }

  @Test
  void limitsTheLocator() {
    byte[] longest = new byte[252];
    for (int i = 0; i < longest.length; i += 4) {
      System.arraycopy(hex("0801FF00").toByteArray(), 0, longest, i, 4);
    }
    assertThat(Afl.parse(Bytes.copyOf(longest)).recordCount()).isEqualTo(63 * 255);
    Bytes longer = Bytes.copyOf(longest).concat(hex("08010100"));
    assertThatThrownBy(() -> Afl.parse(longer)).isInstanceOf(MalformedDataException.class);
  }

  @Test
  void ordersApplicationsByPriority() {
    ApplicationPriority first = ApplicationPriority.parse(hex("01"));
    ApplicationPriority confirmed = ApplicationPriority.parse(hex("82"));
    assertThat(confirmed.needsConfirmation()).isTrue();
    assertThat(confirmed.priority()).isEqualTo(OptionalInt.of(2));
    assertThat(ApplicationPriority.parse(hex("F0")).priority()).isEmpty();
    assertThat(first.needsConfirmation()).isFalse();
    List<ApplicationPriority> sorted = Arrays.asList(ApplicationPriority.NONE, confirmed, first);
    sorted.sort(Comparator.naturalOrder());
    assertThat(sorted).containsExactly(first, confirmed, ApplicationPriority.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "656E, en",
    "454E6465, en de",
    "636E, cn",
    "6531656E66, en",
    "656E64656672657369747074, en de fr es",
    "'', ''",
  })
  void keepsTheLanguagesThatAreCodes(String coded, String codes) {
    assertThat(LanguagePreference.parse(hex(coded))).hasToString(codes);
  }

  @Test
  void readsVerificationRules() {
    // traces/visa-contact
    CvmList list = CvmList.parse(hex("0000000000000000410342031E031F02"));
    assertThat(list.rules()).hasSize(4).first().hasToString("4103");
    assertThat(list.rules().get(0).method()).isEqualTo(1);
    assertThat(list.rules().get(0).continuesAfterFailure()).isTrue();
    assertThat(list.rules().get(3).continuesAfterFailure()).isFalse();
    assertThat(list.rules().get(3).condition()).isEqualTo(2);
    CvmList amounts = CvmList.parse(hex("00003039FFFFFFFF"));
    assertThat(amounts.x()).isEqualTo(12345);
    assertThat(amounts.y()).isEqualTo(0xFFFF_FFFFL);
    assertThat(amounts.rules()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00000000000000", "000000000000000041"})
  void refusesAVerificationListOfAWrongLength(String coded) {
    assertThatThrownBy(() -> CvmList.parse(hex(coded))).isInstanceOf(MalformedDataException.class);
  }

  @Test
  void setsAndClearsResultBits() {
    Tvr tvr = Tvr.NONE.with(Tvr.Bit.ICC_DATA_MISSING).with(Tvr.Bit.ECC_KEY_RECOVERY_FAILED);
    assertThat(tvr).hasToString("2000000002");
    assertThat(tvr.has(Tvr.Bit.ICC_DATA_MISSING)).isTrue();
    assertThat(tvr.bits())
        .containsExactly(Tvr.Bit.ICC_DATA_MISSING, Tvr.Bit.ECC_KEY_RECOVERY_FAILED);
    assertThat(tvr.without(Tvr.Bit.ICC_DATA_MISSING).bits())
        .containsExactly(Tvr.Bit.ECC_KEY_RECOVERY_FAILED);
    assertThat(Tvr.NONE).hasToString("0000000000");
    assertThat(Tsi.NONE.with(Tsi.Bit.CARDHOLDER_VERIFICATION_PERFORMED)).hasToString("4000");
    assertThatThrownBy(() -> new Tvr(hex("00"))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyResultBitIsASingleOneOfItsOwn() {
    assertThat(Arrays.stream(Tvr.Bit.values()).map(Tvr.NONE::with).distinct())
        .hasSize(Tvr.Bit.values().length);
    for (Tvr.Bit bit : Tvr.Bit.values()) {
      assertThat(Tvr.NONE.with(bit).bits()).containsExactly(bit);
      assertThat(Long.bitCount(Tvr.NONE.with(bit).bytes().toLong())).isEqualTo(1);
    }
    for (Tsi.Bit bit : Tsi.Bit.values()) {
      assertThat(Tsi.NONE.with(bit).bits()).containsExactly(bit);
    }
  }

  @Property
  void anyBytesAreAValueOrMalformed(@ForAll @Size(max = 40) byte[] bytes) {
    List<Function<Bytes, Object>> parsers =
        List.of(
            EmvDate::parse,
            ServiceCode::parse,
            Aip::parse,
            Auc::parse,
            Afl::parse,
            CvmList::parse,
            ApplicationPriority::parse,
            LanguagePreference::parse,
            ApplicationVersion::parse,
            CurrencyCode::parse,
            Tvr::parse,
            Tsi::parse,
            Pan::parse,
            Track1::parse,
            Track2::parse,
            Iban::parse,
            Bic::parse,
            Iin::parse);
    for (Function<Bytes, Object> parser : parsers) {
      try {
        assertThat(parser.apply(Bytes.copyOf(bytes)).toString()).isNotNull();
      } catch (MalformedDataException e) {
        assertThat(e.offset()).isBetween(0, bytes.length);
      }
    }
  }
}
