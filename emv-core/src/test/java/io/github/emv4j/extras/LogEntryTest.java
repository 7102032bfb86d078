package io.github.emv4j.extras;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Amount;
import io.github.emv4j.data.CardText;
import io.github.emv4j.data.CurrencyCode;
import io.github.emv4j.data.Dol;
import io.github.emv4j.extras.LogDecoder.Subject;
import io.github.emv4j.extras.ProductionData.Field;
import io.github.emv4j.tlv.Tag;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one record of a log says. */
class LogEntryTest {
  private static final CurrencyCode EURO = new CurrencyCode(978);

  private static LogContext context(LogContext.Origin origin) {
    return new LogContext(Optional.of(EURO), CardText.common().orChinese(), origin);
  }

  private static Optional<LogEntry> decode(
      LogContext.Origin origin, Subject subject, String format, String record) {
    Optional<Dol> list =
        format.isEmpty() ? Optional.empty() : Optional.of(Dol.parse(Bytes.fromHex(format)));
    return new LogDecoder(subject, list, context(origin)).decode(3, Bytes.fromHex(record));
  }

  private static LogEntry entry(String format, String record) {
    return decode(LogContext.Origin.OTHER, Subject.TRANSACTIONS, format, record).orElseThrow();
  }

  @Test
  void saysEverythingInOneLine() {
    LogEntry entry =
        entry(
            "9A039F21039F02069F03069C019F4E089F27019F3602",
            "240117123045000000001234000000000200" + "01" + "53484F5020200000" + "40" + "0017");

    assertThat(entry.describe())
        .isEqualTo(
            "2024-01-17 12:30:45, 12.34 EUR, of it 2.00 EUR as other amount, Cash withdrawal or"
                + " cash advance, SHOP, approved, number 23");
    assertThat(entry).hasToString("log record 3");
    assertThat(entry.rest()).isEqualTo(Bytes.EMPTY);
    assertThat(entry.otherAmount()).contains(Amount.ofMinorUnits(200, EURO));
    assertThat(entry.transactionType()).contains("Cash withdrawal or cash advance");
    assertThat(LogEntry.inSeconds(LocalTime.of(7, 5))).isEqualTo("07:05:00");
  }

  @Test
  void saysTheBytesIfItKnowsNothing() {
    assertThat(entry("9F7C02", "ABCD").describe()).isEqualTo("ABCD");
    assertThat(entry("", "ABCD").describe()).isEqualTo("ABCD");
    assertThat(entry("", "ABCD").rest()).isEqualTo(Bytes.fromHex("ABCD"));
    assertThat(entry("9A03", "240117").describe()).isEqualTo("2024-01-17");
  }

  @ParameterizedTest
  @CsvSource({"00, declined", "40, approved", "80, online requested", "C0, ''", "4F, approved"})
  void tellsTheDecision(String cid, String decision) {
    assertThat(entry("9F27019F3602", cid + "0001").decision().orElse("")).isEqualTo(decision);
  }

  @ParameterizedTest
  @CsvSource({
    "VISA, 001500000000, 0",
    "VISA, 001500001234, 1234",
    "VISA, 001499999999, 1499999999",
    "OTHER, 001500001234, 1500001234",
  })
  void takesOffWhatCardsOfVisaAdd(LogContext.Origin origin, String amount, long units) {
    LogEntry entry =
        decode(origin, Subject.TRANSACTIONS, "9F02069F3602", amount + "0001").orElseThrow();

    assertThat(entry.minorUnits()).hasValue(units);
  }

  @ParameterizedTest
  @CsvSource({"0000, 0", "0001, 1", "0999, 999", "1000, 0", "000A, 0"})
  void tellsTheCountry(String value, int country) {
    LogEntry entry = entry("9F1A029F3602", value + "0001");

    assertThat(entry.country().orElse(0)).isEqualTo(country);
  }

