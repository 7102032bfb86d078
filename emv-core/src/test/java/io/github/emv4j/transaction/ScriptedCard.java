package io.github.emv4j.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.ApplicationPriority;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.selection.ApplicationNames;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.selection.Fci;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives the answers that are written down, all in hexadecimal, and fails at any other command. */
final class ScriptedCard implements CardConnection {
  static final String VISA = "A0000000031010";
  static final String MASTERCARD = "A0000000041010";
  static final String GPO = "80A8000002830000";

  static final TerminalData TERMINAL =
      TerminalData.of(
          Map.of(
              Tags.TERMINAL_COUNTRY_CODE, Bytes.fromHex("0276"),
              Tags.TERMINAL_TYPE, Bytes.fromHex("22"),
              Tags.TERMINAL_CAPABILITIES, Bytes.fromHex("E0F8C8"),
              Tags.TRANSACTION_TYPE, Bytes.fromHex("00"),
              Tags.TRANSACTION_DATE, Bytes.fromHex("260315"),
              Tags.UNPREDICTABLE_NUMBER, Bytes.fromHex("01020304")));

  private static final String PULLED = "pulled";

  private final String aid;
  private final String proprietary;
  private final Map<String, String> answers = new HashMap<>();
  private Optional<String> other = Optional.empty();
  private final List<String> commands = new ArrayList<>();

  /** An application whose FCI holds these objects in template A5. */
  ScriptedCard(String aid, String proprietary) {
    this.aid = aid;
    this.proprietary = proprietary;
  }

  /** A Visa application that asks for nothing and answers GET PROCESSING OPTIONS so. */
  static ScriptedCard initiating(String options) {
    return new ScriptedCard(VISA, "").answering(GPO, options + "9000");
  }

  ScriptedCard answering(String command, String answer) {
    answers.put(command, answer);
    return this;
  }

  ScriptedCard answeringAnythingElse(String answer) {
    other = Optional.of(answer);
    return this;
  }

  ScriptedCard pulledAt(String command) {
    return answering(command, PULLED);
  }

  static String template(String tag, String content) {
    assertThat(content.length()).isLessThan(256);
    return tag + Bytes.of(content.length() / 2).toHex() + content;
  }

  SelectedApplication selected(CardInterface over) {
    String fci = template("6F", template("84", aid) + template("A5", proprietary));
    Candidate candidate =
        new Candidate(
            Bytes.fromHex(aid),
            ApplicationNames.NONE,
            ApplicationPriority.NONE,
            Candidate.Origin.LIST_OF_AIDS);
    return new SelectedApplication(
        new CardChannel(this), over, candidate, Fci.parse(Bytes.fromHex(fci)));
  }

  InitiationResult initiate(CardInterface over) throws TransportException {
    return selected(over).initiate(TERMINAL);
  }

  ReadApplication read(CardInterface over) throws TransportException {
    return initiate(over).initiated().orElseThrow().readRecords();
  }

  List<String> commands() {
    return commands;
  }

  /** {@return the commands after GET PROCESSING OPTIONS} */
  List<String> laterCommands() {
    assertThat(commands).isNotEmpty();
    return commands.subList(1, commands.size());
  }

  @Override
  public Bytes atr() {
    return Bytes.EMPTY;
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    String asked = Bytes.copyOf(command).toHex();
    commands.add(asked);
    String answer =
        Optional.ofNullable(answers.get(asked))
            .or(() -> other)
            .orElseThrow(() -> new AssertionError("unexpected command " + asked));
    if (answer.equals(PULLED)) {
      throw new TransportException(Reason.CARD_REMOVED, "The card was taken out.");
    }
    return Bytes.fromHex(answer).toByteArray();
  }

  @Override
  public void close() {}
}
