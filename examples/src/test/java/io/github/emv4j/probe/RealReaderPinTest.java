package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.pcsc.PcscdFixture;
import io.github.emv4j.pcsc.PcscdFixture.Config;
import io.github.emv4j.pcsc.VpcdClient;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualCard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code emv-probe pin} says of a card behind pcscd, and what that card knows afterwards. */
class RealReaderPinTest {
  @RegisterExtension static final PcscdFixture PCSCD = new PcscdFixture(Config.TWO_READERS);

  private static final int VERIFY = 0x20;

  @TempDir Path folder;

  private String keys;

  /** A card in the first virtual reader; it can be pulled when it has done VERIFY. */
  private static final class Inserted implements VpcdClient.Card, AutoCloseable {
    private final VirtualCard card;
    private final ServedCard served;
    private volatile VpcdClient client;
    private volatile boolean pulledAtVerify;

    Inserted(VirtualCard card) {
      this.card = card;
      served = new ServedCard(card);
      client = putIn();
    }

    /** Puts it in when the last one is out, again if the service does not notice. */
    VpcdClient putIn() {
      for (int i = 0; i < 5; i++) {
        await(Duration.ofSeconds(5), () -> !isCardIn());
        // What goes on between two looks of the service confuses it.
        await(Duration.ofMillis(600), () -> false);
        try {
          client = VpcdClient.insert(this);
          Thread server = new Thread(this::serve, "served card");
          server.setDaemon(true);
          server.start();
          if (await(Duration.ofSeconds(5), Inserted::isCardIn)) {
            return client;
          }
          client.close();
        } catch (TransportException e) {
          assertThat(e).as("the reader is not ready yet").isNotNull();
        }
      }
      throw new AssertionError("the virtual reader takes no card");
    }

    private static boolean await(Duration limit, BooleanSupplier condition) {
      long deadline = System.nanoTime() + limit.toNanos();
      while (!condition.getAsBoolean()) {
        if (System.nanoTime() > deadline) {
          return false;
        }
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
      return true;
    }

    private static boolean isCardIn() {
      JsonNode reader = Run.of("readers", "--json").json().path("readers").path(0);
      return reader.path("cardPresent").asBoolean();
    }

    private void serve() {
      try {
        client.serve();
      } catch (TransportException e) {
        throw new AssertionError("the virtual reader went away", e);
      }
    }

    @Override
    public Bytes atr() {
      return served.atr();
    }

    @Override
    public byte[] transmit(byte[] command) {
      byte[] answer = served.transmit(command);
      if (pulledAtVerify && command[1] == VERIFY) {
        client.close();
      }
      return answer;
    }

    @Override
    public void on(VpcdClient.Event event) {
      served.on(event);
    }

    long verifies() {
      return card.commands().stream().filter(command -> command.ins() == VERIFY).count();
    }

    @Override
    public void close() {
      client.close();
    }
  }

  private Run pin(String input, String... options) throws IOException {
    keys = VirtualKeys.fileIn(folder);
    List<String> arguments = new ArrayList<>(List.of("pin", "--pin-stdin", "--json"));
    arguments.addAll(List.of("--reader", PcscdFixture.FIRST, "--ca-keys", keys));
    arguments.addAll(List.of(options));
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.US_ASCII)));
    try {
      Run run = Run.of(arguments.toArray(String[]::new));
      if (!input.isEmpty()) {
        assertThat(run.out() + run.err()).doesNotContain(input.strip());
      }
      return run;
    } finally {
      System.setIn(before);
    }
  }

  /** {@return the counter in a session of its own} */
  private static int tries() {
    Run run = Run.of("tries", "--reader", PcscdFixture.FIRST, "--json");
    assertThat(run.status()).as(run.err()).isZero();
    return run.application(0).path("pinTryCounter").asInt(-1);
  }

  private static void assertTold(Run run, String result, int before, int after) {
    assertThat(run.json().path("result").asText()).as(run.err()).isEqualTo(result);
    assertThat(run.status())
        .isEqualTo("Verified".equals(result) ? ExitStatus.DONE : ExitStatus.REFUSED);
    assertThat(run.json().path("triesBefore").asInt(-1)).isEqualTo(before);
    assertThat(run.json().path("triesAfter").asInt(-1)).isEqualTo(after);
    assertThat(tries()).isEqualTo(after);
  }

  @ParameterizedTest
  @CsvSource({"standard, plaintext", "enciphered-pin, enciphered", "enciphered-pin-icc, auto"})
  void tellsTheTriesThatTheCardCounts(String profile, String method) throws Exception {
    try (Inserted card = new Inserted(VirtualCard.of(VirtualSource.profile(profile)))) {
      assertTold(pin("1234\n", "--method", method), "Verified", 3, 3);
      assertTold(pin("98765\n", "--method", method), "WrongPin", 3, 2);
      assertTold(pin("98765\n", "--method", method), "WrongPin", 2, 1);
      assertThat(card.verifies()).isEqualTo(3);

      assertTold(pin("98765\n", "--method", method), "LastTryAhead", 1, 1);
      assertThat(card.verifies()).isEqualTo(3);
      assertTold(pin("98765\n", "--method", method, "--last-try"), "BlockedNow", 1, 0);
      assertThat(card.verifies()).isEqualTo(4);

      assertTold(pin("", "--method", method, "--last-try"), "BlockedBefore", 0, 0);
      assertThat(card.verifies()).isEqualTo(4);
    }
  }

  @Test
  void saysThatTheOutcomeIsUnknownWhenTheCardIsPulled() throws Exception {
    try (Inserted card = new Inserted(VirtualCard.of(VirtualSource.profile("standard")))) {
      card.pulledAtVerify = true;
      Run run = pin("98765\n", "--method", "plaintext");

      assertThat(run.status()).isEqualTo(ExitStatus.LINK);
      assertThat(run.json().path("result").asText()).as(run.err()).isEqualTo("OutcomeUnknown");
      assertThat(run.json().path("triesBefore").asInt(-1)).isEqualTo(3);
      assertThat(run.err()).contains("read the PIN Try Counter");
      card.pulledAtVerify = false;
      card.putIn();
      assertThat(tries()).isEqualTo(2);
      assertThat(card.verifies()).isEqualTo(1);
    }
  }
}
