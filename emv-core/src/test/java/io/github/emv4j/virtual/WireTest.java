package io.github.emv4j.virtual;

import static io.github.emv4j.virtual.CardTalk.GPO_DEBIT;
import static io.github.emv4j.virtual.CardTalk.SELECT_CREDIT;
import static io.github.emv4j.virtual.CardTalk.SELECT_DEBIT;
import static io.github.emv4j.virtual.CardTalk.SELECT_PSE;
import static io.github.emv4j.virtual.CardTalk.TRIES;
import static io.github.emv4j.virtual.CardTalk.VERIFY_WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How answers travel over T=0: the examples of ISO/IEC 7816-3 and EMV 4.4 Book 1, 9.3. */
class WireTest {
  private static final Bytes LONG = Bytes.filled(0x5A, 256);

  private static CardTalk blocked() {
    return new CardTalk(
        CardProfile.builder()
            .protocol(TransmissionProtocol.T0)
            .application(PaymentCards.DEBIT, ApplicationBuilder::blocked)
            .build());
  }

  @Test
  void resetTellsT0() {
    VirtualCard card = VirtualCard.of(VirtualProfiles.byName("t0"));
    assertThat(card.powerUp().toHex()).isEqualTo("3B6500002063CB6800");
    assertThat(card.protocol()).isEqualTo(TransmissionProtocol.T0);
  }

  @Test
  void answerToACommandWithDataWaitsToBeFetched() {
    CardTalk card = CardTalk.with("t0");
    String whole = CardTalk.with("standard").send(SELECT_PSE);
    assertThat(card.send(SELECT_PSE)).isEqualTo("6122");
    assertThat(card.send("00C0000022")).isEqualTo(whole);
  }

  @Test
  void expectedLengthBehindDataIsIgnored() {
    CardTalk card = CardTalk.with("t0");
    String withoutLe = SELECT_PSE.substring(0, SELECT_PSE.length() - 2);
    assertThat(card.send(withoutLe)).isEqualTo("6122");
  }

  @Test
  void answerCanBeFetchedInParts() {
    CardTalk card = CardTalk.with("t0");
    card.send(SELECT_PSE);
    assertThat(card.send("00C0000020")).hasSize(68).endsWith("6102");
    assertThat(card.send("00C0000002")).isEqualTo("01019000");
    assertThat(card.send("00C0000002")).isEqualTo("6985");
  }

  @Test
  void wrongLengthOfFetchingIsCorrected() {
    CardTalk card = CardTalk.with("t0");
    card.send(SELECT_PSE);
    assertThat(card.send("00C0000000")).isEqualTo("6C22");
    assertThat(card.send("00C0000022")).endsWith("9000");
  }

  @Test
  void waitingAnswerIsLostWithTheNextCommand() {
    CardTalk card = CardTalk.with("t0");
    assertThat(card.statusAfter(SELECT_DEBIT, "80CA9F1704", "00C0000022")).isEqualTo("6985");
  }

  @Test
  void wrongExpectedLengthIsCorrected() {
    CardTalk card = CardTalk.with("t0");
    card.send(SELECT_DEBIT);
    assertThat(card.send(TRIES)).isEqualTo("6C04");
    assertThat(card.send("80CA9F1704")).isEqualTo("9F1701039000");
    assertThat(card.send("80CA9F1705")).isEqualTo("6C04");
  }

  @Test
  void warningComesBeforeTheData() {
    CardTalk card = blocked();
    assertThat(card.send(SELECT_DEBIT)).isEqualTo("6283");
    assertThat(card.send("00C0000000")).isEqualTo("6C0D");
    assertThat(card.send("00C000000D")).isEqualTo("6F0B8407A0000000031010A5009000");
  }

  @Test
  void statusAloneTravelsAtOnce() {
    CardTalk card = CardTalk.with("t0");
    assertThat(card.statusAfter("00A4040007A0000009999999")).isEqualTo("6A82");
    assertThat(card.statusAfter(SELECT_DEBIT, GPO_DEBIT, VERIFY_WRONG)).isEqualTo("63C2");
  }

  @Test
  void answerOf256BytesIsAnnouncedAsZero() {
    CardTalk card =
        new CardTalk(
            CardProfile.builder()
                .protocol(TransmissionProtocol.T0)
                .application(PaymentCards.DEBIT, app -> app.rawRecord(1, 1, LONG))
                .build());
    card.statusAfter(SELECT_DEBIT, "80A80000028300");
    assertThat(card.send("00B2010C00")).isEqualTo(LONG.toHex() + "9000");
    assertThat(card.send("00B2010C10")).isEqualTo("6C00");
  }

  @Test
  void correctedCommandDoesNotRunTwice() {
    CardTalk card = CardTalk.with("t0");
    card.statusAfter(SELECT_DEBIT, GPO_DEBIT);
    CardTalk same = CardTalk.with("standard");
    same.statusAfter(SELECT_DEBIT, GPO_DEBIT);
    assertThat(card.send("0084000000")).isEqualTo("6C08");
    assertThat(card.send("0084000008")).isEqualTo(same.send("0084000000"));
  }

  @Test
  void resetForgetsTheWaitingAnswer() {
    VirtualCard card = VirtualCard.of(VirtualProfiles.byName("t0"));
    CardTalk talk = new CardTalk(card);
    talk.send(SELECT_PSE);
    card.powerUp();
    assertThat(talk.send("00C0000022")).isEqualTo("6985");
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "t0"})
  void channelGetsTheSameAnswersOverBothProtocols(String profile) throws TransportException {
    try (VirtualReader reader = VirtualReader.holding(VirtualProfiles.byName(profile));
        CardConnection connection = reader.waitForCard(Duration.ZERO)) {
      CardChannel channel = new CardChannel(connection);
      CardTalk direct = CardTalk.with("standard");
      String[] session = {
        SELECT_PSE,
        "00B2010C00",
        "00B2030C00",
        SELECT_DEBIT,
        GPO_DEBIT,
        "00B2010C00",
        "00B2011400",
        TRIES,
        VERIFY_WRONG,
        TRIES,
        "0084000000",
        "80AE80001D" + "00".repeat(29) + "00",
        SELECT_CREDIT,
        "80CA9F4F00"
      };
      for (String command : session) {
        ResponseApdu answer = channel.send(CommandApdu.parse(Bytes.fromHex(command)));
        assertThat(answer.encoded().toHex()).as(command).isEqualTo(direct.send(command));
      }
    }
  }

  @Test
  void onlyTheSameCommandIsAnsweredFromBefore() {
    CardTalk card = CardTalk.with("t0");
    card.statusAfter(SELECT_DEBIT, GPO_DEBIT);
    assertThat(card.send("80CA9F1700")).isEqualTo("6C04");
    assertThat(card.send("80CA9F3605")).startsWith("9F3602").endsWith("9000");
    assertThat(card.send("80CA9F1700")).isEqualTo("6C04");
    assertThat(card.send("00CA9F1704")).isEqualTo("6D00");
  }

  @Test
  void getResponseHasItsOwnClass() {
    CardTalk card = CardTalk.with("t0");
    String waiting = card.send(SELECT_DEBIT);
    assertThat(waiting).startsWith("61");
    assertThat(card.statusAfter("80C00000" + waiting.substring(2))).isIn("6D00", "6E00");
  }
}
