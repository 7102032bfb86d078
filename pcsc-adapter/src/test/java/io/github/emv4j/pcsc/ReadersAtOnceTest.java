package io.github.emv4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.EmvReader;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two readers of one service are used by a thread each, by both providers, at the same time. */
class ReadersAtOnceTest {
  @RegisterExtension
  static final PcscdFixture PCSCD = new PcscdFixture(PcscdFixture.Config.TWO_READERS);

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int ROUNDS = 4;
  private static final List<String> PROFILES = List.of("standard", "t0");

  private static final EmvReader EMV =
      EmvReader.withTerminal(TerminalData.defaults(Clock.systemUTC()));

  private static List<String> contents(CardConnection card) throws TransportException {
    ReadApplication application = EMV.read(card).orElseThrow();
    List<String> contents = new ArrayList<>(List.of(application.candidate().toString()));
    application.records().forEach(record -> contents.add(record.data().toHex()));
    return contents;
  }

  private static List<String> directly(String profile) throws TransportException {
    try (VirtualReader reader = VirtualReader.holding(VirtualProfiles.byName(profile));
        CardConnection card = reader.waitForCard(Duration.ZERO)) {
      return contents(card);
    }
  }

  private static VpcdCard insert(int slot) {
    VirtualCard card = VirtualCard.of(VirtualProfiles.byName(PROFILES.get(slot)));
    return VpcdCard.insert(
        slot, card.powerUp(), command -> Bytes.copyOf(card.transmit(command.toByteArray())));
  }

  /** {@return what was read in each round} */
  private static List<List<String>> readAgainAndAgain(Via via, int slot, CyclicBarrier together)
      throws Exception {
    List<List<String>> rounds = new ArrayList<>();
    String name = slot == 0 ? PcscdFixture.FIRST : PcscdFixture.SECOND;
    try (PcscReader reader = via.service().byName(name)) {
      for (int round = 0; round < ROUNDS; round++) {
        together.await(1, TimeUnit.MINUTES);
        try (PcscConnection card = reader.waitForCard(SOON)) {
          rounds.add(contents(card));
        }
      }
    }
    return rounds;
  }

  @Test
  void neitherReaderDisturbsTheOther() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (VpcdCard first = insert(0);
        VpcdCard second = insert(1)) {
      for (Via via : Via.values()) {
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<List<List<String>>>> running = new ArrayList<>();
        for (int slot = 0; slot < 2; slot++) {
          int mine = slot;
          running.add(threads.submit(() -> readAgainAndAgain(via, mine, together)));
        }
        for (int slot = 0; slot < 2; slot++) {
          assertThat(running.get(slot).get(2, TimeUnit.MINUTES))
              .hasSize(ROUNDS)
              .containsOnly(directly(PROFILES.get(slot)));
        }
      }
      assertThat(first.commands()).hasSizeGreaterThan(ROUNDS * 10);
      assertThat(second.commands()).hasSizeGreaterThan(ROUNDS * 10);
    } finally {
      threads.shutdownNow();
    }
  }
}
