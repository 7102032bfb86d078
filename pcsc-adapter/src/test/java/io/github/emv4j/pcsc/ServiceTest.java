package io.github.emv4j.pcsc;

import static io.github.emv4j.pcsc.Failures.failure;
import static io.github.emv4j.pcsc.Failures.failureWithin;
import static io.github.emv4j.pcsc.PcscdFixture.Config.NO_READER;
import static io.github.emv4j.pcsc.PcscdFixture.Config.TWO_READERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The smart card service comes and goes, and readers with it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServiceTest {
  @RegisterExtension
  static final PcscdFixture PCSCD = new PcscdFixture(PcscdFixture.Config.NOT_STARTED);

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration AT_ONCE = Duration.ofSeconds(4);
  private static final byte[] GET_CHALLENGE = {0x00, (byte) 0x84, 0x00, 0x00, 0x00};

  @AfterEach
  void stopService() {
    PCSCD.stop();
  }

  private static void readsACard(PcscService service) throws TransportException {
    try (VpcdCard card = VpcdCard.insert(0, VpcdCard.ATR_T1, command -> Bytes.of(0x90, 0x00));
        PcscReader reader = service.byName(PcscdFixture.FIRST);
        PcscConnection connection = reader.waitForCard(SOON)) {
      assertThat(connection.transmit(GET_CHALLENGE)).hasSize(2);
      assertThat(card.commands()).hasSize(1);
    }
  }

  // One test for the JDK's provider, the first: it opens its one link to the service for good as
  // soon as any provider is used.
  @Test
  @Order(1)
  void canBeStartedLaterButNotRestartedForTheProviderOfTheJdk() throws Exception {
    PcscService service = PcscReaders.jdk();
    TransportException down = failureWithin(AT_ONCE, Reason.SERVICE_DOWN, service::list);
    assertThat(down).hasMessageContaining("No smart card service is running");
    failureWithin(AT_ONCE, Reason.SERVICE_DOWN, PcscReaders::first);
    failureWithin(
        Duration.ofSeconds(2),
        Reason.SERVICE_DOWN,
        () -> service.waitForReader(Duration.ofMillis(300)));

    PCSCD.start(TWO_READERS);
    assertThat(service.waitForReader(SOON).name()).isEqualTo(PcscdFixture.FIRST);
    readsACard(service);
    PcscReader reader = service.byName(PcscdFixture.FIRST);

    PCSCD.stop();
    PCSCD.start(TWO_READERS);
    for (int i = 0; i < 2; i++) {
      assertThat(failureWithin(AT_ONCE, Reason.SERVICE_DOWN, service::list))
          .hasMessageContainingAll("restart this program", "JNA");
    }
    assertThat(failure(Reason.SERVICE_DOWN, () -> reader.waitForCard(SOON)))
        .hasMessageContaining("restart this program");
    readsACard(Via.JNA.service());
  }

  @Test
  void canBeRestartedBetweenTwoReadsForAProviderWithItsOwnContexts() throws Exception {
    PcscService service = Via.JNA.service();
    TransportException down = failureWithin(AT_ONCE, Reason.SERVICE_DOWN, service::list);
    assertThat(down).hasMessageContaining("No smart card service is running");
    for (int i = 0; i < 2; i++) {
      PCSCD.start(TWO_READERS);
      readsACard(service);
      PCSCD.stop();
      failureWithin(AT_ONCE, Reason.SERVICE_DOWN, service::list);
    }
  }

  @Test
  void endsTheSessionWhenItIsRestarted() throws Exception {
    PCSCD.start(TWO_READERS);
    PcscService service = Via.JNA.service();
    VpcdCard card = VpcdCard.insert(0, VpcdCard.ATR_T1, command -> Bytes.of(0x90, 0x00));
    PcscReader reader = service.byName(PcscdFixture.FIRST);
    try (PcscConnection connection = reader.waitForCard(SOON)) {
      PCSCD.stop();
      card.close();
      failure(Reason.SERVICE_DOWN, () -> connection.transmit(GET_CHALLENGE));
      PCSCD.start(TWO_READERS);
      failure(Reason.SERVICE_DOWN, () -> connection.transmit(GET_CHALLENGE));
    }
    readsACard(service);
  }

  @Test
  void isWaitedForWithItsReaders() throws Exception {
    PcscService service = Via.JNA.service();
    var waiting = CompletableFuture.supplyAsync(() -> awaitReader(service));
    PCSCD.start(NO_READER);
    assertThat(service.list()).isEmpty();
    failureWithin(AT_ONCE, Reason.NO_READER, service::first);
    assertThat(failure(Reason.NO_READER, () -> service.byName("Virtual")))
        .hasMessageContaining("None is attached");
    failureWithin(
        Duration.ofSeconds(2),
        Reason.NO_READER,
        () -> service.waitForReader(Duration.ofMillis(300)));
    assertThat(waiting).isNotDone();
    PCSCD.stop();
    PCSCD.start(TWO_READERS);
    assertThat(waiting.get().name()).isEqualTo(PcscdFixture.FIRST);
  }

  private static PcscReader awaitReader(PcscService service) {
    try {
      return service.waitForReader(Duration.ofSeconds(30));
    } catch (TransportException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void tellsThatAReaderIsGone() throws Exception {
    PCSCD.start(TWO_READERS);
    PcscService service = Via.JNA.service();
    List<PcscReader> before = service.list();
    assertThat(service.waitForChange(before, Duration.ofMillis(200))).hasSize(2);
    PCSCD.stop();
    PCSCD.start(NO_READER);
    assertThat(service.waitForChange(before, SOON)).isEmpty();
    PcscReader gone = before.get(0);
    failureWithin(AT_ONCE, Reason.READER_LOST, gone::isCardPresent);
    failureWithin(AT_ONCE, Reason.READER_LOST, () -> gone.waitForCard(LONG));
    failureWithin(AT_ONCE, Reason.READER_LOST, () -> gone.waitForRemoval(LONG));
    PCSCD.stop();
    PCSCD.start(TWO_READERS);
    assertThat(service.waitForChange(List.of(), SOON)).hasSize(2);
    assertThat(gone.isCardPresent()).isFalse();
  }

  @Test
  void isGivenUpWhenItHangs() throws Exception {
    PCSCD.start(TWO_READERS);
    PcscService service = PcscReaders.withProvider(new jnasmartcardio.Smartcardio());
    PcscReader reader = service.byName(PcscdFixture.FIRST);
    PCSCD.signal("STOP");
    var cancelled =
        CompletableFuture.supplyAsync(
            () -> failure(Reason.CANCELLED, () -> reader.waitForCard(Duration.ofSeconds(60))));
    failureWithin(Duration.ofSeconds(6), Reason.TIMEOUT, service::list);
    reader.cancel();
    assertThat(cancelled.get()).hasMessageContaining("cancelled");
    PCSCD.signal("CONT");
    assertThat(service.list()).hasSize(2);
    assertThat(reader.isCardPresent()).isFalse();
  }
}
