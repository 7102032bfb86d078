package io.github.emv4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.TlvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardDataTest {
  private static final DataSource RECORD = DataSource.record(1, 1);

  private static CardData of(String... tagsAndValues) {
    CardData.Builder builder = CardData.builder();
    for (int i = 0; i < tagsAndValues.length; i += 2) {
      builder.add(Tag.fromHex(tagsAndValues[i]), Bytes.fromHex(tagsAndValues[i + 1]), RECORD);
    }
    return builder.build();
  }

  private static Optional<String> field(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\": \"?([^\",\n]*)").matcher(json);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amex-contactless",
        "full-transaction-t0",
        "mastercard-contact",
        "mastercard-contactless",
        "unionpay-contact",
        "visa-contact"
      })
  void findsInRecordedCardsWhatIsExpected(String name) throws IOException {
    String json = Files.readString(Path.of("src/test/resources/traces", name + ".expected.json"));
    CardData.Builder builder = CardData.builder();
    builder.add(Tags.DF_NAME, Bytes.fromHex(field(json, "aid").orElseThrow()), DataSource.fci());
    builder.add(
        Tags.AIP, Bytes.fromHex(field(json, "aip").orElseThrow()), DataSource.processingOptions());
    Matcher elements =
        Pattern.compile("\"tag\": \"(\\w+)\",\\s*\"value\": \"(\\w*)\"").matcher(json);
    while (elements.find()) {
      builder.add(Tag.fromHex(elements.group(1)), Bytes.fromHex(elements.group(2)), RECORD);
    }
    CardData card = builder.build();
    assertThat(card.pan().map(Pan::digits)).isEqualTo(field(json, "pan"));
    assertThat(card.expirationDate().map(EmvDate::toString))
        .isEqualTo(field(json, "expirationDate"));
    assertThat(card.effectiveDate().map(EmvDate::toString)).isEqualTo(field(json, "effectiveDate"));
    assertThat(card.cardholderName().map(CardholderName::text))
        .isEqualTo(field(json, "cardholderName"));
    assertThat(card.serviceCode().map(ServiceCode::digits)).isEqualTo(field(json, "serviceCode"));
    assertThat(card.track2().map(Track2::text)).isEqualTo(field(json, "track2"));
    assertThat(card.aip().map(Aip::toString)).isEqualTo(field(json, "aip"));
    assertThat(card.problems()).isEmpty();
  }

  @Test
  void opensTheTemplatesOfAnswersOnly() {
    // the FCI of traces/unionpay-contact
    String fci =
        "6F3B8408A000000333010102A52F500B55494343204352454449548701015F2D02636E9F1101019F120B"
            + "5549434320435245444954BF0C059F4D020B0A";
    CardData card =
        CardData.builder()
            .add(TlvReader.parseOne(Bytes.fromHex(fci)), DataSource.fci())
            .add(TlvReader.parseOne(Bytes.fromHex("7009 7F60039001FF 5F3400")), RECORD)
            .build();
    assertThat(card.values())
        .extracting(value -> value.tag().toString())
        .containsExactly("84", "50", "87", "5F2D", "9F11", "9F12", "9F4D", "7F60", "5F34");
    assertThat(card.label()).contains("UICC CREDIT");
    assertThat(card.preferredName()).contains("UICC CREDIT");
    assertThat(card.priority().priority()).isEqualTo(OptionalInt.of(1));
    assertThat(card.dfName().orElseThrow().toHex()).isEqualTo("A000000333010102");
    assertThat(card.panSequenceNumber()).isEmpty();
    assertThat(card.problems()).isEmpty();
  }

  @Test
  void prefersTheApplicationToTheDirectory() {
    Bytes entry = Bytes.fromHex("6115 4F07A0000000031010 50024142 870102 7303420101");
    CardData.Builder builder =
        CardData.builder().add(TlvReader.parseOne(entry), DataSource.directory());
    assertThat(builder.build().values()).hasSize(4);
    assertThat(builder.build().label()).contains("AB");
    builder.add(Tags.APPLICATION_LABEL, Bytes.fromHex("4344"), DataSource.fci());
    assertThat(builder.build().label()).contains("CD");
    assertThat(builder.build().problems()).isEmpty();
  }

  @Test
  void readsCountersAndCodes() {
    CardData card =
        of("9F17", "10", "9F36", "00F0", "9F13", "0001", "5F28", "0246", "9F42", "0978");
    assertThat(card.pinTryCounter()).isEqualTo(OptionalInt.of(16));
    assertThat(card.atc()).isEqualTo(OptionalInt.of(240));
    assertThat(card.lastOnlineAtc()).isEqualTo(OptionalInt.of(1));
    assertThat(card.issuerCountry()).isEqualTo(OptionalInt.of(246));
    assertThat(card.applicationCurrency()).contains(new CurrencyCode(978));
    assertThat(of("8C", "9F0206").dol(Tags.CDOL1).orElseThrow().totalLength()).isEqualTo(6);
  }

  @Test
  void fallsBackToTheTrackForCardNumberAndLastDay() {
    CardData card = of("57", "5413330089600044D14122010123409172");
    assertThat(card.pan()).contains(Pan.of("5413330089600044"));
    assertThat(card.expirationDate()).contains(EmvDate.of(LocalDate.of(2014, 12, 31)));
    assertThat(card.serviceCode()).isEmpty();
    assertThat(of("57", "5413330089600044D1412201", "5F24", "141399").expirationDate()).isEmpty();
  }

  @Test
  void listsEmptyValuesButDoesNotFindThem() {
    CardData card = of("92", "", "5A", "");
    assertThat(card.values()).hasSize(2);
    assertThat(card.value(Tags.ISSUER_PUBLIC_KEY_REMAINDER)).isEmpty();
    assertThat(card.pan()).isEmpty();
    assertThat(card.problems()).isEmpty();
  }

  @Test
  void ignoresWhatTheCardMayNotSet() {
    CardData card = of("9F37", "00000000", "8A", "3030", "5A", "5413330089600044");
    assertThat(card.value(Tags.UNPREDICTABLE_NUMBER)).isEmpty();
    assertThat(card.values(Tags.UNPREDICTABLE_NUMBER)).hasSize(1);
    assertThat(card.problems())
        .extracting(Finding::code)
        .containsExactly(FindingCode.DATA_NOT_FROM_CARD, FindingCode.DATA_NOT_FROM_CARD);
    assertThat(card.problems().get(0).toString())
        .isEqualTo(
            "DATA_NOT_FROM_CARD at SFI 1 record 1: 9F37 (Unpredictable Number) is not the card's to"
                + " set and was ignored");
  }

  @Test
  void keepsWhatASchemeMayPutThere() {
    // PUNATC of a Mastercard has the tag of Visa's terminal transaction qualifiers.
    CardData card = of("9F66", "0E0E");
    assertThat(card.value(Tag.of(0x9F66))).isPresent();
    assertThat(card.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "5F24, 301331",
    "5F24, 3010",
    "5A, 12A4567812345678",
    "57, D301020100000F",
    "8E, 000000000000000041",
    "8C, 9F02",
    "9F07, FF",
    "5F34, 0A",
    "5F28, ABCD",
  })
  void reportsMalformedValuesWithoutShowingThem(String tag, String value) {
    CardData card = of(tag, value);
    assertThat(card.problems()).extracting(Finding::code).contains(FindingCode.DATA_MALFORMED);
    assertThat(card.problems().toString()).doesNotContain(value);
    assertThat(card.pan()).isEmpty();
    assertThat(card.expirationDate()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "5F20, 41",
    "50, ''",
    "9F11, FF",
    "5F2D, 303132",
    "9F4D, 00",
    "42, AAAAAA",
    "8E, 0000000000000000"
  })
  void bearsFaultsThatNeverMatter(String tag, String value) {
    assertThat(of(tag, value).problems()).isEmpty();
  }

  @Test
  void reportsAnElementTwiceInRecords() {
    CardData card = of("5F24", "301031", "5F24", "301031", "DF01", "01", "DF01", "02");
    assertThat(card.problems())
        .extracting(Finding::code)
        .containsExactly(FindingCode.DATA_REDUNDANT);
    assertThat(card.problems().get(0).message()).endsWith("with the same value");
  }

  @Test
  void takesEqualValuesOutsideRecordsAsHarmless() {
    CardData.Builder builder =
        CardData.builder()
            .add(Tags.ATC, Bytes.fromHex("0001"), DataSource.processingOptions())
            .add(Tags.ATC, Bytes.fromHex("0002"), DataSource.getData())
            .add(Tags.PAN_SEQUENCE_NUMBER, Bytes.fromHex("01"), DataSource.processingOptions())
            .add(Tags.PAN_SEQUENCE_NUMBER, Bytes.fromHex("01"), RECORD);
    assertThat(builder.build().problems()).isEmpty();
    builder.add(Tags.PAN_SEQUENCE_NUMBER, Bytes.fromHex("02"), DataSource.fci());
    assertThat(builder.build().problems())
        .extracting(Finding::code)
        .containsExactly(FindingCode.DATA_REDUNDANT);
  }

  @Test
  void reportsATrackThatContradicts() {
    CardData card =
        of("57", "5413330089600044D14122010123409172", "5A", "5413330089600045", "5F24", "150131");
    assertThat(card.problems())
        .extracting(Finding::code)
        .containsExactly(FindingCode.DATA_INCONSISTENT, FindingCode.DATA_INCONSISTENT);
    assertThat(card.expirationDate().orElseThrow().date()).isEqualTo(LocalDate.of(2015, 1, 31));
  }

  @Test
  void showsNoValueAsText() {
    CardData card = of("5A", "5413330089600044", "5F20", "455445432F50415950415353");
    assertThat(card.toString()).isEqualTo("CardData[5A 5F20]");
    assertThat(card.values().toString()).doesNotContain("5413");
    assertThat(card.values().get(0).isSensitive()).isTrue();
  }

  @Test
  void everySourceHasItsWords() {
    assertThat(
            List.of(
                DataSource.fci(),
                DataSource.processingOptions(),
                DataSource.record(1, 2),
                DataSource.getData(),
                DataSource.directory()))
        .extracting(DataSource::describe)
        .containsExactly("FCI", "GPO", "SFI 1 record 2", "GET DATA", "directory");
  }

  @Property
  void anyValueIsKeptAndChecked(@ForAll @Size(max = 30) byte[] bytes) {
    CardData.Builder builder = CardData.builder();
    for (int tag :
        new int[] {0x57, 0x5A, 0x82, 0x8C, 0x8E, 0x94, 0x9F11, 0x5F20, 0x5F24, 0x5F28, 0x9F38}) {
      builder.add(Tag.of(tag), Bytes.copyOf(bytes), RECORD);
    }
    CardData card = builder.build();
    assertThat(card.problems()).allMatch(finding -> !finding.message().isEmpty());
    assertThat(card.values()).hasSize(11);
    assertThat(card.cardholderName().map(CardholderName::text).orElse("")).doesNotContain("\u001B");
  }

  @Test
  void saysOfThousandsOfFaultsOnlyTheFirst() {
    CardData.Builder builder = CardData.builder();
    for (int i = 0; i < 5_000; i++) {
      builder.add(Tags.PAN, Bytes.of(i & 0xFF), DataSource.record(1, 1));
    }

    assertThat(builder.build().problems()).hasSizeLessThan(300);
  }

  @Test
  void everyKnownElementMayStandOnTheCardOnce() {
    CardData.Builder builder = CardData.builder();
    List<Tag> tags =
        IntStream.rangeClosed(0x9F01, 0x9F7F)
            .filter(tag -> (tag & 0x80) == 0)
            .mapToObj(Tag::of)
            .filter(tag -> !Dictionary.emv().definitions(tag).isEmpty())
            .filter(tag -> !Dictionary.emv().isNeverFromCard(tag))
            .toList();
    tags.forEach(tag -> builder.add(tag, Bytes.of(0x11), RECORD));

    assertThat(tags).hasSizeGreaterThan(64);
    assertThat(builder.build().problems())
        .extracting(Finding::code)
        .doesNotContain(FindingCode.DATA_REDUNDANT);

    tags.forEach(tag -> builder.add(tag, Bytes.of(0x11), RECORD));

    assertThat(builder.build().problems())
        .filteredOn(finding -> finding.code() == FindingCode.DATA_REDUNDANT)
        .hasSize(tags.size());
  }

  @Test
  void aBuilderGoesOnFromWhatIsKnown() {
    CardData known = of("5A", "9999991234567893");
    CardData more = known.toBuilder().add(Tags.ATC, Bytes.of(0, 1), DataSource.getData()).build();

    assertThat(known.values()).hasSize(1);
    assertThat(more.values()).hasSize(2).startsWith(known.values().get(0));
  }
}
