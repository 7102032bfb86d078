package io.github.emv4j.transaction;

import static io.github.emv4j.transaction.ScriptedCard.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.Tags;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.transport.TransportException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EMV 4.4 Book 3, 6.5.7: single elements, asked for one by one. */
class GetDataTest {
  private static final String READ = "00B2010C00";
  private static final String ASK_ATC = "80CA9F3600";
  private static final String ASK_TRIES = "80CA9F1700";
  private static final Tag LAST_ONLINE_ATC = Tag.of(0x9F13);

  private static ScriptedCard card() {
    String record = "5A084761739001010010" + "5F2403491231" + "8C039F3704" + "8D028A02";
    return ScriptedCard.initiating("80063C0008010100")
        .answering(READ, template("70", record) + "9000");
  }

  private static List<String> questions(ScriptedCard card) {
    return card.laterCommands().subList(1, card.laterCommands().size());
  }

  @Test
  void asksOnceForWhatIsNotKnown() throws TransportException {
    ScriptedCard card =
        card().answering(ASK_ATC, "9F3602000A9000").answering(ASK_TRIES, "9F1701039000");

    ReadApplication read =
        card.read(CardInterface.CONTACT)
            .getData(List.of(Tags.ATC, Tags.PAN, Tags.PIN_TRY_COUNTER, Tags.ATC));

    assertThat(questions(card)).containsExactly(ASK_ATC, ASK_TRIES);
    assertThat(read.data().value(Tags.ATC)).contains(Bytes.fromHex("000A"));
    assertThat(read.data().values(Tags.ATC))
        .singleElement()
        .satisfies(value -> assertThat(value.source()).isEqualTo(DataSource.getData()));
    assertThat(read.data().pinTryCounter()).hasValue(3);
    assertThat(read.records()).hasSize(1);
    assertThat(read.findings()).isEmpty();
  }

  @Test
  void takesARefusalForNo() throws TransportException {
    ReadApplication read =
        card()
            .answering(ASK_ATC, "6A88")
            .answering(ASK_TRIES, "9F1701039000")
            .read(CardInterface.CONTACT)
            .getData(List.of(Tags.ATC, Tags.PIN_TRY_COUNTER));

    assertThat(read.data().value(Tags.ATC)).isEmpty();
    assertThat(read.data().pinTryCounter()).hasValue(3);
    assertThat(read.findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "9F1302000A, the card answered with 9F13",
    "9F3603000A, ''",
    "000A, ''",
  })
  void reportsAnAnswerToAnotherQuestion(String answer, String message) throws TransportException {
    ReadApplication read =
        card()
            .answering(ASK_ATC, answer + "9000")
            .read(CardInterface.CONTACT)
            .getData(List.of(Tags.ATC));

    assertThat(read.data().value(Tags.ATC)).isEmpty();
    assertThat(read.data().value(LAST_ONLINE_ATC)).isEmpty();
    assertThat(read.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.code()).isEqualTo(FindingCode.DATA_MALFORMED))
        .satisfies(finding -> assertThat(finding.where()).isEqualTo("GET DATA 9F36"))
        .satisfies(finding -> assertThat(finding.message()).startsWith(message));
  }

  @Test
  void asksNoMoreOfACardThatWasPulled() throws TransportException {
    ScriptedCard card = card().pulledAt(ASK_ATC);

    ReadApplication read =
        card.read(CardInterface.CONTACT).getData(List.of(Tags.ATC, Tags.PIN_TRY_COUNTER));

    assertThat(questions(card)).containsExactly(ASK_ATC);
    assertThat(read.interruption()).isPresent();
    assertThat(read.findings())
        .containsExactly(
            Finding.of(FindingCode.LINK_FAILED, "GET DATA 9F36", "The card was taken out."));
    assertThat(read.data().pan()).isPresent();
    assertThat(read.getData(List.of(Tags.PIN_TRY_COUNTER))).isSameAs(read);
    assertThat(questions(card)).containsExactly(ASK_ATC);
  }

  @ParameterizedTest
  @CsvSource({"00, PIN_BLOCKED", "01, PIN_LAST_TRY", "02, ''"})
  void warnsOfFewTries(String counter, String code) throws TransportException {
    ReadApplication read =
        card()
            .answering(ASK_TRIES, "9F1701" + counter + "9000")
            .read(CardInterface.CONTACT)
            .getData(List.of(Tags.PIN_TRY_COUNTER));

    assertThat(read.findings())
        .extracting(finding -> finding.code().name())
        .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    assertThat(read.isUsable()).isTrue();
  }
}
