package io.github.emv4j.virtual;

import static io.github.emv4j.virtual.CardTalk.GPO_CREDIT;
import static io.github.emv4j.virtual.CardTalk.GPO_DEBIT;
import static io.github.emv4j.virtual.CardTalk.SELECT_CREDIT;
import static io.github.emv4j.virtual.CardTalk.SELECT_DEBIT;
import static io.github.emv4j.virtual.CardTalk.SELECT_PSE;
import static io.github.emv4j.virtual.CardTalk.TRIES;
import static io.github.emv4j.virtual.CardTalk.VERIFY_RIGHT;
import static io.github.emv4j.virtual.CardTalk.VERIFY_WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VirtualCardTest {
  @Test
  void directoryListsApplicationsInOrder() {
    CardTalk card = CardTalk.with("standard");
    assertThat(card.send(SELECT_PSE))
        .isEqualTo("6F20840E315041592E5359532E4444463031A50E880101" + "5F2D046672656E9F1101019000");
    assertThat(card.send("00B2010C00"))
        .isEqualTo(
            "702861264F07A0000000031010"
                + "500A54455354204445424954"
                + "8701019F120B44E96269742045737361699000");
    assertThat(card.send("00B2020C00")).startsWith("70").contains("4F07A0000000041010");
    assertThat(card.send("00B2030C00")).isEqualTo("6A83");
  }

  @Test
  void partialNameFindsWholeName() {
    assertThat(CardTalk.with("no-pse").send(SELECT_DEBIT)).contains("8409A00000000310107F01");
  }

  @Test
  void nextOccurrenceFindsTheOtherApplication() {
    CardTalk card = CardTalk.with("several-credit");
    assertThat(card.send(SELECT_DEBIT)).contains("8409A00000000310107F01");
    assertThat(card.send("00A4040207A000000003101000")).contains("8409A00000000310107F02");
  }

  @Test
  void blockedApplicationStillShowsItsControlInformation() {
    assertThat(CardTalk.with("blocked-application").send(SELECT_DEBIT))
        .startsWith("6F")
        .endsWith("6283");
  }

  @Test
  void processingOptionsComeInBothFormats() {
    CardTalk card = CardTalk.with("standard");
    card.send(SELECT_DEBIT);
    assertThat(card.send(GPO_DEBIT)).isEqualTo("800A310008010200100102029000");
    card.send(SELECT_CREDIT);
    assertThat(card.send(GPO_CREDIT)).isEqualTo("770E8202300094080801020010010202" + "9000");
  }

  @Test
  void longFormOfProcessingDataIsAccepted() {
    assertThat(CardTalk.with("standard").statusAfter(SELECT_CREDIT, "80A800000383810000"))
        .isEqualTo("9000");
  }

  @Test
  void transactionCounterRisesWithEachSuccessfulStart() {
    CardTalk card = CardTalk.with("standard");
    card.send(SELECT_DEBIT);
    assertThat(card.send("80CA9F3600")).isEqualTo("9F360200179000");
    card.send(GPO_CREDIT);
    assertThat(card.send("80CA9F3600")).isEqualTo("9F360200179000");
    card.send(GPO_DEBIT);
    assertThat(card.send("80CA9F3600")).isEqualTo("9F360200189000");
  }

  @Test
  void exhaustedTransactionCounterStopsTheApplication() {
    Bytes aid = PaymentCards.CREDIT;
    CardProfile profile =
        CardProfile.builder().application(aid, app -> app.transactionCounter(0xFFFE)).build();
    CardTalk card = new CardTalk(profile);
    assertThat(card.statusAfter(SELECT_CREDIT, GPO_CREDIT)).isEqualTo("9000");
    assertThat(card.statusAfter(SELECT_CREDIT, GPO_CREDIT)).isEqualTo("6985");
  }

  @Test
  void approvedOnlineTransactionMovesTheOnlineCounter() {
    CardTalk card = CardTalk.with("standard");
    card.statusAfter(SELECT_CREDIT, GPO_CREDIT, "80AE80001D" + "00".repeat(29) + "00");
    assertThat(card.send("80CA9F1300")).isEqualTo("9F130200009000");
    String second = card.send("80AE40001F" + "00".repeat(31) + "00");
    assertThat(second).startsWith("8012400106").endsWith("9000");
    assertThat(card.send("80CA9F1300")).isEqualTo("9F130201069000");
  }

  @Test
  void resetForgetsTheSessionAndKeepsTheCounters() {
    VirtualCard card = VirtualCard.of(VirtualProfiles.standard());
    CardTalk talk = new CardTalk(card);
    talk.statusAfter(SELECT_DEBIT, GPO_DEBIT, VERIFY_WRONG);
    card.powerUp();
    assertThat(talk.send(TRIES)).isEqualTo("6985");
    talk.send(SELECT_DEBIT);
    assertThat(talk.send(TRIES)).isEqualTo("9F1701029000");
    assertThat(talk.send("80CA9F3600")).isEqualTo("9F360200189000");
  }

  @Test
  void applicationWithItsOwnPinHasItsOwnCounter() {
    CardProfile profile =
        CardProfile.builder()
            .pin(ReferencePin.of(1, 2, 3, 4))
            .application(PaymentCards.DEBIT, app -> {})
            .application(
                PaymentCards.CREDIT, app -> app.pin(ReferencePin.of(9, 9, 9, 9).withTryLimit(5)))
            .build();
    CardTalk card = new CardTalk(profile);
    card.statusAfter(SELECT_DEBIT, GPO_CREDIT, VERIFY_WRONG);
    assertThat(card.send(TRIES)).isEqualTo("9F1701029000");
    card.send(SELECT_CREDIT);
    assertThat(card.send(TRIES)).isEqualTo("9F1701059000");
    assertThat(card.statusAfter(GPO_CREDIT, VERIFY_WRONG)).isEqualTo("9000");
    assertThat(card.statusAfter(VERIFY_RIGHT)).isEqualTo("63C4");
  }

  @Test
  void cardWithoutPinKnowsNoTryCounter() {
    CardProfile profile = CardProfile.builder().application(PaymentCards.DEBIT, app -> {}).build();
    CardTalk card = new CardTalk(profile);
    assertThat(card.statusAfter(SELECT_DEBIT, TRIES)).isEqualTo("6A88");
    assertThat(card.statusAfter(GPO_CREDIT, VERIFY_RIGHT)).isEqualTo("6A88");
  }

  @Test
  void pinOfTwelveDigitsIsAccepted() {
    ReferencePin pin = ReferencePin.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2);
    CardProfile profile =
        CardProfile.builder().pin(pin).application(PaymentCards.DEBIT, app -> {}).build();
    assertThat(
            new CardTalk(profile)
                .statusAfter(SELECT_DEBIT, GPO_CREDIT, "00200080082C123456789012FF"))
        .isEqualTo("9000");
  }

  @Test
  void everyChallengeIsNew() {
    CardTalk card = CardTalk.with("standard");
    card.statusAfter(SELECT_DEBIT, GPO_DEBIT);
    String first = card.send("0084000000");
    assertThat(first).hasSize(20).endsWith("9000");
    assertThat(card.send("0084000000")).isNotEqualTo(first);
  }

  @Test
  void tooShortExpectedLengthIsCorrected() {
    CardTalk card = CardTalk.with("standard");
    assertThat(card.statusAfter(SELECT_DEBIT, "80CA9F1701")).isEqualTo("6C04");
    assertThat(card.send("80CA9F1704")).isEqualTo("9F1701039000");
  }

  @ParameterizedTest
  @CsvSource({
    "4, 6700",
    "5, 9000",
    "16, 6A82",
    "17, 6700",
  })
  void namesHaveFiveToSixteenBytes(int length, String status) {
    String name = "A0000000031010" + "00".repeat(10);
    String command = String.format("00A40400%02X%s00", length, name.substring(0, 2 * length));
    assertThat(CardTalk.with("standard").statusAfter(command)).isEqualTo(status);
  }

  @Test
  void refusalOfProcessingKeepsItsStatus() {
    CardTalk card = CardTalk.with("contactless-phone-locked");
    assertThat(card.statusAfter(SELECT_DEBIT, "80A80000238321" + "00".repeat(33) + "00"))
        .isEqualTo("6986");
  }

  @ParameterizedTest
  @CsvSource({
    "8381, 6A80",
    "83, 6A80",
    "8201, 6A80",
    "830100, 6700",
    "83810100, 6700",
    "83020000, 6700",
    "838200, 6A80",
    "83810000, 6A80",
  })
  void processingDataMustBeOneTemplateAsLongAsTheListAsks(String data, String status) {
    String command = String.format("80A80000%02X%s00", data.length() / 2, data);
    assertThat(CardTalk.with("standard").statusAfter(SELECT_CREDIT, command)).isEqualTo(status);
  }

  @Test
  void lengthOfProcessingDataTakesAnotherByteFrom128On() {
    CardTalk card = CardTalk.with("standard");
    assertThat(card.statusAfter(SELECT_CREDIT, "80A8000081837F" + "00".repeat(127) + "00"))
        .isEqualTo("6700");
    assertThat(card.statusAfter("80A80000828380" + "00".repeat(128) + "00")).isEqualTo("6A80");
  }

  @Test
  void challengeTakesNoData() {
    assertThat(CardTalk.with("standard").statusAfter(SELECT_DEBIT, GPO_DEBIT, "00840000010000"))
        .isEqualTo("6700");
  }

  @Test
  void logHoldsHeadersWithoutData() {
    VirtualCard card = VirtualCard.of(VirtualProfiles.standard());
    new CardTalk(card).statusAfter(SELECT_DEBIT, "00", VERIFY_RIGHT);
    assertThat(card.commands())
        .containsExactly(CommandApdu.of(0, 0xA4, 4, 0), CommandApdu.of(0, 0x20, 0, 0x80));
  }

  @Test
  void logStaysSmall() {
    VirtualCard card = VirtualCard.of(VirtualProfiles.standard());
    byte[] command = Bytes.fromHex("00B2010C00").toByteArray();
    IntStream.range(0, 5_000).forEach(i -> card.transmit(command));
    assertThat(card.commands()).hasSize(4_096);
  }

  @Test
  void commandArrayIsLeftAlone() {
    byte[] command = Bytes.fromHex(VERIFY_RIGHT).toByteArray();
    byte[] copy = command.clone();
    VirtualCard.of(VirtualProfiles.standard()).transmit(command);
    assertThat(command).isEqualTo(copy);
  }

  @Test
  void manyCardsShareOneProfile() {
    List<VirtualCard> cards =
        IntStream.range(0, 2_000)
            .mapToObj(i -> VirtualCard.of(VirtualProfiles.standard()))
            .toList();
    new CardTalk(cards.get(0)).statusAfter(SELECT_DEBIT, GPO_DEBIT, VERIFY_WRONG);
    for (VirtualCard card : cards.subList(1, cards.size())) {
      CardTalk talk = new CardTalk(card);
      assertThat(talk.statusAfter(SELECT_DEBIT, GPO_DEBIT)).isEqualTo("9000");
      assertThat(talk.send(TRIES)).isEqualTo("9F1701039000");
    }
  }

  @Property(tries = 3_000)
  void anyBytesGetAnAnswer(@ForAll @Size(max = 300) byte[] command) {
    for (String profile :
        List.of("standard", "t0", "enciphered-pin", "card-blocked", "not-a-payment-card")) {
      VirtualCard card = VirtualCard.of(VirtualProfiles.byName(profile));
      assertThat(card.transmit(command)).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Property(tries = 3_000)
  void anyParametersOfKnownCommandsGetAnAnswer(
      @ForAll @Size(max = 40) List<byte[]> tails, @ForAll boolean overT0) {
    VirtualCard card = VirtualCard.of(VirtualProfiles.byName(overT0 ? "t0" : "standard"));
    CardTalk talk = new CardTalk(card);
    talk.statusAfter(SELECT_DEBIT, GPO_DEBIT);
    String[] known = {"00A4", "00B2", "80A8", "80CA", "0084", "0020", "80AE", "00C0", "0088"};
    int at = 0;
    for (byte[] tail : tails) {
      String command = known[at++ % known.length] + Bytes.copyOf(tail).toHex();
      assertThat(talk.send(command)).hasSizeGreaterThanOrEqualTo(4);
    }
  }
}
