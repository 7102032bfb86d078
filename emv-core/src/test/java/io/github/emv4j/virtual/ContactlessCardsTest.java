package io.github.emv4j.virtual;

import static io.github.emv4j.virtual.CardChecker.GENUINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What contactless cards compute: cryptograms, signatures over them, and check values. */
class ContactlessCardsTest {
  private static final Bytes VISA = Bytes.fromHex("A0000000031010");
  private static final Bytes UNIONPAY = Bytes.fromHex("A000000333010101");
  private static final String AMOUNT = "000000001234";
  private static final String CURRENCY = "0978";
  private static final String NUMBER = "A1B2C3D4";
  private static final String RELATED_DATA = "01A1B2C3D4200000";
  private static final String SELECT_MASTERCARD = "00A4040007A000000004101000";
  private static final String GPO = "80A8000002830000";
  private static final String CHECKSUM = "802A8E80040000002200";

  /** {@return a reading with the first byte of the Terminal Transaction Qualifiers} */
  private static CardChecker tapped(String profile, Bytes aid, String qualifiers) {
    String values =
        qualifiers
            + "804000"
            + AMOUNT
            + "000000000000"
            + "0250"
            + "0000000000"
            + CURRENCY
            + "261130"
            + "00"
            + NUMBER;
    return new CardChecker(VirtualProfiles.byName(profile), aid, values);
  }

  /** {@return the block under the signature} */
  private static String signed(CardChecker card) {
    assertThat(card.cardProblem("9F46", "9F47", "9F48")).isEqualTo(GENUINE);
    return Signatures.open(card.object("9F4B"), card.iccModulus(), card.object("9F47"));
  }

  @Test
  void visaSignsWhatTheReaderSentAndItsOwnData() {
    CardChecker card = tapped("contactless-visa", VISA, "21");
    String block = signed(card);

    assertThat(Signatures.isSound(block, NUMBER + AMOUNT + CURRENCY + RELATED_DATA)).isTrue();
    assertThat(block).startsWith("6A" + "9501" + "03" + "02" + card.object("9F36") + "BB");
    assertThat(card.object("9F69")).isEqualTo(RELATED_DATA);
  }

  @Test
  void oldVersionSignsTheNumberOfTheReaderOnly() {
    CardChecker card = tapped("contactless-visa-fdda-00", VISA, "21");

    assertThat(Signatures.isSound(signed(card), NUMBER)).isTrue();
    assertThat(card.object("9F69")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"20", "36", "A0", "00"})
  void nothingIsSignedForAReaderThatDoesNotAsk(String qualifiers) {
    assertThat(tapped("contactless-visa", VISA, qualifiers).object("9F4B")).isEmpty();
  }

  @Test
  void cardWithoutKeysSignsNothing() {
    CardTalk card = CardTalk.with("contactless-discover");
    card.send("00A4040007A000000152301000");
    String answer = card.send("80A80000238321" + "21804000" + "00".repeat(29) + "00");

    assertThat(CardChecker.template(answer).children())
        .extracting(object -> object.tag().toString())
        .contains("9F26", "9F27", "9F36")
        .doesNotContain("9F4B");
  }

  @Test
  void cryptogramComesWithCounterAndIssuersData() {
    CardChecker card = tapped("contactless-visa", VISA, "20");

    assertThat(card.object("9F27")).isEqualTo("80");
    assertThat(card.object("9F36")).isEqualTo("0039");
    assertThat(card.object("9F26")).hasSize(16);
    assertThat(card.object("9F10")).isEqualTo("06010A03A00000");
  }

  @Test
  void issuersDataOfTheCardIsGivenOnce() {
    String values = "20804000" + "00".repeat(29);
    CardTalk card = CardTalk.with("contactless-unionpay");
    card.send("00A4040008" + UNIONPAY.toHex() + "00");
    String answer = card.send("80A80000238321" + values + "00");

    assertThat(answer).contains("9F1013" + "07010103A00000010A01000000079700000000");
    assertThat(answer.split("9F1013", -1)).hasSize(2);
    assertThat(answer).doesNotContain("06010A03A00000");
  }

  @Test
  void checkValuesAreNumbersOfThreeDigits() {
    CardTalk card = CardTalk.with("contactless-magstripe");
    int high = 0;
    for (int count = 0x207; count < 0x207 + 60; count++) {
      card.statusAfter(SELECT_MASTERCARD, GPO);
      String answer = card.send(CHECKSUM);
      assertThat(answer)
          .matches("770F9F6102.{4}9F6002.{4}9F3602" + String.format("%04X", count) + "9000");
      int track2 = Integer.parseInt(answer.substring(10, 14), 16);
      int track1 = Integer.parseInt(answer.substring(20, 24), 16);
      assertThat(track2).isLessThan(1000);
      assertThat(track1).isLessThan(1000);
      high += track1 > 0xFF ? 1 : 0;
    }
    assertThat(high).isGreaterThan(0);
  }

  @Test
  void checkValuesAreComputedOnceATransaction() {
    CardTalk card = CardTalk.with("contactless-magstripe");
    assertThat(card.statusAfter(SELECT_MASTERCARD, CHECKSUM)).isEqualTo("6985");
    assertThat(card.statusAfter(GPO, CHECKSUM)).isEqualTo("9000");
    assertThat(card.statusAfter(CHECKSUM)).isEqualTo("6985");
    assertThat(card.statusAfter(SELECT_MASTERCARD, GPO, CHECKSUM)).isEqualTo("9000");
  }

  @ParameterizedTest
  @CsvSource({
    "contactless-magstripe, 802A8E8003000000 00, 6700",
    "contactless-magstripe, 802A8E80050000000022 00, 6700",
    "contactless-magstripe, 802A8E000400000022 00, 6A86",
    "contactless-magstripe, 802A9E800400000022 00, 6A86",
    "contactless-mastercard, 802A8E800400000022 00, 6D00",
  })
  void otherChecksumCommandsAreRefused(String profile, String command, String status) {
    assertThat(CardTalk.with(profile).statusAfter(SELECT_MASTERCARD, GPO, command.replace(" ", "")))
        .isEqualTo(status);
  }
}
