package io.github.emv4j.probe;

import io.github.emv4j.pcsc.AnyPcscReader;
import io.github.emv4j.pcsc.PcscConnection;
import io.github.emv4j.pcsc.PcscReader;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.CardReader;
import io.github.emv4j.transport.TransportException;
import java.time.Duration;

/** A card in a real reader. */
final class PcscSource implements CardSource {
  private static final Duration BLINK = Duration.ofMillis(100);

  /** Looks whether a card is there. */
  private interface Presence {
    boolean isCardPresent() throws TransportException;
  }

  private final CardReader reader;
  private final Presence presence;
  private String used;
  private final Duration patience;
  private final Console console;

  PcscSource(PcscReader reader, Duration patience, Console console) {
    this.reader = reader;
    this.used = reader.name();
    this.presence = reader::isCardPresent;
    this.patience = patience;
    this.console = console;
  }

  /** Waits for whichever reader gets a card: the slot of a reader, or its other interface. */
  PcscSource(AnyPcscReader reader, Duration patience, Console console) {
    this.reader = reader;
    this.used = reader.name();
    this.presence = reader::isCardPresent;
    this.patience = patience;
    this.console = console;
  }

  @Override
  public String name() {
    return "reader:" + CleanText.of(used);
  }

  @Override
  public String description() {
    return "the reader " + used;
  }

  @Override
  public OpenCard open(Progress progress) throws TransportException {
    if (!patience.isZero() && !presence.isCardPresent()) {
      console.say(
          "Insert a card into "
              + reader.name()
              + ", or hold it against it, within "
              + patience.toSeconds()
              + " s.");
    }
    Thread spinner = new Thread(() -> spin(progress), "emv-probe-spinner");
    spinner.setDaemon(true);
    spinner.start();
    try {
      CardConnection card = reader.waitForCard(patience);
      if (card instanceof PcscConnection in && !in.reader().name().equals(used)) {
        used = in.reader().name();
        progress.clear();
        console.say("Using " + description() + ".");
      }
      return OpenCard.in(reader, card);
    } finally {
      stop(spinner);
      progress.clear();
    }
  }

  private void spin(Progress progress) {
    try {
      while (true) {
        Thread.sleep(BLINK.toMillis());
        progress.show("Waiting for a card in " + reader.name());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(Thread spinner) {
    spinner.interrupt();
    try {
      spinner.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
