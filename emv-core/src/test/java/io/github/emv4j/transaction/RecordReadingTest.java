package io.github.emv4j.transaction;

import static io.github.emv4j.transaction.ScriptedCard.MASTERCARD;
import static io.github.emv4j.transaction.ScriptedCard.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Tags;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** EMV 4.4 Book 3, 10.2: which records are asked for, and what becomes of them. */
class RecordReadingTest {
  private static final String PAN = "5A084761739001010010";
  private static final String EXPIRY = "5F2403491231";
  private static final String LISTS = "8C039F37048D028A02";
  private static final String REFUSED = "6A83";

  private static String record(String objects) {
    return template("70", objects) + "9000";
  }

  private static String options(String aip, String afl) {
    return template("80", aip + afl);
  }

  /** A card whose AFL names these records. */
  private static ScriptedCard locating(String afl) {
    return ScriptedCard.initiating(options("3C00", afl));
  }

  private static List<FindingCode> codes(ReadApplication read) {
    return read.findings().stream().map(Finding::code).toList();
  }

  private static List<String> texts(ReadApplication read, FindingCode code) {
    return read.findings().stream()
        .filter(finding -> finding.code() == code)
        .map(Finding::toString)
        .toList();
  }

  @Test
  void readsTheRecordsInTheOrderOfTheLocator() throws TransportException {
    ScriptedCard card =
        locating("10020301" + "08010100")
            .answering("00B2021400", record(PAN))
            .answering("00B2031400", record(EXPIRY))
            .answering("00B2010C00", record(LISTS));

    ReadApplication read = card.read(CardInterface.CONTACT);

    assertThat(card.laterCommands()).containsExactly("00B2021400", "00B2031400", "00B2010C00");
    assertThat(read.records())
        .containsExactly(
            new CardRecord(2, 2, Bytes.fromHex(template("70", PAN)), true),
            new CardRecord(2, 3, Bytes.fromHex(template("70", EXPIRY)), false),
            new CardRecord(1, 1, Bytes.fromHex(template("70", LISTS)), false));
    assertThat(read.data().pan().orElseThrow().digits()).isEqualTo("4761739001010010");
    assertThat(read.findings()).isEmpty();
    assertThat(read.isUsable()).isTrue();
    assertThat(read.locatesRecords()).isTrue();
    assertThat(read).hasToString("A0000000031010 (A0000000031010), 3 records, 0 findings");
  }

  @Test
  void goesOnAfterARecordThatIsRefused() throws TransportException {
    ReadApplication read =
        locating("08010200")
            .answering("00B2010C00", REFUSED)
            .answering("00B2020C00", record(PAN + EXPIRY + LISTS))
            .read(CardInterface.CONTACT);

    assertThat(read.records()).extracting(CardRecord::number).containsExactly(2);
    assertThat(read.findings())
        .containsExactly(
            Finding.of(
                FindingCode.RECORD_REFUSED, "READ RECORD 1 of SFI 1", "the card answered 6A83"));
    assertThat(read.isUsable()).isFalse();
    assertThat(read.locatesRecords()).isTrue();
  }

  @Test
  void readsARecordThatIsNamedAgainOnce() throws TransportException {
    ScriptedCard card =
        locating("08010100" + "08010100" + "08010200" + "08010100")
            .answering("00B2010C00", record(PAN))
            .answering("00B2020C00", record(EXPIRY + LISTS));

    ReadApplication read = card.read(CardInterface.CONTACT);

    assertThat(card.laterCommands()).containsExactly("00B2010C00", "00B2020C00");
    assertThat(read.findings())
        .containsExactly(
            Finding.of(
                FindingCode.DATA_REDUNDANT, "AFL", "it names a record twice; it was read once"));
  }

  // 512 and no more: what a card names beyond that is there to keep the reader busy.
  @ParameterizedTest
  @CsvSource({"18010200, ''", "18010300, only the first 512 were read"})
  void readsNoMoreRecordsThanCardsHold(String last, String warning) throws TransportException {
    ScriptedCard card = locating("0801FF00" + "1001FF00" + last).answeringAnythingElse(REFUSED);

    ReadApplication read = card.read(CardInterface.CONTACT);

    assertThat(card.laterCommands()).hasSize(512).last().isEqualTo("00B2021C00");
    assertThat(texts(read, FindingCode.RECORDS_TOO_MANY))
        .isEqualTo(warning.isEmpty() ? List.of() : List.of("RECORDS_TOO_MANY at AFL: " + warning));
  }

