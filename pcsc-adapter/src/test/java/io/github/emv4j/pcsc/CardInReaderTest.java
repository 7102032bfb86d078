package io.github.emv4j.pcsc;

import static io.github.emv4j.pcsc.Failures.failure;
import static io.github.emv4j.pcsc.Failures.failureWithin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a card in a reader and its user see of each other, with one provider and the other. */
@SuppressWarnings("try") // when something is closed is part of what is tested
class CardInReaderTest {
  @RegisterExtension
  static final PcscdFixture PCSCD = new PcscdFixture(PcscdFixture.Config.TWO_READERS);

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration AT_ONCE = Duration.ofSeconds(4);
  private static final byte[] GET_CHALLENGE = {0x00, (byte) 0x84, 0x00, 0x00, 0x00};
  private static final Map<String, String> CHALLENGE = Map.of("0084000000", "01020304050607089000");

  @BeforeEach
  void waitUntilCardsOfOtherTestsAreOut() {
    PcscdFixture.awaitEmpty(0);
    PcscdFixture.awaitEmpty(1);
  }

  private static PcscReader firstReader(Via via) throws TransportException {
    return via.service().byName(PcscdFixture.FIRST);
  }

  @ParameterizedTest
  @EnumSource
  void listsTheReadersByName(Via via) throws TransportException {
    assertThat(via.service().list())
        .extracting(PcscReader::name)
        .containsExactly(PcscdFixture.FIRST, PcscdFixture.SECOND);
    assertThat(via.service().byName(PcscdFixture.SECOND).name()).isEqualTo(PcscdFixture.SECOND);
    assertThat(via.service().byName("pcd 00 01").name()).isEqualTo(PcscdFixture.SECOND);
  }

  @ParameterizedTest
  @EnumSource
  void namesTheReadersWhenTheWantedOneIsUnknown(Via via) {
    TransportException unknown = failure(Reason.NO_READER, () -> via.service().byName("Foo"));
    assertThat(unknown).hasMessageContainingAll("Foo", PcscdFixture.FIRST, PcscdFixture.SECOND);
    TransportException ambiguous = failure(Reason.NO_READER, () -> via.service().byName("virtual"));
    assertThat(ambiguous).hasMessageContainingAll("More than one", PcscdFixture.SECOND);
  }