  @ParameterizedTest
  @CsvSource({
    "53484F50FFFFFFFF, SHOP",
    "2053484F50202020, SHOP",
    "C9EEDBDAFFFFFFFF, 深圳",
    "FFFFFFFFFFFFFFFF, ''",
    "2020202020202020, ''",
    "53FF4F50FFFFFFFF, S\uFFFDOP",
  })
  void tellsTheMerchant(String value, String merchant) {
    assertThat(entry("9F4E089F3602", value + "0001").merchant().orElse("")).isEqualTo(merchant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "FF", "0000000000", "FFFFFFFFFF"})
  void skipsRecordsThatWereNeverWritten(String record) {
    assertThat(decode(LogContext.Origin.OTHER, Subject.TRANSACTIONS, "9A03", record)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"11", "1111", "0001", "FF00", "00FF", "FFFE"})
  void keepsAllOthers(String record) {
    assertThat(decode(LogContext.Origin.OTHER, Subject.TRANSACTIONS, "9A03", record)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "7005240117ABCD, 2024-01-17, ABCD",
    "708105240117ABCD, 2024-01-17, ABCD",
    // Neither length fits, so it is no template.
    "7004240117ABCD, 1970-04-24, 0117ABCD",
    "708104240117ABCD, '', 240117ABCD",
    "708205240117ABCD, '', 240117ABCD",
    "7000, '', ''",
    "70, '', ''",
  })
  void opensATemplateWhoseLengthFits(String record, String date, String rest) {
    LogEntry entry = entry("9A03", record);

    assertThat(entry.date().map(LocalDate::toString).orElse("")).isEqualTo(date);
    assertThat(entry.rest()).isEqualTo(Bytes.fromHex(rest));
    assertThat(entry.record()).isEqualTo(Bytes.fromHex(record));
  }

  @ParameterizedTest
  @CsvSource({
    "9F79000000000100000000000600 240117, 9F79, 100, 600",
    "DF79000000000100000000000600 240117, DF79, 100, 600",
    "9F79000000000100000000000600, 9F79, 100, 600",
  })
  void tellsWhatATopUpDid(String record, String tag, long before, long after) {
    LogEntry entry =
        decode(LogContext.Origin.OTHER, Subject.LOADS, "9A03", record.replace(" ", ""))
            .orElseThrow();

    LogEntry.BalanceChange change = entry.change().orElseThrow();
    assertThat(change.balance()).isEqualTo(Tag.fromHex(tag));
    assertThat(change.before()).isEqualTo(before);
    assertThat(change.after()).isEqualTo(after);
    assertThat(entry.describe()).endsWith("1.00 EUR to 6.00 EUR");
    assertThat(entry.date().isPresent()).isEqualTo(record.endsWith("240117"));
    assertThat(decode(LogContext.Origin.OTHER, Subject.TRANSACTIONS, "9A03", "240117"))
        .hasValueSatisfying(other -> assertThat(other.change()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9F790000000001000000000006",
        "9F7800000000010000000000060024",
        "9F79000000000100000000000A0024",
      })
  void showsAnotherTopUpAsItIs(String record) {
    LogEntry entry = decode(LogContext.Origin.OTHER, Subject.LOADS, "9A03", record).orElseThrow();

    assertThat(entry.change()).isEmpty();
    assertThat(entry.describe()).isEqualTo(record);
  }

  @ParameterizedTest
  @CsvSource({
    "A0000000031010, VISA",
    "A0000000041010, MASTERCARD",
    "A000000333010101, UNIONPAY",
    "A000000632010105, UNIONPAY",
    "A0000000651010, JCB",
    "A0000000250104, OTHER",
  })
  void knowsTheIssuersScheme(String aid, Issuer issuer) {
    assertThat(Issuer.of(Bytes.fromHex(aid))).isEqualTo(issuer);
  }

  // GlobalPlatform Card Specification, H.6.
  @Test
  void namesThePartsOfProductionData() {
    assertThat(
            Arrays.stream(Field.values())
                .filter(Field::isDate)
                .map(Field::words)
                .collect(Collectors.joining(", ")))
        .isEqualTo(
            "operating system date, fabrication date, module date, embedding date,"
                + " pre-personalisation date, personalisation date");
    assertThat(
            Arrays.stream(Field.values())
                .filter(Field::isPersonal)
                .map(Field::words)
                .collect(Collectors.joining(", ")))
        .isEqualTo(
            "serial number, batch, pre-personalisation equipment, personalisation equipment");
  }

  @ParameterizedTest
  @CsvSource({
    // Only the last digit of the year is told: the latest day that is not later counts.
    "6001, 2016-05-01, 2016-01-01",
    "6122, 2016-05-01, 2016-05-01",
    "6123, 2016-05-01, 2006-05-03",
    "6366, 2017-05-01, 2016-12-31",
    "6366, 2016-05-01, 1996-12-31",
    "5366, 2016-05-01, ''",
    "5365, 2016-05-01, 2015-12-31",
    "0000, 2016-05-01, ''",
    "6000, 2016-05-01, ''",
    "6A01, 2016-05-01, ''",
  })
  void choosesTheYearOfADay(String value, LocalDate notAfter, String day) {
    Bytes data = Bytes.filled(0x11, 6).concat(Bytes.fromHex(value)).concat(Bytes.filled(0x11, 34));

    assertThat(
            new ProductionData(data)
                .date(Field.OPERATING_SYSTEM_DATE, notAfter)
                .map(LocalDate::toString)
                .orElse(""))
        .isEqualTo(day);
  }
}