  @Test
  void readsNothingByALocatorThatIsMalformed() throws TransportException {
    ScriptedCard card = locating("08020100");

    ReadApplication read = card.read(CardInterface.CONTACT);

    assertThat(card.laterCommands()).isEmpty();
    // Nothing else is missing on a card that was not read.
    assertThat(codes(read)).containsExactly(FindingCode.AFL_MALFORMED);
    assertThat(read.findings().get(0).where()).isEqualTo("AFL");
    assertThat(read.locatesRecords()).isFalse();
    assertThat(read.isUsable()).isFalse();
  }

  @Test
  void keepsWhatWasReadBeforeTheCardWasPulled() throws TransportException {
    ScriptedCard card =
        locating("08010300").answering("00B2010C00", record(PAN)).pulledAt("00B2020C00");

    ReadApplication read = card.read(CardInterface.CONTACT);

    assertThat(card.laterCommands()).containsExactly("00B2010C00", "00B2020C00");
    assertThat(read.data().pan()).isPresent();
    assertThat(read.interruption().orElseThrow().reason()).isEqualTo(Reason.CARD_REMOVED);
    assertThat(read.findings())
        .containsExactly(
            Finding.of(
                FindingCode.LINK_FAILED, "READ RECORD 2 of SFI 1", "The card was taken out."));
  }

  // Book 3, 10.2: files 11 to 30 are the payment system's and the issuer's.
  @ParameterizedTest
  @CsvSource({
    "50, 00B2015400, " + PAN + ", RECORD_MALFORMED",
    "50, 00B2015400, '', RECORD_MALFORMED",
    "50, 00B2015400, 70025A, RECORD_MALFORMED",
    "58, 00B2015C00, " + PAN + ", ''",
    "58, 00B2015C00, '', ''",
    "58, 00B2015C00, 70025A, RECORD_MALFORMED",
  })
  void wantsATemplateInFilesOneToTen(String file, String command, String content, String finding)
      throws TransportException {
    ReadApplication read =
        locating("08010100" + file + "010100")
            .answering("00B2010C00", record(EXPIRY + LISTS))
            .answering(command, content + "9000")
            .read(CardInterface.CONTACT);

    assertThat(read.records())
        .last()
        .extracting(CardRecord::data)
        .isEqualTo(Bytes.fromHex(content));
    assertThat(read.data().value(Tags.PAN)).isEmpty();
    assertThat(codes(read))
        .filteredOn(code -> code != FindingCode.MANDATORY_DATA_MISSING)
        .isEqualTo(finding.isEmpty() ? List.of() : List.of(FindingCode.valueOf(finding)));
  }

  @Test
  void takesATemplateFromAnyFile() throws TransportException {
    ReadApplication read =
        locating("F0010100")
            .answering("00B201F400", record(PAN + EXPIRY + LISTS))
            .read(CardInterface.CONTACT);

    assertThat(read.data().pan()).isPresent();
    assertThat(read.findings()).isEmpty();
  }

  @Test
  void saysWhichTemplateStoodThere() throws TransportException {
    ReadApplication read =
        locating("08010100")
            .answering("00B2010C00", template("77", PAN) + "9000")
            .read(CardInterface.CONTACT);

    assertThat(texts(read, FindingCode.RECORD_MALFORMED))
        .singleElement()
        .asString()
        .startsWith("RECORD_MALFORMED at READ RECORD 1 of SFI 1: no template 70 but 77");
  }

  @ParameterizedTest
  @ValueSource(strings = {"6700", "6F00"})
  void asksAgainWithoutLengthOverTheAir(String status) throws TransportException {
    ScriptedCard card =
        locating("08010100").answering("00B2010C00", status).answering("00B2010C", record(PAN));

    ReadApplication read = card.read(CardInterface.CONTACTLESS);

    assertThat(card.laterCommands()).containsExactly("00B2010C00", "00B2010C");
    assertThat(read.data().pan()).isPresent();
    assertThat(read.findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CONTACT, 6700",
    "CONTACT, 6F00",
    "CONTACT, 6A83",
    "CONTACTLESS, 6A83",
    "CONTACTLESS, 6985"
  })
  void takesOtherRefusalsForWhatTheyAre(CardInterface over, String status)
      throws TransportException {
    ScriptedCard card = locating("08010100").answering("00B2010C00", status);

    ReadApplication read = card.read(over);

    assertThat(card.laterCommands()).containsExactly("00B2010C00");
    assertThat(codes(read)).startsWith(FindingCode.RECORD_REFUSED);
  }