  @ParameterizedTest
  @EnumSource
  void prefersTheReaderWithACard(Via via) throws TransportException {
    assertThat(via.service().first().name()).isEqualTo(PcscdFixture.FIRST);
    try (VpcdCard card = VpcdCard.insert(1, VpcdCard.ATR_T1, VpcdCard.answering(CHALLENGE))) {
      PcscReader second = via.service().byName(PcscdFixture.SECOND);
      second.waitForCard(SOON).close();
      assertThat(via.service().first().name()).isEqualTo(PcscdFixture.SECOND);
      assertThat(card.commands()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void exchangesCommandsOverT0(Via via) throws TransportException {
    Map<String, String> answers =
        Map.of(
            "00A4040002A000", "6104",
            "00C0000004", "6F0284009000",
            "00B2010C00", "6C03",
            "00B2010C03", "7001009000");
    try (VpcdCard card = VpcdCard.insert(0, VpcdCard.ATR_T0, VpcdCard.answering(answers));
        PcscReader reader = firstReader(via);
        PcscConnection connection = reader.waitForCard(SOON)) {
      assertThat(connection.atr()).isEqualTo(VpcdCard.ATR_T0);
      assertThat(connection.protocol()).isEqualTo(TransmissionProtocol.T0);
      CardChannel channel = new CardChannel(connection);
      ResponseApdu selected =
          channel.send(CommandApdu.of(0, 0xA4, 4, 0).withData(Bytes.of(0xA0, 0x00)).withLe(256));
      assertThat(selected.encoded().toHex()).isEqualTo("6F0284009000");
      ResponseApdu record = channel.send(CommandApdu.of(0, 0xB2, 1, 0x0C).withLe(256));
      assertThat(record.encoded().toHex()).isEqualTo("7001009000");
      assertThat(card.commands())
          .containsExactly("00A4040002A000", "00C0000004", "00B2010C00", "00B2010C03");
    }
  }

  @ParameterizedTest
  @EnumSource
  void knowsTheMadeUpAnswerToResetOfAContactlessCard(Via via) throws TransportException {
    try (VpcdCard card =
            VpcdCard.insert(0, VpcdCard.ATR_CONTACTLESS, VpcdCard.answering(CHALLENGE));
        PcscReader reader = firstReader(via);
        PcscConnection connection = reader.waitForCard(SOON)) {
      assertThat(connection.protocol()).isEqualTo(TransmissionProtocol.CONTACTLESS);
      assertThat(connection.transmit(GET_CHALLENGE)).hasSize(10);
      assertThat(card.commands()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysThatTheCardDoesNotSpeakTheProtocol(Via via) throws TransportException {
    try (VpcdCard card = VpcdCard.insert(0, VpcdCard.ATR_T0, VpcdCard.answering(CHALLENGE));
        PcscReader reader = firstReader(via)) {
      PcscReader wantsT1 = reader.with(PcscOptions.defaults().with(PcscOptions.Protocol.T1));
      TransportException mismatch = failure(Reason.PROTOCOL, () -> wantsT1.waitForCard(SOON));
      assertThat(mismatch).hasMessageContaining("protocol");
      PcscReader wantsT0 = reader.with(PcscOptions.defaults().with(PcscOptions.Protocol.T0));
      wantsT0.waitForCard(SOON).close();
      assertThat(card.commands()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void waitsForInsertionAndRemoval(Via via) throws Exception {
    try (PcscReader reader = firstReader(via)) {
      assertThat(reader.isCardPresent()).isFalse();
      assertThat(reader.waitForRemoval(Duration.ZERO)).isTrue();
      var waiting = CompletableFuture.supplyAsync(() -> connected(reader));
      assertThat(waiting).isNotDone();
      VpcdCard card = VpcdCard.insert(0, VpcdCard.ATR_T1, VpcdCard.answering(CHALLENGE));
      try (PcscConnection connection = waiting.get()) {
        assertThat(reader.isCardPresent()).isTrue();
        assertThat(reader.waitForRemoval(Duration.ofMillis(150))).isFalse();
        card.pull();
        assertThat(reader.waitForRemoval(SOON)).isTrue();
        assertThat(connection.atr()).isEqualTo(VpcdCard.ATR_T1);
        failure(Reason.CARD_REMOVED, () -> connection.transmit(GET_CHALLENGE));
        failure(Reason.CARD_REMOVED, () -> connection.transmit(GET_CHALLENGE));
      }
      failureWithin(AT_ONCE, Reason.NO_CARD, () -> reader.waitForCard(Duration.ZERO));
      failureWithin(
          Duration.ofSeconds(3), Reason.NO_CARD, () -> reader.waitForCard(Duration.ofMillis(300)));
    }
  }

  private static PcscConnection connected(PcscReader reader) {
    try {
      return reader.waitForCard(SOON);
    } catch (TransportException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void stopsWaitingWhenCancelled(Via via) throws Exception {
    try (PcscReader reader = firstReader(via)) {
      var waiting =
          CompletableFuture.supplyAsync(
              () -> failure(Reason.CANCELLED, () -> reader.waitForCard(Duration.ofSeconds(60))));
      // A cancel that comes before the wait ends nothing, so it is repeated.
      assertThat(
              PcscdFixture.await(
                  5,
                  () -> {
                    reader.cancel();
                    return waiting.isDone();
                  }))
          .isTrue();
      assertThat(waiting.get()).hasMessageContaining("cancelled");
    }
  }

  @ParameterizedTest
  @EnumSource
  void stopsWaitingWhenInterrupted(Via via) throws Exception {
    try (PcscReader reader = firstReader(via)) {
      var stillInterrupted = new CompletableFuture<Boolean>();
      Thread waiting =
          new Thread(
              () -> {
                failure(Reason.CANCELLED, () -> reader.waitForCard(Duration.ofSeconds(60)));
                stillInterrupted.complete(Thread.currentThread().isInterrupted());
              });
      waiting.start();
      waiting.interrupt();
      assertThat(stillInterrupted.get()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void noticesACardPulledInTheMiddleOfACommand(Via via) throws TransportException {
    VpcdCard[] card = new VpcdCard[1];
    card[0] =
        VpcdCard.insert(
            0,
            VpcdCard.ATR_T1,
            command -> {
              card[0].pull();
              return Bytes.EMPTY;
            });
    try (PcscReader reader = firstReader(via);
        PcscConnection connection = reader.waitForCard(SOON)) {
      failure(Reason.CARD_REMOVED, () -> connection.transmit(GET_CHALLENGE));
      failureWithin(AT_ONCE, Reason.CARD_REMOVED, () -> connection.transmit(GET_CHALLENGE));
    } finally {
      card[0].close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void neverReachesACardThatWasExchangedQuickly(Via via) throws TransportException {
    VpcdCard before = VpcdCard.insert(0, VpcdCard.ATR_T1, VpcdCard.answering(CHALLENGE));
    try (PcscReader reader = firstReader(via);
        PcscConnection connection = reader.waitForCard(SOON)) {
      connection.transmit(GET_CHALLENGE);
      before.pull();
      try (VpcdCard after = VpcdCard.insertAtOnce(0, VpcdCard.answering(CHALLENGE))) {
        boolean failed = false;
        for (int i = 0; i < 3; i++) {
          try {
            connection.transmit(GET_CHALLENGE);
            assertThat(failed).isFalse();
          } catch (TransportException e) {
            failed = true;
          }
        }
        assertThat(failed).isTrue();
        assertThat(after.commands()).isEmpty();
      }
    } finally {
      before.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"JDK", "JNA"})
  void readsTwoCardsAtOnce(Via via) throws Exception {
    try (VpcdCard first = VpcdCard.insert(0, VpcdCard.ATR_T0, command -> Bytes.of(1, 0x90, 0));
        VpcdCard second = VpcdCard.insert(1, VpcdCard.ATR_T1, command -> Bytes.of(2, 0x90, 0))) {
      var one = CompletableFuture.supplyAsync(() -> readOften(via, PcscdFixture.FIRST, 1));
      var two = CompletableFuture.supplyAsync(() -> readOften(via, PcscdFixture.SECOND, 2));
      assertThat(one.get()).isEqualTo(100);
      assertThat(two.get()).isEqualTo(100);
      assertThat(first.commands()).hasSize(100);
      assertThat(second.commands()).hasSize(100);
    }
  }

  private static int readOften(Via via, String name, int expected) {
    int read = 0;
    try (PcscReader reader = via.service().byName(name);
        PcscConnection connection = reader.waitForCard(SOON)) {
      for (int i = 0; i < 100; i++) {
        read += connection.transmit(GET_CHALLENGE)[0] == expected ? 1 : 0;
      }
    } catch (TransportException e) {
      throw new IllegalStateException(e);
    }
    return read;
  }
}
