package io.github.emv4j.probe;

import io.github.emv4j.pcsc.PcscReader;
import io.github.emv4j.transport.TransportException;
import java.time.Duration;

/** A card in a real reader. */
final class PcscSource implements CardSource {
  private static final Duration BLINK = Duration.ofMillis(100);

  private final PcscReader reader;
  private final Duration patience;
  private final Console console;

  PcscSource(PcscReader reader, Duration patience, Console console) {
    this.reader = reader;
    this.patience = patience;
    this.console = console;
  }

  @Override
  public String name() {
    return "reader:" + CleanText.of(reader.name());
  }

  @Override
  public String description() {
    return "the reader " + reader.name();
  }

  @Override
  public OpenCard open(Progress progress) throws TransportException {
    if (!patience.isZero() && !reader.isCardPresent()) {
      console.say(
          "Insert a card into " + reader.name() + " within " + patience.toSeconds() + " s.");
    }
    Thread spinner = new Thread(() -> spin(progress), "emv-probe-spinner");
    spinner.setDaemon(true);
    spinner.start();
    try {
      return OpenCard.in(reader, reader.waitForCard(patience));
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