  @Test
  void missesWhatEveryCardInASlotHolds() throws TransportException {
    ReadApplication read =
        locating("08010100")
            .answering("00B2010C00", record("5F340101"))
            .read(CardInterface.CONTACT);

    assertThat(texts(read, FindingCode.MANDATORY_DATA_MISSING))
        .extracting(text -> text.replaceAll(".*\\((\\w+)\\) is missing", "$1"))
        .containsExactly("5A", "5F24", "8C", "8D");
  }

  // A track has number and end of validity in it; the lists are for cryptograms.
  @ParameterizedTest
  @CsvSource({"57114761739001010010D49122010000000000, ''", "5F340101, 5A"})
  void missesOnlyTheNumberOverTheAir(String objects, String missing) throws TransportException {
    ReadApplication read =
        locating("08010100")
            .answering("00B2010C00", record(objects))
            .read(CardInterface.CONTACTLESS);

    assertThat(texts(read, FindingCode.MANDATORY_DATA_MISSING))
        .extracting(text -> text.replaceAll(".*\\((\\w+)\\) is missing", "$1"))
        .isEqualTo(missing.isEmpty() ? List.of() : List.of(missing));
  }

  /** Cards over the air that name no record. */
  private static ScriptedCard withoutLocator(String aid, String aip) {
    return new ScriptedCard(aid, "").answering(ScriptedCard.GPO, template("80", aip) + "9000");
  }

  @Test
  void looksForTheAccountInTheUsualPlaces() throws TransportException {
    ScriptedCard card =
        withoutLocator(ScriptedCard.VISA, "2000")
            .answering("00B2010C00", REFUSED)
            .answering("00B2020C00", record(PAN))
            .answering("00B2011400", record(EXPIRY))
            .answering("00B2011C00", REFUSED);

    ReadApplication read = card.read(CardInterface.CONTACTLESS);

    assertThat(card.laterCommands())
        .containsExactly("00B2010C00", "00B2020C00", "00B2011400", "00B2011C00");
    assertThat(read.records())
        .containsExactly(
            new CardRecord(1, 2, Bytes.fromHex(template("70", PAN)), false),
            new CardRecord(2, 1, Bytes.fromHex(template("70", EXPIRY)), false));
    assertThat(read.findings())
        .containsExactly(
            Finding.of(
                FindingCode.AFL_ABSENT, "GET PROCESSING OPTIONS", "the answer names no records"));
  }

  @Test
  void saysNothingOfPlacesThatAreEmpty() throws TransportException {
    ScriptedCard card = withoutLocator(ScriptedCard.VISA, "2000").answeringAnythingElse(REFUSED);

    ReadApplication read = card.read(CardInterface.CONTACTLESS);

    assertThat(read.records()).isEmpty();
    assertThat(codes(read)).containsExactly(FindingCode.MANDATORY_DATA_MISSING);
  }

  // Book C-2: without the bit for EMV mode there is one record, and it is known where.
  @ParameterizedTest
  @CsvSource({
    MASTERCARD + ", 0000, 1",
    MASTERCARD + ", 0080, 4",
    ScriptedCard.VISA + ", 0000, 4",
    ScriptedCard.VISA + ", 0080, 4",
  })
  void readsTheOneRecordOfMagStripeMode(String aid, String aip, int asked)
      throws TransportException {
    ScriptedCard card =
        withoutLocator(aid, aip)
            .answeringAnythingElse(REFUSED)
            .answering("00B2010C00", record(PAN));

    ReadApplication read = card.read(CardInterface.CONTACTLESS);

    assertThat(card.laterCommands()).hasSize(asked).first().isEqualTo("00B2010C00");
    assertThat(codes(read)).containsExactly(FindingCode.AFL_ABSENT);
  }

  @Test
  void looksNoFurtherWhereTheAccountIsKnown() throws TransportException {
    ScriptedCard card = ScriptedCard.initiating(template("77", "82022000" + PAN));

    ReadApplication read = card.read(CardInterface.CONTACTLESS);

    assertThat(card.laterCommands()).isEmpty();
    assertThat(read.data().pan()).isPresent();
    assertThat(read.findings()).isEmpty();
    assertThat(read.locatesRecords()).isTrue();
  }

  @Test
  void stopsLookingWhenTheCardIsPulled() throws TransportException {
    ScriptedCard card =
        withoutLocator(ScriptedCard.VISA, "2000")
            .answering("00B2010C00", record(EXPIRY))
            .pulledAt("00B2020C00");

    ReadApplication read = card.read(CardInterface.CONTACTLESS);

    assertThat(card.laterCommands()).containsExactly("00B2010C00", "00B2020C00");
    assertThat(codes(read)).containsExactly(FindingCode.LINK_FAILED);
    assertThat(read.interruption()).isPresent();
  }
}
