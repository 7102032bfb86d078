package io.github.emv4j.examples;

import io.github.emv4j.EmvReader;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.CardReader;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/** Reads a card; the built-in one here, a real one with {@code PcscReaders.first()}. */
public final class ReadCardInTenLines {
  private ReadCardInTenLines() {}

  /**
   * Reads the card and prints what is on it, the card number masked.
   *
   * @param args none
   * @throws TransportException if the reader or the link failed; the message says what helps
   */
  public static void main(String[] args) throws TransportException {
    TerminalData terminal = TerminalData.defaults(Clock.system(ZoneId.systemDefault()));
    try (CardReader reader = VirtualReader.holding(VirtualProfiles.standard());
        CardConnection card = reader.waitForCard(Duration.ofSeconds(30))) {
      ReadApplication application = EmvReader.withTerminal(terminal).read(card).orElseThrow();
      System.out.println(application.candidate().displayName());
      application.data().pan().ifPresent(pan -> System.out.println("Card " + pan.masked()));
      application.data().expirationDate().ifPresent(date -> System.out.println("Until " + date));
      application.findings().forEach(System.out::println);
    }
  }
}
