package io.github.emv4j.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Sixteen tills in one program, each with its reader and its thread. */
class SixteenReadersTest {
  private static final int READERS = 16;
  private static final int ROUNDS = 6;

  private static final List<String> PROFILES =
      List.of("standard", "t0", "no-pse", "sda", "dda", "cda", "chinese", "enciphered-pin");

  /** {@return what came of each round at one reader; cards are put in and taken out} */
  private static List<String> serve(int number) throws TransportException {
    List<String> results = new ArrayList<>();
    try (VirtualReader reader = new VirtualReader("Reader " + number)) {
      for (int round = 0; round < ROUNDS; round++) {
        String profile = PROFILES.get((number + round) % PROFILES.size());
        reader.insert(VirtualCard.of(VirtualProfiles.byName(profile)));
        try (CardConnection card = reader.waitForCard(Duration.ZERO)) {
          results.add(Session.of(card));
        }
        assertThat(reader.remove()).isPresent();
      }
    }
    return results;
  }

  @Test
  void sessionsAtTheSameTimeComeToWhatEachComesToAlone() throws Exception {
    List<List<String>> alone = new ArrayList<>();
    for (int number = 0; number < READERS; number++) {
      alone.add(number < PROFILES.size() ? serve(number) : alone.get(number % PROFILES.size()));
    }

    assertThat(allAtOnce()).isEqualTo(alone);
  }

  private static List<List<String>> allAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    try {
      CyclicBarrier start = new CyclicBarrier(READERS);
      List<Future<List<String>>> running = new ArrayList<>();
      for (int number = 0; number < READERS; number++) {
        int mine = number;
        running.add(
            threads.submit(
                () -> {
                  start.await(1, TimeUnit.MINUTES);
                  return serve(mine);
                }));
      }
      List<List<String>> results = new ArrayList<>();
      for (Future<List<String>> one : running) {
        results.add(one.get(2, TimeUnit.MINUTES)); // a deadlock would never end
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
