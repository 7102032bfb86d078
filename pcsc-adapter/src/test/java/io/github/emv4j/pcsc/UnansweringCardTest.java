package io.github.emv4j.pcsc;

import static io.github.emv4j.pcsc.Failures.failure;
import static io.github.emv4j.pcsc.Failures.failureWithin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A card that says nothing keeps the provider for ever, but nobody else. */
@SuppressWarnings("try") // when something is closed is part of what is tested
class UnansweringCardTest {
  @RegisterExtension
  static final PcscdFixture PCSCD = new PcscdFixture(PcscdFixture.Config.TWO_READERS);

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration AT_ONCE = Duration.ofSeconds(4);
  private static final byte[] GET_CHALLENGE = {0x00, (byte) 0x84, 0x00, 0x00, 0x00};
  private static final Map<String, String> CHALLENGE = Map.of("0084000000", "01020304050607089000");

  private static final PcscOptions IMPATIENT =
      PcscOptions.defaults().withCommandLimit(Duration.ofMillis(500));

  private static PcscReader reader(Via via, String name) throws TransportException {
    return via.service().byName(name).with(IMPATIENT);
  }

  private static VpcdCard mute(int slot) {
    VpcdCard[] card = new VpcdCard[1];
    card[0] = VpcdCard.insert(slot, VpcdCard.ATR_T1, command -> card[0].beMute());
    return card[0];
  }

  @ParameterizedTest
  @EnumSource
  void isGivenUpWhenTheTimeIsOver(Via via) throws TransportException {
    PcscReader reader = reader(via, PcscdFixture.FIRST);
    try (VpcdCard card = mute(0)) {
      PcscConnection connection = reader.waitForCard(SOON);
      TransportException failure =
          failureWithin(
              Duration.ofSeconds(3), Reason.TIMEOUT, () -> connection.transmit(GET_CHALLENGE));
      assertThat(failure).hasMessageContaining("does not answer within 500 milliseconds");
      failureWithin(AT_ONCE, Reason.TIMEOUT, () -> connection.transmit(GET_CHALLENGE));
      failureWithin(AT_ONCE, Reason.TIMEOUT, connection::warmReset);
      assertThat(card.commands()).hasSize(1);
      long start = System.nanoTime();
      connection.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
    }
    readsOnceTheMuteCardIsOut(reader);
  }

  /** Pulling the card brings the hanging call back, and all is well again. */
  private static void readsOnceTheMuteCardIsOut(PcscReader reader) throws TransportException {
    try (VpcdCard card = VpcdCard.insert(0, VpcdCard.ATR_T1, VpcdCard.answering(CHALLENGE));
        PcscConnection connection = reader.waitForCard(SOON)) {
      assertThat(connection.transmit(GET_CHALLENGE)).hasSize(10);
      assertThat(card.commands()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheReaderButNotWhoAsksForIt(Via via) throws TransportException {
    PcscReader reader = reader(via, PcscdFixture.FIRST);
    try (VpcdCard card = mute(0);
        PcscConnection connection = reader.waitForCard(SOON)) {
      failure(Reason.TIMEOUT, () -> connection.transmit(GET_CHALLENGE));
      connection.close();
      // The JDK's one link to the service is stuck: even a look at the reader has to be given up.
      failureWithin(Duration.ofSeconds(6), Reason.TIMEOUT, () -> reader.waitForCard(Duration.ZERO));
      assertThat(card.commands()).hasSize(1);
    }
    assertThat(reader.waitForRemoval(SOON)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void isGivenUpWhenTheCallerIsInterrupted(Via via) throws Exception {
    PcscReader reader = via.service().byName(PcscdFixture.FIRST);
    try (VpcdCard card = mute(0);
        PcscConnection connection = reader.waitForCard(SOON)) {
      var stillInterrupted = new CompletableFuture<Boolean>();
      Thread caller =
          new Thread(
              () -> {
                failure(Reason.CANCELLED, () -> connection.transmit(GET_CHALLENGE));
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
              });
      caller.start();
      assertThat(PcscdFixture.await(5, () -> !card.commands().isEmpty())).isTrue();
      caller.interrupt();
      assertThat(stillInterrupted.get()).isTrue();
      failureWithin(AT_ONCE, Reason.CANCELLED, () -> connection.transmit(GET_CHALLENGE));
    }
  }

  @ParameterizedTest
  @EnumSource
  void doesNotKeepAnotherReaderFromBeingRead(Via via) throws Exception {
    try (VpcdCard slow =
            VpcdCard.insert(
                0,
                VpcdCard.ATR_T1,
                command -> {
                  PcscdFixture.await(1, () -> false);
                  return Bytes.of(0x90, 0x00);
                });
        VpcdCard quick = VpcdCard.insert(1, VpcdCard.ATR_T1, VpcdCard.answering(CHALLENGE));
        PcscConnection slowly = via.service().byName(PcscdFixture.FIRST).waitForCard(SOON)) {
      var answer = CompletableFuture.supplyAsync(() -> transmitted(slowly));
      assertThat(PcscdFixture.await(5, () -> !slow.commands().isEmpty())).isTrue();
      try (PcscConnection quickly =
          reader(via, PcscdFixture.SECOND).with(PcscOptions.defaults()).waitForCard(SOON)) {
        assertThat(quickly.transmit(GET_CHALLENGE)).hasSize(10);
        // The JDK's provider lets one reader wait for the other; then it goes on.
        assertThat(answer.isDone()).isEqualTo(via == Via.JDK);
      }
      assertThat(answer.get()).hasSize(2);
      assertThat(quick.commands()).hasSize(1);
    }
  }

  private static byte[] transmitted(PcscConnection connection) {
    try {
      return connection.transmit(GET_CHALLENGE);
    } catch (TransportException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isReportedWhenItDoesNotEvenAnswerItsReset(Via via) throws TransportException {
    PcscReader reader = via.service().byName(PcscdFixture.FIRST);
    try (VpcdCard card = VpcdCard.insertDead(0)) {
      assertThat(PcscdFixture.await(5, () -> isThere(reader))).isTrue();
      TransportException failure = failure(Reason.MUTE_CARD, () -> reader.waitForCard(SOON));
      assertThat(failure).hasMessageContaining("Turn the card round");
      assertThat(card.commands()).isEmpty();
    }
  }

  private static boolean isThere(PcscReader reader) {
    try {
      return reader.isCardPresent();
    } catch (TransportException e) {
      return false;
    }
  }
}
