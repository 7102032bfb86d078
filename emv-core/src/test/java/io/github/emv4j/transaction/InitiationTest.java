package io.github.emv4j.transaction;

import static io.github.emv4j.transaction.ScriptedCard.GPO;
import static io.github.emv4j.transaction.ScriptedCard.MASTERCARD;
import static io.github.emv4j.transaction.ScriptedCard.TERMINAL;
import static io.github.emv4j.transaction.ScriptedCard.VISA;
import static io.github.emv4j.transaction.ScriptedCard.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.contactless.Attempt;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.transport.TransportException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the card is told with GET PROCESSING OPTIONS, and what becomes of its answer. */
class InitiationTest {
  private static final String OPTIONS = "80063C00080101009000";

  private static ScriptedCard asking(String aid, String pdol) {
    return new ScriptedCard(aid, pdol.isEmpty() ? "" : template("9F38", pdol))
        .answeringAnythingElse(OPTIONS);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 80A8000002830000",
    // Country, then an element that no terminal has, then the date.
    "9F1A02 DF0102 9A03, 80A800000983070276000026031500",
  })
  void tellsTheCardWhatItsListAsksFor(String pdol, String command) throws TransportException {
    ScriptedCard card = asking(VISA, pdol.replace(" ", ""));

    InitiatedApplication initiated = card.initiate(CardInterface.CONTACT).initiated().orElseThrow();

    assertThat(card.commands()).containsExactly(command);
    assertThat(initiated.aip()).isEqualTo(Bytes.fromHex("3C00"));
    assertThat(initiated.afl()).contains(Bytes.fromHex("08010100"));
    assertThat(initiated.fci().dfName()).isEqualTo(Bytes.fromHex(VISA));
  }

  // Terminal Risk Management Data is the reader's own with kernel 2; a slot has no kernel.
  @ParameterizedTest
  @CsvSource({"CONTACTLESS, 2C32800000000000", "CONTACT, 0000000000000000"})
  void addsTheReadersOwnValuesOverTheAirOnly(CardInterface over, String values)
      throws TransportException {
    ScriptedCard card = asking(MASTERCARD, "9F1D08");

    assertThat(card.initiate(over).initiated()).isPresent();

    assertThat(card.commands()).containsExactly("80A800000A8308" + values + "00");
  }

  @Test
  void sendsAnEmptyListWhereThatIsTried() throws TransportException {
    ScriptedCard card = asking(VISA, "9F1A02");

    InitiationResult result =
        card.selected(CardInterface.CONTACTLESS).initiate(TERMINAL, Attempt.EMPTY_LIST);

    assertThat(result.initiated()).isPresent();
    assertThat(card.commands()).containsExactly(GPO);
  }

  // 255 bytes of data, less the template's tag and its length of two bytes.
  @Test
  void fillsListsUpToWhatACommandCarries() throws TransportException {
    ScriptedCard most = asking(VISA, "DF017F" + "DF027D");
    ScriptedCard tooMuch = asking(VISA, "DF017F" + "DF027E");

    assertThat(most.initiate(CardInterface.CONTACT).initiated()).isPresent();
    assertThat(most.commands()).containsExactly("80A80000FF8381FC" + "00".repeat(252) + "00");

    InitiationResult refused = tooMuch.initiate(CardInterface.CONTACT);
    assertThat(tooMuch.commands()).isEmpty();
    assertThat(refused).isInstanceOf(InitiationResult.Refused.class);
    assertThat(refused.known().orElseThrow().findings())
        .singleElement()
        .asString()
        .startsWith("PDOL_MALFORMED at PDOL: the PDOL asks for 253 bytes");
  }

  @Test
  void asksNothingOfACardWhoseListIsCutOff() throws TransportException {
    ScriptedCard card = asking(VISA, "9F1A");

    InitiationResult result = card.initiate(CardInterface.CONTACT);

    assertThat(card.commands()).isEmpty();
    assertThat(result.known().orElseThrow().findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.PDOL_MALFORMED);
  }

  // The cardholder's number, name and track, and the PIN; then what is no secret.
  @ParameterizedTest
  @CsvSource({
    "5A0A, 5A",
    "5F2002, 5F20",
    "5713, 57",
    "9908, 99",
    "8202, ''",
    "9F3602, ''",
    "DF0102, ''",
    "9F1A02, ''",
  })
  void reportsAListThatAsksForSecrets(String pdol, String secret) throws TransportException {
    ScriptedCard card = asking(VISA, pdol);

    ReadApplication read = card.answering("00B2010C00", "6A83").read(CardInterface.CONTACT);

    assertThat(read.findings())
        .filteredOn(finding -> finding.code() == FindingCode.SECRET_REQUESTED)
        .extracting(Finding::toString)
        .isEqualTo(
            secret.isEmpty()
                ? List.of()
                : List.of("SECRET_REQUESTED at PDOL: it asks for " + secret + "; it got zeros"));
    if (!secret.isEmpty()) {
      assertThat(card.commands().get(0)).matches("80A80000..83..(00)+");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CONTACT, 6985, ConditionsNotSatisfied, GPO_REFUSED",
    "CONTACT, 6984, Refused, GPO_REFUSED",
    "CONTACT, 6986, Refused, GPO_REFUSED",
    "CONTACTLESS, 6985, ConditionsNotSatisfied, GPO_REFUSED",
    "CONTACTLESS, 6984, Refused, OTHER_INTERFACE_REQUIRED",
    "CONTACTLESS, 6986, Refused, USER_ACTION_REQUIRED",
    "CONTACTLESS, 6A81, Refused, GPO_REFUSED",
  })
  void saysWhyTheCardRefused(CardInterface over, String status, String result, FindingCode code)
      throws TransportException {
    InitiationResult refused = asking(VISA, "").answeringAnythingElse(status).initiate(over);

    assertThat(refused.getClass().getSimpleName()).isEqualTo(result);
    assertThat(refused.initiated()).isEmpty();
    assertThat(refused.known().orElseThrow().findings())
        .containsExactly(Finding.of(code, "GET PROCESSING OPTIONS", "the card answered " + status));
  }

  @ParameterizedTest
  @CsvSource({
    "CONTACTLESS, USUAL, 9F1A02, 6985, OTHER_VALUES",
    "CONTACTLESS, USUAL, 9F1A02, 6700, EMPTY_LIST",
    "CONTACTLESS, USUAL, 9F1A02, 6A80, EMPTY_LIST",
    "CONTACTLESS, USUAL, 9F1A02, 6F00, EMPTY_LIST",
    "CONTACTLESS, USUAL, 9F1A02, 6986,",
    // Nothing was told, so nothing else can be.
    "CONTACTLESS, USUAL, '', 6985,",
    // Twice is enough.
    "CONTACTLESS, OTHER_VALUES, 9F1A02, 6985,",
    "CONTACTLESS, EMPTY_LIST, 9F1A02, 6700,",
    "CONTACT, USUAL, 9F1A02, 6985,",
    "CONTACT, USUAL, 9F1A02, 6700,",
  })
  void knowsWhatMayHelpOverTheAir(
      CardInterface over, Attempt attempt, String pdol, String status, Attempt remedy)
      throws TransportException {
    InitiationResult refused =
        asking(VISA, pdol).answeringAnythingElse(status).selected(over).initiate(TERMINAL, attempt);

    assertThat(refused.remedy().orElse(null)).isEqualTo(remedy);
  }

  // EMV 4.4 Book 3, 6.5.8.4: AIP and AFL in one value, or as objects of their own.
  @ParameterizedTest
  @CsvSource({
    "CONTACT, 80063C0008010100, 3C00, 08010100",
    "CONTACT, 800A7C000801010010010301, 7C00, 0801010010010301",
    "CONTACT, 770A82023900940408010201, 3900, 08010201",
    "CONTACT, 770E940408010100 9F360101 82021000, 1000, 08010100",
    "CONTACTLESS, 80022000, 2000, ''",
    "CONTACTLESS, 8006200008010100, 2000, 08010100",
    "CONTACTLESS, 770482022000, 2000, ''",
    "CONTACTLESS, 7706820220009400, 2000, ''",
  })
  void findsProfileAndLocatorInBothFormats(
      CardInterface over, String answer, String aip, String afl) throws TransportException {
    InitiatedApplication initiated =
        ScriptedCard.initiating(answer.replace(" ", "")).initiate(over).initiated().orElseThrow();

    assertThat(initiated.aip().toHex()).isEqualTo(aip);
    assertThat(initiated.afl().map(Bytes::toHex).orElse("")).isEqualTo(afl);
  }

  @ParameterizedTest
  @CsvSource({
    "CONTACT, 8000, AIP and AFL of 0 bytes",
    "CONTACT, 80013C, AIP and AFL of 1 bytes",
    "CONTACT, 80023C00, AIP and AFL of 2 bytes",
    "CONTACT, 80053C00080101, AIP and AFL of 5 bytes",
    "CONTACTLESS, 8000, AIP and AFL of 0 bytes",
    "CONTACTLESS, 80053C00080101, AIP and AFL of 5 bytes",
    "CONTACT, 770482023C00, no AFL in the answer",
    "CONTACT, 770682023C009400, no AFL in the answer",
    "CONTACT, 7706940408010100, no AIP in the answer",
    "CONTACT, 77088200940408010100, no AIP in the answer",
    "CONTACT, 770982013C940408010100, AIP of 1 bytes",
    "CONTACTLESS, 770582033C0000, AIP of 3 bytes",
    "CONTACT, 7000, no template 77 or 80 but 70",
    "CONTACT, 7704, ''",
  })
  void refusesAnAnswerThatIsNone(CardInterface over, String answer, String reason)
      throws TransportException {
    InitiationResult result = ScriptedCard.initiating(answer).initiate(over);

    assertThat(result).isInstanceOf(InitiationResult.Refused.class);
    assertThat(result.remedy()).isEmpty();
    assertThat(result.known().orElseThrow().findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.code()).isEqualTo(FindingCode.GPO_MALFORMED))
        .satisfies(finding -> assertThat(finding.message()).startsWith(reason));
  }

  @ParameterizedTest
  @EnumSource
  void keepsWhatSelectTold(CardInterface over) throws TransportException {
    Finding reason = Finding.of(FindingCode.LINK_FAILED, "here", "gone");

    ReadApplication stopped = asking(VISA, "").selected(over).stoppedBy(reason);

    assertThat(stopped.data().dfName()).contains(Bytes.fromHex(VISA));
    assertThat(stopped.findings()).containsExactly(reason);
    assertThat(stopped.records()).isEmpty();
  }
}
