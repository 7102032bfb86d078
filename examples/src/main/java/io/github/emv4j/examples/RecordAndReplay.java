package io.github.emv4j.examples;

import io.github.emv4j.EmvReader;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.trace.RecordingConnection;
import io.github.emv4j.trace.ReplayConnection;
import io.github.emv4j.trace.Trace;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.CardReader;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/** Records a conversation as text, and reads the card again from the text, without the card. */
public final class RecordAndReplay {
  private RecordAndReplay() {}

  /**
   * Prints the recording and what its replay gives; account data is masked in both.
   *
   * @param args none
   * @throws TransportException if the reader or the link failed
   */
  public static void main(String[] args) throws TransportException {
    EmvReader emv =
        EmvReader.withTerminal(TerminalData.defaults(Clock.system(ZoneId.systemDefault())));
    String text;
    try (CardReader reader = VirtualReader.holding(VirtualProfiles.standard());
        RecordingConnection card =
            RecordingConnection.masked(reader.waitForCard(Duration.ofSeconds(30)))) {
      CardReport live = emv.inspect(card);
      System.out.println("Recorded " + live.exchanges().count() + " commands:");
      text = card.trace().toText();
    }
    System.out.print(text);
    try (CardConnection card = ReplayConnection.lenient(Trace.parse(text))) {
      CardReport again = emv.inspect(card);
      again.firstRead().ifPresent(read -> System.out.println("Replayed: " + read.candidate()));
    }
  }
}
