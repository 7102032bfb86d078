package io.github.emv4j.benchmarks.results;

import io.github.emv4j.EmvReader;
import io.github.emv4j.benchmarks.MemoryCard;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualProfiles;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What sessions keep in memory while they are open, and how that grows with their number. */
final class Sessions {
  static final String NAME = "sessions";

  private static final List<Integer> COUNTS = List.of(100, 200, 500, 1_000, 2_000);
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 20_000;

  private final EmvReader reader;
  private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
  private final MemoryCard card;

  private Sessions(EmvReader reader, MemoryCard card) {
    this.reader = reader;
    this.card = card;
  }

  /** An open session: what a till holds while the card is in. */
  private record Session(
      CardConnection connection, ReadApplication application, List<Finding> findings) {}

  /** Measures and adds the figures. */
  static void measure(Figures figures) throws TransportException {
    EmvReader reader = EmvReader.withTerminal(TerminalData.defaults(Clock.systemUTC()));
    new Sessions(reader, MemoryCard.of(VirtualProfiles.standard(), reader)).run(figures);
  }

  private void run(Figures figures) throws TransportException {
    for (int i = 0; i < WARM_UP; i++) {
      open();
    }
    for (int count : COUNTS) {
      Figure best = open(count);
      for (int round = 1; round < ROUNDS; round++) {
        Figure next = open(count);
        best =
            Figure.best(
                best.name(),
                Math.min(best.nanos(), next.nanos()),
                Math.min(best.bytes(), next.bytes()));
      }
      figures.add(best);
    }
    Figure most = figures.get("all " + NAME + " " + last());
    figures.add(
        Figure.best(
            NAME + " " + last(),
            most.nanos() / last(),
            most.bytes() / last() - card.bytesReceived()));
  }

  private static int last() {
    return COUNTS.get(COUNTS.size() - 1);
  }

  private Figure open(int count) throws TransportException {
    List<Session> sessions = new ArrayList<>(count);
    long before = used();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      sessions.add(open());
    }
    double nanos = System.nanoTime() - start;
    double bytes = used() - before;
    if (sessions.size() != count) {
      throw new IllegalStateException("sessions were lost");
    }
    return Figure.best("all " + NAME + " " + count, nanos, bytes);
  }

  private Session open() throws TransportException {
    MemoryCard own = card.copy();
    ReadApplication application = reader.read(own).orElseThrow();
    return new Session(own, application, application.findings());
  }

  private long used() {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
