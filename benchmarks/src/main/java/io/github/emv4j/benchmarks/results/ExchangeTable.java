package io.github.emv4j.benchmarks.results;

import io.github.emv4j.EmvReader;
import io.github.emv4j.benchmarks.Recordings;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.selection.AidList;
import io.github.emv4j.trace.ReplayConnection;
import io.github.emv4j.trace.Trace;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.NamedProfile;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a person waits for: the exchanges of a read, card by card. */
final class ExchangeTable {
  /** Beyond this a card is made to try a reader's patience, and its count tells nothing. */
  private static final int MOST_COMMANDS = 300;

  private final EmvReader reader =
      EmvReader.withTerminal(TerminalData.defaults(Clock.systemUTC()))
          .accepting(AidList.common().acceptingAnyListedByCard());
  private final List<Row> rows = new ArrayList<>();

  /**
   * One card.
   *
   * @param card its name
   * @param commands that were sent
   * @param least commands that the books prescribe
   * @param repeated exchanges more with which T=0 fetched the answers
   * @param sent bytes to the card
   * @param received bytes from the card
   */
  record Row(String card, int commands, int least, int repeated, long sent, long received) {}

  private ExchangeTable() {}

  /** {@return a row for every recording and every virtual card that can be read} */
  static List<Row> rows() throws TransportException {
    ExchangeTable table = new ExchangeTable();
    for (String name : Recordings.NAMES) {
      Trace trace = Trace.parse(Recordings.text(name));
      table.read("recorded " + name, ReplayConnection.lenient(trace));
    }
    VirtualProfiles.list().forEach(table::read);
    return table.rows;
  }

  private void read(NamedProfile profile) {
    try (VirtualReader slot = VirtualReader.holding(profile.profile());
        CardConnection card = slot.waitForCard(Duration.ofSeconds(1))) {
      read("virtual " + profile.name(), card);
    } catch (TransportException e) {
      System.out.println("left out, " + profile.name() + ": " + e.getMessage());
    }
  }

  private void read(String name, CardConnection card) throws TransportException {
    CountingConnection counted = new CountingConnection(card);
    boolean wasRead = reader.read(counted).application().isPresent();
    if (wasRead && counted.commands() <= MOST_COMMANDS) {
      rows.add(
          new Row(
              name,
              counted.commands(),
              counted.least(),
              counted.repeated(),
              counted.sent(),
              counted.received()));
    }
  }
}
