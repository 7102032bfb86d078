package io.github.emv4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.extras.CardExtras;
import io.github.emv4j.extras.TransactionLog;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.report.ApplicationReport;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.selection.AidList;
import io.github.emv4j.selection.TerminalAid;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.trace.ReplayConnection;
import io.github.emv4j.trace.Trace;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays conversations strictly: the reader must send exactly these commands, all of them, and
 * come to exactly the report that the lines with {@code #!} state.
 */
class ConversationsTest {
  private static final Path FOLDER = Path.of("src/test/resources/conversations");

  /** What the report is stated with; other words say how to read. */
  private static final Set<String> STATED =
      Set.of("finding", "application", "balance", "log", "loads", "entry", "production");

  private static final AidList AIDS =
      AidList.of(
          List.of(
              TerminalAid.partial(Bytes.fromHex("A0000000031010")),
              TerminalAid.partial(Bytes.fromHex("A0000000041010")),
              TerminalAid.exact(Bytes.fromHex("A000000025010402"))));

  private static final TerminalData TERMINAL =
      TerminalData.of(
          Map.of(
              Tags.AMOUNT_AUTHORISED, Bytes.fromHex("000000000100"),
              Tags.TRANSACTION_DATE, Bytes.fromHex("240601"),
              Tags.TERMINAL_COUNTRY_CODE, Bytes.fromHex("0276"),
              Tags.TRANSACTION_TYPE, Bytes.fromHex("00"),
              Tags.TERMINAL_TYPE, Bytes.fromHex("22"),
              Tags.APPLICATION_VERSION_NUMBER_TERMINAL, Bytes.fromHex("0096")));

  static Stream<Path> conversations() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".trace")).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conversations")
  void leadsToTheStatedReport(Path file) throws IOException {
    String text = Files.readString(file);
    ReplayConnection replay = ReplayConnection.strict(Trace.parse(text));

    EmvReader reader =
        EmvReader.withTerminal(TERMINAL)
            .accepting(acceptedBy(text))
            .over(CardInterface.CONTACT)
            .asking(askedFor(text));
    CardConnection card = protocolOf(text, replay);
    boolean all = directives(text).anyMatch("all"::equals);
    CardReport report = all ? reader.inspectAll(card) : reader.inspect(card);

    assertThat(report.linkFailure()).isEmpty();
    assertThat(describe(report)).isEqualTo(stated(text));
    assertThat(replay.remaining()).as("recorded commands never sent").isZero();
  }

  private static List<String> describe(CardReport report) {
    List<String> lines = new ArrayList<>();
    report.problems().forEach(problem -> lines.add(line(problem)));
    for (ApplicationReport application : report.applications()) {
      lines.add(
          "application " + application.candidate().dfName().toHex() + " " + application.status());
      application.problems().forEach(problem -> lines.add(line(problem)));
      application.extras().ifPresent(extras -> describe(extras, lines));
    }
    return lines;
  }

  private static void describe(CardExtras extras, List<String> lines) {
    extras.balances().forEach(balance -> lines.add("balance " + balance.describe()));
    extras.transactions().ifPresent(log -> describe("log", log, lines));
    extras.loads().ifPresent(log -> describe("loads", log, lines));
    extras.production().ifPresent(production -> lines.add("production " + production));
  }

  private static void describe(String name, TransactionLog log, List<String> lines) {
    lines.add(name + " " + log.describe());
    log.entries().forEach(e -> lines.add("entry " + e.number() + ": " + e.describe()));
  }

  private static String line(Finding finding) {
    return "finding " + finding.code();
  }

  private static List<String> stated(String text) {
    return directives(text).filter(line -> STATED.contains(line.split(" ", 2)[0])).toList();
  }

  private static AidList acceptedBy(String text) {
    return directives(text).anyMatch("accept any"::equals) ? AIDS.acceptingAnyListedByCard() : AIDS;
  }

  private static List<Tag> askedFor(String text) {
    return directives(text)
        .filter(line -> line.startsWith("get-data "))
        .flatMap(line -> Arrays.stream(line.substring("get-data ".length()).split(" ")))
        .map(Tag::fromHex)
        .toList();
  }

  private static Stream<String> directives(String text) {
    return text.lines().filter(line -> line.startsWith("#! ")).map(line -> line.substring(3));
  }

  private static CardConnection protocolOf(String text, CardConnection connection) {
    TransmissionProtocol protocol =
        directives(text).anyMatch("protocol T0"::equals)
            ? TransmissionProtocol.T0
            : TransmissionProtocol.T1;
    return new CardConnection() {
      @Override
      public Bytes atr() {
        return connection.atr();
      }

      @Override
      public TransmissionProtocol protocol() {
        return protocol;
      }

      @Override
      public byte[] transmit(byte[] command) throws TransportException {
        return connection.transmit(command);
      }

      @Override
      public void close() {
        connection.close();
      }
    };
  }
}
