package io.github.emv4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.tlv.Tag;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a card depends on whose it is, and on what stands in the place of what. */
class CardDataElementsTest {
  private static final String VISA = "A0000000031010";
  private static final String MASTERCARD = "A0000000041010";
  private static final String UNIONPAY = "A000000333010101";
  private static final String TRACK_1 =
      Bytes.copyOf("B4761739001010010^DOE/JOHN^4912201".getBytes(StandardCharsets.US_ASCII))
          .toHex();

  private static CardData card(String... tagsAndValues) {
    CardData.Builder builder = CardData.builder();
    for (int i = 0; i < tagsAndValues.length; i += 2) {
      builder.add(
          Tag.fromHex(tagsAndValues[i]),
          Bytes.fromHex(tagsAndValues[i + 1]),
          DataSource.record(1, 1));
    }
    return builder.build();
  }

  @Test
  void readsTheElementsOfAnApplication() {
    CardData card =
        card(
            "94",
            "08010100",
            "9F07",
            "FF80",
            "9F08",
            "0096",
            "8E",
            "00000000000000001F03",
            "56",
            TRACK_1);

    assertThat(card.afl().orElseThrow().recordCount()).isEqualTo(1);
    assertThat(card.auc()).contains(new Auc(0xFF80));
    assertThat(card.applicationVersion()).contains(new ApplicationVersion(0x96));
    assertThat(card.cvmList().orElseThrow().rules()).hasSize(1);
    assertThat(card.track1().orElseThrow().name()).contains(CardholderName.of("DOE/JOHN"));
  }

  @ParameterizedTest
  @CsvSource({
    "A000000333010101, 00, 110101199001010011, IDENTITY_CARD",
    "A000000333010101, 05, 110101199001010011, OTHER",
    "A000000333010101, 06, 110101199001010011, ''",
    "A000000333010101, 0000, 110101199001010011, ''",
    // Elsewhere these tags are something else.
    "A0000000041010, 00, '', ''",
  })
  void tellsTheHoldersDocumentOfUnionPay(String aid, String type, String number, String document) {
    CardData card = card("84", aid, "9F62", type, "9F61", "313130313031313939303031303130303131");

    assertThat(card.identityNumber().orElse("")).isEqualTo(number);
    assertThat(card.identityType().map(Enum::name).orElse("")).isEqualTo(document);
  }

  @ParameterizedTest
  @CsvSource({
    "A000000333010101, 656E, 银联",
    "A0000000031010, 656E7A68, 银联",
    "A0000000031010, 636E, 银联",
    "A0000000031010, 656E, \uFFFD\uFFFD\uFFFD\uFFFD",
  })
  void readsChineseOnCardsThatSpeakIt(String aid, String languages, String label) {
    assertThat(card("84", aid, "5F2D", languages, "50", "D2F8C1AA").label()).contains(label);
  }

  @Test
  void takesABlankTextForNone() {
    assertThat(card("50", "202020").label()).isEmpty();
    assertThat(card("50", "205620").label()).contains(" V");
  }

  @Test
  void takesTheListedNameWhereTheApplicationSaysNone() {
    assertThat(card("4F", VISA).dfName()).contains(Bytes.fromHex(VISA));
    assertThat(card("4F", VISA, "84", MASTERCARD).dfName()).contains(Bytes.fromHex(MASTERCARD));
    assertThat(card().dfName()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "57, A0000000031010, 4761739001010010, 2049-12-31",
    "9F6B, A0000000041010, 4761739001010010, 2049-12-31",
    "9F6B, A0000000031010, '', ''",
    "56, A0000000031010, 4761739001010010, 2049-12-31",
  })
  void takesNumberAndDateFromATrack(String tag, String aid, String number, String date) {
    String track = tag.equals("56") ? TRACK_1 : "4761739001010010D4912201";
    CardData card = card("84", aid, tag, track);

    assertThat(card.pan().map(Pan::digits).orElse("")).isEqualTo(number);
    assertThat(card.expirationDate().map(EmvDate::toString).orElse("")).isEqualTo(date);
  }

