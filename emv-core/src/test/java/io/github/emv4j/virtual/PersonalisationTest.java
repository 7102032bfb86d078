package io.github.emv4j.virtual;

import static io.github.emv4j.virtual.CardTalk.SELECT_DEBIT;
import static io.github.emv4j.virtual.CardTalk.SELECT_PSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.transport.TransmissionProtocol;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be put on a card, mistakes included. */
class PersonalisationTest {
  private static final String GPO = "80A8000002830000";
  private static final Tlv ANY = Tlv.of(Tag.of(0x5F28), Bytes.of(2, 0x50));

  private static CardTalk debit(Consumer<ApplicationBuilder> personalisation) {
    CardProfile profile =
        CardProfile.builder().directory().application(PaymentCards.DEBIT, personalisation).build();
    return new CardTalk(profile);
  }

  @Test
  void fileLocatorNamesRunsOfRecords() {
    CardTalk card =
        debit(
            app ->
                app.record(3, 2, ANY)
                    .record(1, 1, ANY)
                    .record(1, 2, ANY)
                    .record(1, 4, ANY)
                    .rawRecord(11, 1, Bytes.of(1)));
    card.send(SELECT_DEBIT);
    assertThat(card.send(GPO))
        .isEqualTo("800E1000" + "08010200" + "08040400" + "18020200" + "9000");
  }

  @Test
  void fileLocatorAndInterchangeProfileCanBeSet() {
    CardTalk card =
        debit(
            app ->
                app.interchangeProfile(Bytes.of(0x3D, 0x01))
                    .fileLocator(Bytes.fromHex("08010101"))
                    .processingOptionsAsObjects(Tlv.of(Tag.of(0x9F36), Bytes.of(0, 1))));
    card.send(SELECT_DEBIT);
    assertThat(card.send(GPO)).isEqualTo("770F82023D01940408010101" + "9F36020001" + "9000");
  }

  @Test
  void recordsKeepTheirObjectsAsTheyAre() {
    CardTalk card = debit(app -> app.record(1, 1, ANY, ANY));
    card.statusAfter(SELECT_DEBIT, GPO);
    assertThat(card.send("00B2010C00")).isEqualTo("700A5F2802025" + "05F280202509000");
  }

  @Test
  void controlInformationCanBeNonsense() {
    assertThat(debit(app -> app.rawControlInformation(Bytes.of(0x6F, 0x7F))).send(SELECT_DEBIT))
        .isEqualTo("6F7F9000");
  }

  @Test
  void unlistedApplicationIsFoundByNameOnly() {
    CardTalk card = debit(ApplicationBuilder::unlisted);
    assertThat(card.statusAfter(SELECT_PSE, "00B2010C00")).isEqualTo("6A82");
    assertThat(card.statusAfter(SELECT_DEBIT)).isEqualTo("9000");
  }

  @ParameterizedTest
  @CsvSource({"1, 01", "9, 09", "10, 10", "15, 15"})
  void codeTableIsWrittenInDecimalDigits(int table, String written) {
    assertThat(debit(app -> app.preferredName(Bytes.of(0xE9), table)).send(SELECT_DEBIT))
        .contains("9F1101" + written)
        .contains("9F1201E9");
  }

  @Test
  void confirmationIsTheTopBitOfThePriority() {
    assertThat(debit(app -> app.priorityWithConfirmation(3)).send(SELECT_DEBIT)).contains("870183");
    assertThat(debit(app -> app.priority(15)).send(SELECT_DEBIT)).contains("87010F");
  }

  @Test
  void contactlessDirectoryListsInItsControlInformation() {
    Bytes ppse = Bytes.fromHex("325041592E5359532E4444463031");
    Tlv entry = Tlv.of(Tag.of(0x61), List.of(Tlv.of(Tag.of(0x4F), PaymentCards.DEBIT)));
    CardProfile profile =
        CardProfile.builder()
            .protocol(TransmissionProtocol.CONTACTLESS)
            .directory(directory -> directory.name(ppse).sfi(0).discretionary(entry))
            .application(PaymentCards.DEBIT, app -> {})
            .build();
    assertThat(new CardTalk(profile).send("00A404000E" + ppse.toHex() + "00"))
        .isEqualTo("6F20840E" + ppse.toHex() + "A50EBF0C0B61094F07A00000000310109000");
  }

  @Test
  void directoryCanBeBlockedAndHoldAnything() {
    CardProfile profile =
        CardProfile.builder()
            .directory(pse -> pse.sfi(2).blocked().rawRecord(3, Bytes.of(0x70)))
            .build();
    CardTalk card = new CardTalk(profile);
    assertThat(card.statusAfter(SELECT_PSE)).isEqualTo("6283");
    assertThat(card.send("00B2031400")).isEqualTo("709000");
    assertThat(card.send("00B2011400")).isEqualTo("6A83");
  }

  @Test
  void firstOverrideThatAnswersWins() {
    CardProfile profile =
        CardProfile.builder()
            .override(command -> Optional.empty())
            .override(command -> Optional.of(Bytes.of(0x6F, command.ins())))
            .override(command -> Optional.of(Bytes.of(1)))
            .build();
    assertThat(new CardTalk(profile).send("00B2010C00")).isEqualTo("6FB2");
  }

  @Test
  void overridesDoNotSeeThePin() {
    CardProfile profile =
        CardProfile.builder()
            .override(
                command -> Optional.of(Bytes.of(command.data().length()).concat(Bytes.of(0x90, 0))))
            .build();
    CardTalk card = new CardTalk(profile);
    assertThat(card.send(CardTalk.VERIFY_RIGHT)).isEqualTo("009000");
    assertThat(card.send(CardTalk.VERIFY_RIGHT + "FFFF")).isEqualTo("009000");
    assertThat(card.send(SELECT_DEBIT)).isEqualTo("079000");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "31, 1", "1, 0", "1, 256", "-1, 1"})
  void recordNumbersAreChecked(int sfi, int number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> debit(app -> app.rawRecord(sfi, number, Bytes.EMPTY)));
  }

  @Test
  void recordLongerThanAnAnswerIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> debit(app -> app.rawRecord(1, 1, Bytes.filled(0, 257))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123", "1234567890123"})
  void pinNeedsFourToTwelveDigits(String digits) {
    int[] numbers = digits.chars().map(c -> c - '0').toArray();
    assertThatIllegalArgumentException().isThrownBy(() -> ReferencePin.of(numbers));
  }

  @Test
  void pinIsWipedFromTheArrayAndCheckedForDigits() {
    int[] digits = {1, 2, 3, 4};
    ReferencePin pin = ReferencePin.of(digits);
    assertThat(digits).containsOnly(0);
    assertThat(pin.triesLeft()).isEqualTo(3);
    assertThatIllegalArgumentException().isThrownBy(() -> ReferencePin.of(1, 2, 3, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> pin.withTryLimit(16));
    assertThatIllegalArgumentException().isThrownBy(() -> pin.withTriesLeft(4));
  }
}
