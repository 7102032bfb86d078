package io.github.emv4j.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.TransportException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardChannelTest {
  private static final String SELECT = "00A4040007A000000003101000";

  private static CommandApdu command(String hex) {
    return CommandApdu.parse(Bytes.fromHex(hex));
  }

  /** Answers in turn: what is sent must be as written, {@code command answer, …}. */
  private static final class Script implements CardConnection {
    private final List<String> sent = new ArrayList<>();
    private final UnaryOperator<String> answers;
    private TransmissionProtocol protocol = TransmissionProtocol.T0;

    Script(UnaryOperator<String> answers) {
      this.answers = answers;
    }

    static Script of(String... answers) {
      List<String> left = new ArrayList<>(List.of(answers));
      return new Script(command -> left.remove(0));
    }

    Script over(TransmissionProtocol protocol) {
      this.protocol = protocol;
      return this;
    }

    @Override
    public Bytes atr() {
      return Bytes.EMPTY;
    }

    @Override
    public TransmissionProtocol protocol() {
      return protocol;
    }

    @Override
    public byte[] transmit(byte[] command) {
      String hex = Bytes.copyOf(command).toHex();
      sent.add(hex);
      return Bytes.fromHex(answers.apply(hex)).toByteArray();
    }

    @Override
    public void close() {}
  }

  private static String send(Script card, String command) throws TransportException {
    return new CardChannel(card).send(command(command)).encoded().toHex();
  }

  private static TransportException failure(Script card, String command) {
    return catchThrowableOfType(TransportException.class, () -> send(card, command));
  }

  @Test
  void repeatsWithTheRightLength() throws TransportException {
    Script card = Script.of("6C04", "9F1701039000");

    assertThat(send(card, "80CA9F1700")).isEqualTo("9F1701039000");
    assertThat(card.sent).containsExactly("80CA9F1700", "80CA9F1704");
  }

  @Test
  void fetchesWhatWaits() throws TransportException {
    Script card = Script.of("6104", "6F0284009000");

    assertThat(send(card, SELECT)).isEqualTo("6F0284009000");
    assertThat(card.sent).containsExactly(SELECT, "00C0000004");
  }

  @Test
  void fetchesDataBehindAWarningAndKeepsTheWarning() throws TransportException {
    Script card = Script.of("6283", "6C04", "6F0284009000");

    assertThat(send(card, SELECT)).isEqualTo("6F0284006283");
    assertThat(card.sent).containsExactly(SELECT, "00C0000000", "00C0000004");
  }

  @Test
  void aRefusedGetResponseLeavesTheWarning() throws TransportException {
    Script card = Script.of("6283", "6D00");

    assertThat(send(card, SELECT)).isEqualTo("6283");
    assertThat(card.sent).hasSize(2);
  }

  @Test
  void aWarningAfterDataIsTheAnswer() throws TransportException {
    assertThat(send(Script.of("70006282"), "00B2010C00")).isEqualTo("70006282");
    assertThat(send(Script.of("6104", "70006282"), SELECT)).isEqualTo("70006282");
    assertThat(send(Script.of("6F006283"), SELECT)).isEqualTo("6F006283");
  }

  @Test
  void aWarningOfACommandWithoutDataIsFinal() throws TransportException {
    assertThat(send(Script.of("6282"), "00B2010C00")).isEqualTo("6282");
  }

  @ParameterizedTest
  @EnumSource(
      value = TransmissionProtocol.class,
      names = {"T1", "CONTACTLESS"})
  void whereAnswersAreWholeAWarningHidesNothing(TransmissionProtocol protocol)
      throws TransportException {
    Script card = Script.of("6283").over(protocol);

    assertThat(send(card, SELECT)).isEqualTo("6283");
    assertThat(card.sent).hasSize(1);
  }

  @Test
  void joinsPartsInOrder() throws TransportException {
    Script card = Script.of("6102", "AABB6102", "6C01", "CC6103", "DDEEFF9000");

    assertThat(send(card, SELECT)).isEqualTo("AABBCCDDEEFF9000");
    assertThat(card.sent)
        .containsExactly(SELECT, "00C0000002", "00C0000002", "00C0000001", "00C0000003");
  }

  @ParameterizedTest
  @ValueSource(strings = {"80A8000002830000", "80CA9F1700", "84CA9F1700"})
  void asksForTheRestWithClassZero(String command) throws TransportException {
    Script card = Script.of("6101", "AA9000");

    send(card, command);

    assertThat(card.sent.get(1)).isEqualTo("00C0000001");
  }

  @Test
  void zeroMeansTwoHundredAndFiftySix() throws TransportException {
    Script card = Script.of("6100", "AA9000");

    send(card, SELECT);

    assertThat(card.sent.get(1)).isEqualTo("00C0000000");
  }

  @ParameterizedTest
  @CsvSource({
    "0020008008241234FFFFFFFFFF, 6110",
    "0020008008241234FFFFFFFFFF, 6C08",
    "0020008008241234FFFFFFFFFF, 63C2",
    "0020008008241234FFFFFFFFFF, 6283",
    "00200080, 63C2",
    "00820000081122334455667788, 6300",
  })
  void commandsWithoutExpectedDataAreSentOnce(String command, String status)
      throws TransportException {
    Script card = Script.of(status);

    assertThat(send(card, command)).isEqualTo(status);
    assertThat(card.sent).containsExactly(command);
  }

  @Test
  void aLengthThatWasJustUsedIsNotTriedAgain() throws TransportException {
    Script card = Script.of("6C04", "6C04");

    assertThat(send(card, "80CA9F1700")).isEqualTo("6C04");
    assertThat(send(Script.of("6C00"), "80CA9F1700")).isEqualTo("6C00");
    assertThat(card.sent).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6110", "AA6110", "6C"})
  void stopsWhenTheCardDoesNot(String answer) {
    int[] count = new int[1];
    Script card =
        new Script(
            command -> answer.equals("6C") ? String.format("6C%02X", ++count[0] % 2 + 1) : answer);

    TransportException e = failure(card, SELECT);

    assertThat(e.reason()).isEqualTo(Reason.PROTOCOL);
    assertThat(e)
        .hasMessageContaining("does not come to an end")
        .hasMessageContaining("00 A4 04 00");
    assertThat(card.sent).hasSize(CardChannel.MAX_ROUNDS);
  }

  @Test
  void stopsAtMoreDataThanAnAnswerHas() {
    String part = "AA".repeat(10_000) + "6100";
    TransportException e = failure(new Script(command -> part), SELECT);

    assertThat(e.reason()).isEqualTo(Reason.PROTOCOL);
    assertThat(e).hasMessageContaining("too long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "90"})
  void anAnswerWithoutStatusNamesTheCommand(String answer) {
    TransportException e = failure(Script.of(answer), "00B2020C00");

    assertThat(e.reason()).isEqualTo(Reason.PROTOCOL);
    assertThat(e.command()).contains(CommandApdu.of(0x00, 0xB2, 0x02, 0x0C));
    assertThat(e).hasMessageContaining("00 B2 02 0C");
  }

  @Test
  void aFailureNamesTheCommandOfTheCallerNotGetResponse() {
    TransportException e = failure(Script.of("6110", ""), "80A8000002830000");

    assertThat(e.command().orElseThrow().ins()).isEqualTo(0xA8);
    assertThat(e.command().orElseThrow().data().isEmpty()).isTrue();
  }

  @Test
  void aChannelComesToAnEnd() throws TransportException {
    CardChannel channel = new CardChannel(new Script(command -> "9000"));
    for (int i = 0; i < CardChannel.MAX_EXCHANGES; i++) {
      channel.send(command("00B2010C00"));
    }

    TransportException e =
        catchThrowableOfType(TransportException.class, () -> channel.send(command("00B2010C00")));

    assertThat(e.reason()).isEqualTo(Reason.PROTOCOL);
    assertThat(channel.exchanges()).isEqualTo(CardChannel.MAX_EXCHANGES);
  }

  @Test
  void countsWhatWentOverTheLink() throws TransportException {
    CardChannel channel = new CardChannel(Script.of("6C04", "9F1701039000"));

    channel.send(command("80CA9F1700"));

    assertThat(channel.exchanges()).isEqualTo(2);
    assertThat(channel.bytesSent()).isEqualTo(10);
    assertThat(channel.bytesReceived()).isEqualTo(8);
  }

  @Property
  void anyAnswersEndInAnAnswerOrAFailure(
      @ForAll @Size(max = 40) List<@Size(max = 6) byte[]> answers) {
    List<byte[]> left = new ArrayList<>(answers);
    Script card =
        new Script(command -> left.isEmpty() ? "9000" : Bytes.copyOf(left.remove(0)).toHex());
    try {
      ResponseApdu answer = new CardChannel(card).send(command(SELECT));
      assertThat(answer.status().bytesWaiting()).isEmpty();
    } catch (TransportException e) {
      assertThat(e.reason()).isEqualTo(Reason.PROTOCOL);
    }
    assertThat(card.sent.size()).isBetween(1, CardChannel.MAX_ROUNDS);
  }

  @Test
  void takesNoMoreBytesThanMemoryShouldHold() {
    CardChannel channel = new CardChannel(new Script(sent -> "00".repeat(60_000) + "9000"));

    TransportException failure = null;
    for (int i = 0; failure == null && i < 100; i++) {
      try {
        ResponseApdu unused = channel.send(command("00B2010C00"));
      } catch (TransportException e) {
        failure = e;
      }
    }

    assertThat(failure).hasMessageContaining("does not come to an end");
    assertThat(channel.bytesReceived()).isLessThan(CardChannel.MAX_BYTES_RECEIVED + 65_538L);
  }
}
