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
import java.util.Arrays;
import java.util.List;

/** What sessions keep in memory while they are open, and how that grows with their number. */
final class Sessions {
  static final String NAME = "sessions";

  private static final int MOST = 2_000;
  private static final List<Integer> COUNTS = List.of(100, 200, 500, 1_000, MOST);
  private static final int ROUNDS = 10;
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
    double[] fastest = new double[COUNTS.size()];
    Arrays.fill(fastest, Double.MAX_VALUE);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < fastest.length; i++) {
        fastest[i] = Math.min(fastest[i], nanos(COUNTS.get(i)));
      }
    }
    for (int i = 0; i < fastest.length; i++) {
      int count = COUNTS.get(i);
      figures.add(Figure.best("all " + NAME + " " + count, fastest[i], bytes(count)));
    }
    Figure most = figures.get("all " + NAME + " " + MOST);
    figures.add(
        Figure.best(
            NAME + " " + MOST, most.nanos() / MOST, most.bytes() / MOST - card.bytesReceived()));
  }

  // As many sessions for every count, so that each has its share of garbage to collect: the few
  // alone would fit into memory that nobody has to tidy up.
  private double nanos(int count) throws TransportException {
    int times = MOST / count;
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      open(count);
    }
    return (double) (System.nanoTime() - start) / times;
  }

  private double bytes(int count) throws TransportException {
    double least = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = used();
      List<Session> sessions = open(count);
      least = Math.min(least, (double) (used() - before));
      if (sessions.size() != count) {
        throw new IllegalStateException("sessions were lost");
      }
    }
    return least;
  }

  private List<Session> open(int count) throws TransportException {
    List<Session> sessions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      sessions.add(open());
    }
    return sessions;
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
