package io.github.emv4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.report.AdviceCode;
import io.github.emv4j.report.ApplicationReport;
import io.github.emv4j.report.ApplicationStatus;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an inspection does when a step fails: what it tries again, and what it keeps. */
class InspectionAttemptsTest {
  private static final int SELECT = 0xA4;
  private static final int READ_RECORD = 0xB2;
  private static final int GET_PROCESSING_OPTIONS = 0xA8;
  private static final int INTERNAL_AUTHENTICATE = 0x88;

  private static final EmvReader READER =
      EmvReader.withTerminal(TerminalData.defaults(Clock.systemUTC()))
          .choosing(ApplicationChoice.best())
          .trusting(VirtualCaKeys.trusted());

  /** A virtual card that answers some commands of one kind in its own way. */
  private static final class Stubborn implements CardConnection {
    private final CardConnection card;
    private final int instruction;
    private final int from;
    private final int to;
    private final Optional<Bytes> answer;
    private final List<Bytes> seen = new ArrayList<>();

    Stubborn(String profile, int instruction, int from, int to, String answer)
        throws TransportException {
      this.card = VirtualReader.holding(VirtualProfiles.byName(profile)).waitForCard(Duration.ZERO);
      this.instruction = instruction;
      this.from = from;
      this.to = to;
      this.answer = Optional.of(answer).filter(hex -> !hex.isEmpty()).map(Bytes::fromHex);
    }

    long count(int wanted) {
      return seen.stream().filter(command -> command.at(1) == wanted).count();
    }

    @Override
    public Bytes atr() {
      return card.atr();
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      seen.add(Bytes.copyOf(command));
      long number = count(instruction);
      if ((command[1] & 0xFF) == instruction && number >= from && number <= to) {
        if (answer.isEmpty()) {
          throw new TransportException(TransportException.Reason.CARD_REMOVED, "card removed");
        }
        return answer.get().toByteArray();
      }
      return card.transmit(command);
    }

    @Override
    public void close() {
      card.close();
    }
  }

  private static List<ApplicationStatus> statuses(CardReport report) {
    return report.applications().stream().map(ApplicationReport::status).toList();
  }

  @Test
  void tellsTheCardOtherValuesOnceOverTheAir() throws TransportException {
    Stubborn card = new Stubborn("contactless-visa", GET_PROCESSING_OPTIONS, 1, 1, "6985");

    CardReport report = READER.inspect(card);

    assertThat(card.count(GET_PROCESSING_OPTIONS)).isEqualTo(2);
    assertThat(statuses(report)).containsExactly(ApplicationStatus.READ);
    assertThat(report.advice().code()).isEqualTo(AdviceCode.CARD_READY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6700", "6A80", "6F00"})
  void tellsTheCardNothingWhereTheValuesAreNotUnderstood(String refusal) throws TransportException {
    Stubborn card = new Stubborn("contactless-visa", GET_PROCESSING_OPTIONS, 1, 1, refusal);

    READER.inspect(card);

    assertThat(card.seen).endsWith(Bytes.fromHex("80A8000002830000"));
    assertThat(card.count(GET_PROCESSING_OPTIONS)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"6985, 2", "6F00, 2", "6A81, 1", "6283, 1"})
  void doesNotTryAThirdTime(String refusal, int attempts) throws TransportException {
    Stubborn card = new Stubborn("contactless-visa", GET_PROCESSING_OPTIONS, 1, 9, refusal);

    CardReport report = READER.inspect(card);

    assertThat(card.count(GET_PROCESSING_OPTIONS)).isEqualTo(attempts);
    assertThat(statuses(report)).containsExactly(ApplicationStatus.FAILED);
  }

  @Test
  void triesNothingAgainWhereAnotherApplicationWasRead() throws TransportException {
    Stubborn card = new Stubborn("contactless-two-schemes", GET_PROCESSING_OPTIONS, 1, 1, "6985");

    CardReport report = READER.inspectAll(card);

    assertThat(card.count(GET_PROCESSING_OPTIONS)).isEqualTo(2);
    assertThat(statuses(report)).containsExactly(ApplicationStatus.FAILED, ApplicationStatus.READ);
  }

  @Test
  void triesNothingAgainInTheSlot() throws TransportException {
    Stubborn card = new Stubborn("standard", GET_PROCESSING_OPTIONS, 1, 9, "6985");

    CardReport report = READER.inspectAll(card);

    assertThat(card.count(GET_PROCESSING_OPTIONS)).isEqualTo(report.applications().size());
    assertThat(statuses(report)).containsOnly(ApplicationStatus.FAILED);
  }

  @Test
  void listsWhatWasFoundWhenTheCardIsTakenOutOfTheDirectory() throws TransportException {
    Stubborn card = new Stubborn("standard", READ_RECORD, 2, 2, "");

    CardReport report = READER.inspect(card);

    assertThat(statuses(report)).isNotEmpty().containsOnly(ApplicationStatus.LISTED);
    assertThat(report.linkFailure()).isPresent();
    assertThat(report.advice().code()).isEqualTo(AdviceCode.CARD_PULLED_EARLY);
    assertThat(report.problems()).isNotEmpty();
  }

  @Test
  void keepsTheRecordsWhenTheCardIsTakenOutAsItSigns() throws TransportException {
    Stubborn card = new Stubborn("dda", INTERNAL_AUTHENTICATE, 1, 1, "");

    CardReport report = READER.inspect(card);

    ApplicationReport first = report.applications().get(0);
    assertThat(report.linkFailure()).isPresent();
    assertThat(report.problems()).hasSize(1);
    assertThat(first.authentication()).isEmpty();
    assertThat(first.read().orElseThrow().data().pan()).isPresent();
  }

  @Test
  void readKeepsTheCandidatesWhenTheCardIsTakenOutBeforeOneIsSelected() throws TransportException {
    Stubborn card = new Stubborn("standard", SELECT, 2, 2, "");

    InterruptedReadException broken =
        catchThrowableOfType(InterruptedReadException.class, () -> READER.read(card));

    assertThat(broken.application()).isEmpty();
    assertThat(broken.candidates())
        .extracting(candidate -> candidate.dfName().toHex())
        .containsExactly("A0000000031010", "A0000000041010");
    assertThat(broken.findings()).isNotEmpty();
  }

  @Test
  void saysWhyNothingWasReadAndKeepsTheResult() throws TransportException {
    EmvReader choosy = READER.choosing(applications -> Optional.empty());
    ReadResult result =
        choosy.read(VirtualReader.holding(VirtualProfiles.standard()).waitForCard(Duration.ZERO));

    CardNotReadException refusal =
        catchThrowableOfType(CardNotReadException.class, result::orElseThrow);

    assertThat(result).isInstanceOf(ReadResult.NotChosen.class);
    assertThat(result.advice().code()).isEqualTo(AdviceCode.NO_APPLICATION_CHOSEN);
    assertThat(refusal.result()).isSameAs(result);
    assertThat(refusal).hasMessage("No application was chosen.");
  }
}
