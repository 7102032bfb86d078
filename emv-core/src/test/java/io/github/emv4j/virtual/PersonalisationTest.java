package io.github.emv4j.virtual;

import static io.github.emv4j.virtual.CardTalk.SELECT_DEBIT;
import static io.github.emv4j.virtual.CardTalk.SELECT_PSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.emv4j.apdu.StatusWord;
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
  void settingsOfAnApplicationFollowEachOther() {
    CardTalk card =
        debit(
            app ->
                app.unlisted()
                    .blocked()
                    .kernel(Bytes.of(3))
                    .pin(ReferencePin.of(1, 2, 3, 4))
                    .transactionCounter(5)
                    .priorityWithConfirmation(2)
                    .loadLog(12, Bytes.fromHex("9A03"), List.of(Bytes.fromHex("260101")))
                    .languages("en"));
    assertThat(card.send(SELECT_DEBIT))
        .isEqualTo(
            "6F1B8407A0000000031010A510" + "870182" + "5F2D02656E" + "BF0C05DF4D020C01" + "6283");
  }

  @Test
  void refusalAndNonsenseFollowEachOther() {
    CardTalk card =
        debit(
            app ->
                app.rawControlInformation(Bytes.of(0x6F))
                    .refusesProcessing(new StatusWord(0x6986))
                    .label("TEST DEBIT"));
    assertThat(card.send(SELECT_DEBIT)).isEqualTo("6F9000");
    assertThat(card.send(GPO)).isEqualTo("6986");
  }

  @ParameterizedTest
  @CsvSource({"0, 9F360200009000", "65535, 9F3602FFFF9000"})
  void transactionCounterHasTwoBytes(int count, String answer) {
    CardTalk card = debit(app -> app.transactionCounter(count));
    card.send(SELECT_DEBIT);
    assertThat(card.send("80CA9F3600")).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0x10000})
  void transactionCounterOfMoreIsRefused(int count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> debit(app -> app.transactionCounter(count)));
  }

  @Test
  void controlInformationOfADirectoryCanBeNonsense() {
    CardProfile profile =
        CardProfile.builder()
            .directory(pse -> pse.rawControlInformation(Bytes.of(0x6F, 0x7F)).sfi(2))
            .build();
    assertThat(new CardTalk(profile).send(SELECT_PSE)).isEqualTo("6F7F9000");
  }

  @Test
  void contactlessDirectoryTakesFurtherObjects() {
    CardProfile profile =
        CardProfile.builder()
            .directory(
                directory ->
                    directory
                        .proximity()
                        .discretionary(Tlv.of(Tag.of(0x9F0A), Bytes.fromHex("00010100")))
                        .proprietary(Tlv.of(Tag.of(0x9F11), Bytes.of(1))))
            .build();
    assertThat(new CardTalk(profile).send("00A404000E325041592E5359532E444446303100"))
        .isEqualTo(
            "6F20840E325041592E5359532E4444463031"
                + "A50E9F110101"
                + "BF0C079F0A0400010100"
                + "9000");
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

  @ParameterizedTest
  @CsvSource({"1, 1, 00B2010C00", "1, 255, 00B2FF0C00", "30, 1, 00B201F400", "30, 255, 00B2FFF400"})
  void firstAndLastFileAndRecordCanBeWritten(int sfi, int number, String read) {
    CardTalk card = debit(app -> app.rawRecord(sfi, number, Bytes.fromHex("70020000")));
    card.statusAfter(SELECT_DEBIT, GPO);
    assertThat(card.send(read)).isEqualTo("700200009000");
  }

  @Test
  void fileLocatorNamesNoFileBehindTheTenth() {
    CardTalk card = debit(app -> app.record(10, 1, ANY).record(11, 1, ANY));
    card.send(SELECT_DEBIT);
    assertThat(card.send(GPO)).isEqualTo("80061000" + "50010100" + "9000");
  }

  @Test
  void everyRunOfAnAuthenticatedFileIsAuthenticated() {
    CardKeys keys = AuthenticationCards.usual(MadeUpAuthority.VISA).build();
    CardTalk card =
        debit(
            app ->
                app.record(1, 1, PaymentCards.DEBIT_HOLDER.account())
                    .record(1, 3, ANY)
                    .record(1, 4, ANY)
                    .keys(keys, 1));
    card.send(SELECT_DEBIT);
    assertThat(card.send(GPO)).startsWith("80").contains("1000" + "08010101" + "08030402" + "10");
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
    assertThatIllegalArgumentException().isThrownBy(() -> pin.withTryLimit(0));
    assertThatIllegalArgumentException().isThrownBy(() -> pin.withTriesLeft(4));
    assertThatIllegalArgumentException().isThrownBy(() -> pin.withTriesLeft(-1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15})
  void pinHasOneToFifteenTriesAndMayHaveUsedNoneOrAll(int limit) {
    ReferencePin pin = ReferencePin.of(1, 2, 3, 4).withTryLimit(limit);
    assertThat(pin.tryLimit()).isEqualTo(limit);
    assertThat(pin.withTriesLeft(limit).triesLeft()).isEqualTo(limit);
    assertThat(pin.withTriesLeft(0).triesLeft()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "A000000003, 0, true",
    "A000000003, 255, true",
    "A000000003, 256, false",
    "A000000003, -1, false",
    "A00000000310, 1, false",
  })
  void authorityHasARidAndAnIndexOfOneByte(String rid, int index, boolean allowed) {
    RsaKey key = RsaKey.madeUp(1024, 3, 2);
    Bytes bytes = Bytes.fromHex(rid);
    if (allowed) {
      assertThat(new VirtualAuthority(bytes, index, key).publicKey().index()).isEqualTo(index);
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new VirtualAuthority(bytes, index, key));
    }
  }
}
