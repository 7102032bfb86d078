package io.github.emv4j.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayConnectionTest {
  private static final String SELECT_PSE = "00A404000E315041592E5359532E444446303100";
  private static final String SELECT_A = "00A4040007A000000003101000";
  private static final String SELECT_B = "00A4040007A000000004101000";
  private static final String RECORD_1 = "00B2010C00";
  private static final String GPO = "80A8000002830000";

  private static final String TWO_APPLICATIONS =
      "> "
          + SELECT_PSE
          + "\n< 6F009000\n"
          + "> "
          + RECORD_1
          + "\n< 70019000\n"
          + "> 00B2020C00\n< 6A83\n"
          + "> "
          + SELECT_A
          + "\n< 6F0A9000\n"
          + "> "
          + GPO
          + "\n< 800A9000\n"
          + "> "
          + RECORD_1
          + "\n< 700A9000\n"
          + "> "
          + SELECT_B
          + "\n< 6F0B9000\n"
          + "> "
          + GPO
          + "\n< 800B9000\n"
          + "> "
          + RECORD_1
          + "\n< 700B9000\n"
          + "> 80CA9F1700\n< 9F1701039000\n";

  static List<String> recordedCards() {
    return RecordedCards.names();
  }

  private static String ask(CardConnection card, String command) throws TransportException {
    return Bytes.copyOf(card.transmit(Bytes.fromHex(command).toByteArray())).toHex();
  }

  private static ReplayConnection lenient(String trace) {
    return ReplayConnection.lenient(Trace.parse(trace));
  }

  @ParameterizedTest
  @MethodSource("recordedCards")
  void recordedCardsReplayStrictly(String name) throws TransportException {
    Trace trace = RecordedCards.trace(name);
    ReplayConnection card = ReplayConnection.strict(trace);

    for (Exchange exchange : trace.exchanges()) {
      assertThat(ask(card, exchange.command().toHex())).isEqualTo(exchange.response().toHex());
    }

    assertThat(card.remaining()).isZero();
    assertThat(card.deviations()).isZero();
  }

  @ParameterizedTest
  @MethodSource("recordedCards")
  void recordedCardsReplayLeniently(String name) throws TransportException {
    Trace trace = RecordedCards.trace(name);
    ReplayConnection card = ReplayConnection.lenient(trace);

    for (int run = 0; run < 2; run++) {
      for (Exchange exchange : trace.exchanges()) {
        assertThat(ask(card, exchange.command().toHex())).isEqualTo(exchange.response().toHex());
      }
    }

    assertThat(card.remaining()).isZero();
    assertThat(card.deviations()).isZero();
  }

  @Test
  void givesTheRecordedAnswerToReset() {
    assertThat(lenient("atr 3B00\n").atr()).isEqualTo(Bytes.fromHex("3B00"));
    assertThat(lenient("").atr()).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void tellsHowAnswersTravelled() {
    assertThat(ReplayConnection.lenient(RecordedCards.trace("full-transaction-t0")).protocol())
        .isEqualTo(TransmissionProtocol.T0);
    assertThat(ReplayConnection.lenient(RecordedCards.trace("visa-contact")).protocol())
        .isEqualTo(TransmissionProtocol.T1);
    assertThat(ReplayConnection.lenient(RecordedCards.trace("amex-contactless")).protocol())
        .isEqualTo(TransmissionProtocol.CONTACTLESS);
  }

  @ParameterizedTest
  @CsvSource({"6104, T0", "6C05, T0", "AABB6104, T0", "9000, T1", "61, T1", "'', T1"})
  void tellsTheT0WireByItsStatusWords(String answer, TransmissionProtocol expected) {
    assertThat(lenient("> " + RECORD_1 + "\n< " + answer + "\n").protocol()).isEqualTo(expected);
  }

  @Test
  void givesTheTraceThatItPlays() {
    Trace trace = RecordedCards.trace("visa-contact");

    assertThat(ReplayConnection.strict(trace).trace()).isSameAs(trace);
    assertThat(ReplayConnection.lenient(trace).trace()).isSameAs(trace);
  }

  @Test
  void aClosedConnectionAnswersNothing() {
    ReplayConnection card = lenient(TWO_APPLICATIONS);
    card.close();
    card.close();
    assertThatIllegalStateException().isThrownBy(() -> ask(card, RECORD_1));
  }

  @Nested
  class Strict {
    private final ReplayConnection card =
        ReplayConnection.strict(
            Trace.parse(
                "# head\n> 80CA9F3600\n< 9F360200069000\n\n> 00B2010C00\n< 700700000000009000\n"));

    @Test
    void namesTheExpectedLineAndBothCommands() throws TransportException {
      ask(card, "80CA9F3600");

      TransportException e =
          catchThrowableOfType(TransportException.class, () -> ask(card, "00B2020C00"));

      assertThat(e.reason()).isEqualTo(Reason.PROTOCOL);
      assertThat(e.description())
          .isEqualTo("Line 5 of the trace has the command 00 B2 01 0C, but 00 B2 02 0C was sent.");
      assertThat(card.deviations()).isEqualTo(1);
      assertThat(card.remaining()).isEqualTo(1);
      assertThat(ask(card, "00B2010C00")).isEqualTo("700700000000009000");
    }

    @Test
    void refusesACommandAfterTheEnd() throws TransportException {
      ask(card, "80CA9F3600");
      ask(card, "00B2010C00");

      TransportException e =
          catchThrowableOfType(TransportException.class, () -> ask(card, "00B2010C00"));

      assertThat(e.description())
          .isEqualTo("The trace has ended, but the command 00 B2 01 0C was sent.");
    }

    @Test
    void missingLengthOfZeroIsNoDifference() throws TransportException {
      assertThat(ask(card, "80CA9F36")).isEqualTo("9F360200069000");
    }

    @Test
    void anotherLengthIsADifference() {
      TransportException e =
          catchThrowableOfType(TransportException.class, () -> ask(card, "80CA9F3605"));
      assertThat(e.description()).contains("Line 2").contains("with other data or length");
    }

    @Test
    void hiddenVerifyDataIsLikeAnyOfTheSameLength() throws TransportException {
      Trace trace = Trace.parse("> 0020008008FFFFFFFFFFFFFFFF\n< 9000\n");

      assertThat(ask(ReplayConnection.strict(trace), "0020008008241234FFFFFFFFFF"))
          .isEqualTo("9000");
      assertThatThrownBy(() -> ask(ReplayConnection.strict(trace), "0020008007241234FFFFFFFF"))
          .isInstanceOf(TransportException.class)
          .hasMessageNotContaining("1234");
    }
  }

  @Nested
  class Lenient {
    @Test
    void theSameRecordMeansAnotherThingAfterAnotherSelect() throws TransportException {
      ReplayConnection card = lenient(TWO_APPLICATIONS);

      ask(card, SELECT_B);
      assertThat(ask(card, RECORD_1)).isEqualTo("700B9000");
      assertThat(ask(card, GPO)).isEqualTo("800B9000");
      ask(card, SELECT_A);
      assertThat(ask(card, GPO)).isEqualTo("800A9000");
      assertThat(ask(card, RECORD_1)).isEqualTo("700A9000");
      assertThat(ask(card, RECORD_1)).isEqualTo("700A9000");
      ask(card, SELECT_PSE);
      assertThat(ask(card, RECORD_1)).isEqualTo("70019000");
      assertThat(card.deviations()).isZero();
    }

    @Test
    void whatTheSectionLacksIsFoundAnywhere() throws TransportException {
      ReplayConnection card = lenient(TWO_APPLICATIONS);

      ask(card, SELECT_A);

      assertThat(ask(card, "80CA9F1700")).isEqualTo("9F1701039000");
      assertThat(ask(card, "00B2020C00")).isEqualTo("6A83");
      assertThat(card.deviations()).isZero();
    }

    @Test
    void repeatsComeInRecordedOrderAndTheLastOneStays() throws TransportException {
      ReplayConnection card =
          lenient("> 80CA9F1700\n< 9F1701039000\n> 80CA9F1700\n< 9F1701029000\n");

      assertThat(ask(card, "80CA9F1700")).isEqualTo("9F1701039000");
      assertThat(ask(card, "80CA9F1700")).isEqualTo("9F1701029000");
      assertThat(ask(card, "80CA9F1700")).isEqualTo("9F1701029000");
      assertThat(card.deviations()).isZero();
    }

    @Test
    void anApplicationSelectedTwiceIsReadBehindItsSecondSelect() throws TransportException {
      ReplayConnection card =
          lenient(
              "> "
                  + SELECT_A
                  + "\n< 6F0A9000\n> "
                  + SELECT_B
                  + "\n< 6F0B9000\n"
                  + "> "
                  + SELECT_B
                  + "\n< 6F0B9000\n> "
                  + GPO
                  + "\n< 800B9000\n"
                  + "> "
                  + SELECT_A
                  + "\n< 6F0A9000\n> "
                  + GPO
                  + "\n< 800A9000\n");

      ask(card, SELECT_A);

      assertThat(ask(card, GPO)).isEqualTo("800A9000");
    }

    @Test
    void furtherMatchesOfAPartialNameComeAgain() throws TransportException {
      String first = "00A4040005A00000000300";
      String next = "00A4040205A00000000300";
      ReplayConnection card =
          lenient(
              "> " + first + "\n< 6F019000\n> " + next + "\n< 6F029000\n> " + next + "\n< 6A82\n");

      for (int i = 0; i < 2; i++) {
        assertThat(ask(card, first)).isEqualTo("6F019000");
        assertThat(ask(card, next)).isEqualTo("6F029000");
        assertThat(ask(card, next)).isEqualTo("6A82");
      }
      assertThat(card.deviations()).isZero();
    }

    @Test
    void missingOrExtraLengthOfZeroIsNoDifference() throws TransportException {
      ReplayConnection card = lenient("> 80A80000028300\n< 80009000\n> 00B2010C00\n< 70009000\n");

      assertThat(ask(card, GPO)).isEqualTo("80009000");
      assertThat(ask(card, "00B2010C")).isEqualTo("70009000");
      assertThat(card.deviations()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"80CA9F3600, 0", "80CA9F36, 0", "80CA9F3605, 0", "80CA9F3606, 1"})
    void anotherLengthIsTheSameCommandOnTheT0Wire(String asked, int deviations)
        throws TransportException {
      ReplayConnection card = lenient("> 80CA9F3605\n< 9F360200F09000\n");

      assertThat(ask(card, asked)).isEqualTo("9F360200F09000");
      assertThat(card.deviations()).isEqualTo(deviations);
    }

    @ParameterizedTest
    @CsvSource({
      GPO + ", 80A80000048302010200",
      "00880000040123456700, 00880000047654321000",
      "80AE800004AABBCCDD00, 80AE8000020000",
      "00200080081111111111111111, 0020008008241234FFFFFFFFFF",
    })
    void dataOfTheReaderMayDiffer(String recorded, String asked) throws TransportException {
      ReplayConnection card = lenient("> " + recorded + "\n< 01029000\n");

      assertThat(ask(card, asked)).isEqualTo("01029000");
      assertThat(card.deviations()).isEqualTo(1);
    }

    @Test
    void generateAcOfAnotherTypeIsAnotherCommand() throws TransportException {
      ReplayConnection card = lenient("> 80AE800004AABBCCDD00\n< 77009000\n");

      assertThat(ask(card, "80AE400004AABBCCDD00")).isEqualTo("6D00");
    }

    @ParameterizedTest
    @CsvSource({
      SELECT_A + ", 6A82",
      RECORD_1 + ", 6A83",
      "80CA9F1700, 6A88",
      GPO + ", 6D00",
      "00C0000010, 6D00",
      "00200080, 6D00",
      // Shorter than a header.
      "00B2, 6D00",
    })
    void refusesWhatWasNotRecorded(String asked, String refusal) throws TransportException {
      ReplayConnection card = lenient("");

      assertThat(ask(card, asked)).isEqualTo(refusal);
      assertThat(card.deviations()).isEqualTo(1);
    }

    @Test
    void refusedSelectLeavesTheSectionAlone() throws TransportException {
      ReplayConnection card = lenient(TWO_APPLICATIONS);
      ask(card, SELECT_B);

      assertThat(ask(card, "00A4040007A000000025010100")).isEqualTo("6A82");

      assertThat(ask(card, RECORD_1)).isEqualTo("700B9000");
      assertThat(card.deviations()).isEqualTo(1);
    }

    @Test
    void recordingsOfTheT0WireGiveWholeAnswersOverAChannel() throws TransportException {
      ReplayConnection card = ReplayConnection.lenient(RecordedCards.trace("full-transaction-t0"));
      CardChannel channel = new CardChannel(card);

      ResponseApdu pse = send(channel, SELECT_PSE);
      ResponseApdu entry = send(channel, "00B2010C00");
      ResponseApdu end = send(channel, "00B2020C00");
      ResponseApdu fci = send(channel, "00A4040007AFFFFFFFFF123400");
      ResponseApdu gpo = send(channel, GPO);
      ResponseApdu track = send(channel, "00B2020C00");

      assertThat(pse.data().length()).isEqualTo(0x2E);
      assertThat(entry.data().length()).isEqualTo(0x32);
      assertThat(end.status().value()).isEqualTo(0x6A83);
      assertThat(fci.data().length()).isEqualTo(0x3B);
      assertThat(gpo.data()).isEqualTo(Bytes.fromHex("800E3C00080202001001020018010201"));
      assertThat(track.data().length()).isEqualTo(0x4F);
      assertThat(card.deviations()).isZero();
    }

    @Test
    void getResponseFollowsTheExchangeJustBefore() throws TransportException {
      ReplayConnection card =
          lenient(
              "> 80A80000028300\n< 6104\n> 00C0000004\n< AAAAAAAA9000\n"
                  + "> 008800000400000000\n< 6104\n> 00C0000004\n< BBBBBBBB9000\n");

      ask(card, "008800000400000000");
      assertThat(ask(card, "00C0000004")).isEqualTo("BBBBBBBB9000");
      ask(card, GPO);
      assertThat(ask(card, "00C0000004")).isEqualTo("AAAAAAAA9000");
      assertThat(card.deviations()).isZero();
    }

    @Test
    void nothingFollowsTheLastExchange() throws TransportException {
      ReplayConnection card = lenient("> 80A80000028300\n< 6104\n");
      ask(card, GPO);

      assertThat(ask(card, "00C0000004")).isEqualTo("6D00");
      assertThat(card.deviations()).isEqualTo(1);
    }

    @Test
    void anApplicationThatIsSelectedAgainLeavesTheOthersAsTheyAre() throws TransportException {
      ReplayConnection card =
          lenient(
              "> "
                  + SELECT_A
                  + "\n< 6F0A9000\n> "
                  + GPO
                  + "\n< 800A9000\n> "
                  + SELECT_B
                  + "\n< 6F0B9000\n> "
                  + RECORD_1
                  + "\n< 700B9000\n");
      assertThat(card.remaining()).isEqualTo(4);
      for (String command : List.of(SELECT_A, GPO, SELECT_B, RECORD_1)) {
        ask(card, command);
      }
      assertThat(card.remaining()).isZero();

      ask(card, SELECT_A);

      assertThat(card.remaining()).isEqualTo(1);
    }

    private ResponseApdu send(CardChannel channel, String command) throws TransportException {
      return channel.send(CommandApdu.parse(Bytes.fromHex(command)));
    }
  }
}
