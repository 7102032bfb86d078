package io.github.emv4j.concurrency;

import io.github.emv4j.data.CardData;
import io.github.emv4j.selection.AidList;
import io.github.emv4j.selection.ApplicationSelection;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.selection.SelectionResult;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transaction.InitiatedApplication;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transaction.SelectedApplication;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Two thousand cards in two thousand readers, all in use at once: every card is taken one step
 * further before the first is taken the next. A program of its own, so that its heap can be
 * measured.
 */
final class ManySessions {
  private static final int CARDS = 2_000;
  private static final int THREADS = 16;
  private static final List<String> PROFILES = List.of("standard", "t0", "no-pse", "dda", "cda");

  /** One card on its way. */
  private static final class Till {
    private final VirtualReader reader;
    private final CardChannel channel;
    private final ApplicationSelection selection;
    private Candidate candidate;
    private SelectedApplication selected;
    private InitiatedApplication initiated;
    private ReadApplication read;
    private String authentication = "";

    Till(int number) {
      String profile = PROFILES.get(number % PROFILES.size());
      reader = VirtualReader.holding(VirtualProfiles.byName(profile));
      try {
        channel = new CardChannel(reader.waitForCard(Duration.ZERO));
      } catch (TransportException e) {
        throw new AssertionError(e);
      }
      selection = new ApplicationSelection(channel, AidList.common());
    }

    void findCandidates() throws TransportException {
      candidate = selection.contactCandidates().candidates().get(0);
    }

    void select() throws TransportException {
      SelectionResult result = selection.select(candidate);
      selected =
          new SelectedApplication(
              channel, CardInterface.CONTACT, candidate, result.fci().orElseThrow());
    }

    void initiate() throws TransportException {
      initiated = selected.initiate(Session.TERMINAL).initiated().orElseThrow();
    }

    void readRecords() {
      read = initiated.readRecords();
    }

    void authenticate() throws TransportException {
      authentication = read.authenticate(Session.KEYS).describe();
    }

    CardData data() {
      return read.data();
    }

    void close() {
      CardConnection connection = channel.connection();
      connection.close();
      reader.close();
    }
  }

  private interface Step {
    void on(Till till) throws TransportException;
  }

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final List<Till> tills = new ArrayList<>();

  private ManySessions() {}

  public static void main(String[] args) throws Exception {
    ManySessions sessions = new ManySessions();
    // What is loaded and cached once is no part of a session.
    new Till(0).findCandidates();
    sessions.warmUp();
    long before = usedHeap();
    sessions.run();
    long kept = usedHeap() - before;
    sessions.report(kept);
    sessions.threads.shutdown();
  }

  private void warmUp() throws TransportException {
    for (int i = 0; i < PROFILES.size(); i++) {
      Till till = new Till(i);
      till.findCandidates();
      till.select();
      till.initiate();
      till.readRecords();
      till.authenticate();
      till.close();
    }
  }

  private void run() throws Exception {
    for (int i = 0; i < CARDS; i++) {
      tills.add(new Till(i));
    }
    onAll(Till::findCandidates);
    onAll(Till::select);
    onAll(Till::initiate);
    onAll(Till::readRecords);
    onAll(Till::authenticate);
  }

  /** Takes every card one step further; each thread has every sixteenth. */
  private void onAll(Step step) throws InterruptedException, ExecutionException {
    List<Callable<Integer>> shares = new ArrayList<>();
    for (int share = 0; share < THREADS; share++) {
      int first = share;
      shares.add(
          () -> {
            for (int i = first; i < CARDS; i += THREADS) {
              step.on(tills.get(i));
            }
            return first;
          });
    }
    int done = 0;
    for (Future<Integer> share : threads.invokeAll(shares)) {
      done += share.get() < THREADS ? 1 : 0;
    }
    if (done != THREADS) {
      throw new AssertionError("shares done: " + done);
    }
  }

  private void report(long kept) {
    long read = tills.stream().filter(till -> till.data().pan().isPresent()).count();
    long proven = tills.stream().filter(till -> till.authentication.contains("DDA: auth")).count();
    Set<String> outcomes = new HashSet<>();
    tills.forEach(till -> outcomes.add(till.candidate.dfName() + till.authentication));
    System.out.println("read " + read + ", proven " + proven + ", kinds " + outcomes.size());
    System.out.println("kept bytes per session " + kept / CARDS);
    tills.forEach(Till::close);
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