  @ParameterizedTest
  @CsvSource({
    // The registered product before what the name tells.
    "A0000000031010, 00010101, DEBIT",
    "A0000000031010, 00010102, CREDIT",
    "A0000000031010, 00010103, COMMERCIAL",
    "A0000000031010, 00010104, PREPAID",
    "A0000000031010, FFFF01AA00010104, PREPAID",
    "A000000333010102, 00010105, CREDIT",
    "A000000333010102, 0001020101, CREDIT",
    "A000000333010102, 00010201, CREDIT",
    "A000000333010102, 0001, CREDIT",
    "A000000333010102, 01000101, CREDIT",
  })
  void tellsTheProduct(String aid, String registered, CardProduct product) {
    assertThat(card("84", aid, "9F0A", registered).product()).contains(product);
  }

  @ParameterizedTest
  @CsvSource({"99, 99", "2147483647, 2147483647", "2147483648, -1", "9999999999, -1"})
  void numbersFitAnInt(String digits, int number) {
    String even = digits.length() % 2 == 0 ? digits : "0" + digits;

    assertThat(card("5F34", even).panSequenceNumber().orElse(-1)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({"9F17, 0003", "9F17, ''", "9F36, 01", "9F36, 000001", "9F13, 01"})
  void takesNoCounterOfAnotherLength(String tag, String value) {
    CardData card = card(tag, value);

    assertThat(card.pinTryCounter()).isEmpty();
    assertThat(card.atc()).isEmpty();
    assertThat(card.lastOnlineAtc()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8C", "8D", "97", "9F49"})
  void reportsAListThatAsksForThePin(String tag) {
    assertThat(card(tag, "9F02069908").problems())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(FindingCode.SECRET_REQUESTED);
              assertThat(finding.message()).contains("asks for 99, which no card is given");
            });
    assertThat(card(tag, "9F0206").problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // A command carries 255 bytes; what is only hashed may be longer.
    "8C, DF767FDF777FDF7801, 0",
    "8C, DF767FDF777FDF7802, 1",
    "97, DF767FDF777FDF7802, 0",
  })
  void limitsWhatIsSent(String tag, String list, int problems) {
    assertThat(card(tag, list).problems()).hasSize(problems);
  }

  @Test
  void reportsAHundredOfAKind() {
    CardData.Builder builder = CardData.builder();
    for (int i = 0; i < 200; i++) {
      builder.add(Tags.APPLICATION_EXPIRATION_DATE, Bytes.of(1), DataSource.record(1, 1));
    }

    String malformed =
        builder.build().problems().stream()
            .filter(finding -> finding.code() == FindingCode.DATA_MALFORMED)
            .map(Finding::message)
            .collect(Collectors.joining("\n"));
    assertThat(malformed.lines()).hasSize(101);
    assertThat(malformed).endsWith("there are more; they are left out");
  }

  @ParameterizedTest
  @CsvSource({
    "EMV, 0FA501A030F8000000000000000000000F010000000000000000000000000000, CCD-IAD",
    "VISA, 06010A03A00000, VISA-IAD013",
    "VISA, 1F43630020000000, VISA-IAD24",
    "VISA, 07010A03A00000, ''",
    "UNIONPAY, 07010103A0000001, UNIONPAY-IAD",
    "UNIONPAY, 06010103A0000001, ''",
    "MASTERCARD, 0110A00000000000000000000000000000FF, MCHIP-IAD",
    "MASTERCARD, 0110A00000000000000000000000000000, ''",
    "EMV, 0FA501A030F8000000000000000000000F0100000000000000000000000000, ''",
    "JCB, 06010A03A00000, ''",
    "VISA, '', ''",
  })
  void tellsTheLayoutOfIssuerDataByItsBeginning(Scope scope, String value, String layout) {
    Bytes data = Bytes.fromHex(value);

    assertThat(BitTable.decode(Tags.ISSUER_APPLICATION_DATA, scope, data))
        .isEqualTo(BitTable.decodeLayout(Tags.ISSUER_APPLICATION_DATA, layout, data));
    assertThat(BitTable.decode(Tags.ISSUER_APPLICATION_DATA, scope, data).isEmpty())
        .isEqualTo(layout.isEmpty());
    assertThat(BitTable.layouts(Tags.ISSUER_APPLICATION_DATA))
        .contains("CCD-IAD", "VISA-IAD013", "VISA-IAD24", "UNIONPAY-IAD", "MCHIP-IAD");
  }
}
