package io.github.emv4j.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class VirtualReaderTest {
  private static final byte[] SELECT = Bytes.fromHex(CardTalk.SELECT_DEBIT).toByteArray();

  private static void assertFails(Reason reason, ThrowingCallable call) {
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void cardInTheReaderIsPoweredAtOnce() throws TransportException {
    VirtualReader reader = VirtualReader.holding(VirtualProfiles.standard());
    try (CardConnection card = reader.waitForCard(Duration.ZERO)) {
      assertThat(card.atr().toHex()).isEqualTo("3BE000008131FE45EB");
      assertThat(card.protocol()).isEqualTo(TransmissionProtocol.T1);
      assertThat(card.transmit(SELECT)).endsWith(0x90, 0x00);
    }
  }

  @Test
  void emptyReaderReportsNoCardInTime() {
    VirtualReader reader = new VirtualReader();
    assertFails(Reason.NO_CARD, () -> reader.waitForCard(Duration.ZERO));
    assertFails(Reason.NO_CARD, () -> reader.waitForCard(Duration.ofMillis(5)));
  }

  @Test
  void negativeAndHugeTimeoutsAreLimits() throws TransportException {
    VirtualReader reader = new VirtualReader();
    assertFails(Reason.NO_CARD, () -> reader.waitForCard(Duration.ofSeconds(-1)));
    reader.insert(VirtualCard.of(VirtualProfiles.standard()));
    reader.waitForCard(Duration.ofSeconds(Long.MAX_VALUE)).close();
  }

  @Test
  void insertionWakesWhoWaits() throws Exception {
    VirtualReader reader = new VirtualReader();
    CompletableFuture<CardConnection> waiting =
        inOtherThread(() -> reader.waitForCard(Duration.ofSeconds(20)));
    reader.insert(VirtualCard.of(VirtualProfiles.standard()));
    try (CardConnection card = waiting.get(10, TimeUnit.SECONDS)) {
      assertThat(card.transmit(SELECT)).endsWith(0x90, 0x00);
    }
  }

  @Test
  void closingWakesWhoWaits() {
    VirtualReader reader = new VirtualReader();
    CompletableFuture<CardConnection> waiting =
        inOtherThread(() -> reader.waitForCard(Duration.ofSeconds(20)));
    reader.close();
    assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.reason()).isEqualTo(Reason.READER_LOST));
  }

  @Test
  void interruptedWaitIsCancelledAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertFails(Reason.CANCELLED, () -> new VirtualReader().waitForCard(Duration.ofSeconds(20)));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void connectionOfARemovedCardStaysDead() throws TransportException {
    VirtualReader reader = VirtualReader.holding(VirtualProfiles.standard());
    CardConnection first = reader.waitForCard(Duration.ZERO);
    VirtualCard card = reader.remove().orElseThrow();
    assertFails(Reason.CARD_REMOVED, () -> first.transmit(SELECT));
    assertFails(Reason.NO_CARD, () -> reader.waitForCard(Duration.ZERO));

    reader.insert(card);
    assertFails(Reason.CARD_REMOVED, () -> first.transmit(SELECT));
    try (CardConnection second = reader.waitForCard(Duration.ZERO)) {
      first.close();
      assertThat(second.transmit(SELECT)).endsWith(0x90, 0x00);
    }
  }

  @Test
  void pinTriesStayUsedWhenTheCardIsTakenOut() throws TransportException {
    VirtualReader reader = VirtualReader.holding(VirtualProfiles.standard());
    for (int left = 2; left >= 0; left--) {
      try (CardConnection connection = reader.waitForCard(Duration.ZERO)) {
        connection.transmit(SELECT);
        connection.transmit(Bytes.fromHex(CardTalk.GPO_DEBIT).toByteArray());
        byte[] answer = connection.transmit(Bytes.fromHex(CardTalk.VERIFY_WRONG).toByteArray());
        assertThat(answer).containsExactly(0x63, 0xC0 | left);
        reader.insert(reader.remove().orElseThrow());
      }
    }
  }

  @Test
  void answerUnderWayIsLostWithTheCard() throws TransportException {
    VirtualReader reader = new VirtualReader();
    CardProfile profile =
        CardProfile.builder()
            .override(
                command -> {
                  reader.remove();
                  return Optional.of(Bytes.fromHex("9000"));
                })
            .build();
    reader.insert(VirtualCard.of(profile));
    CardConnection connection = reader.waitForCard(Duration.ZERO);
    assertFails(Reason.CARD_REMOVED, () -> connection.transmit(SELECT));
  }

  @Test
  void oneConnectionAtATime() throws TransportException {
    VirtualReader reader = VirtualReader.holding(VirtualProfiles.standard());
    CardConnection first = reader.waitForCard(Duration.ZERO);
    assertFails(Reason.IN_USE, () -> reader.waitForCard(Duration.ZERO));
    first.close();
    first.close();
    reader.waitForCard(Duration.ZERO).close();
  }

  @Test
  void connectingResetsTheCard() throws TransportException {
    VirtualReader reader = VirtualReader.holding(VirtualProfiles.standard());
    try (CardConnection card = reader.waitForCard(Duration.ZERO)) {
      card.transmit(SELECT);
    }
    try (CardConnection card = reader.waitForCard(Duration.ZERO)) {
      assertThat(card.transmit(Bytes.fromHex(CardTalk.TRIES).toByteArray()))
          .containsExactly(0x69, 0x85);
    }
  }

  @Test
  void muteCardIsReported() {
    VirtualReader reader = VirtualReader.holding(VirtualProfiles.byName("mute"));
    assertFails(Reason.MUTE_CARD, () -> reader.waitForCard(Duration.ZERO));
  }

  @Test
  void mistakesOfTheCallerAreRefused() throws TransportException {
    VirtualReader reader = VirtualReader.holding(VirtualProfiles.standard());
    VirtualCard other = VirtualCard.of(VirtualProfiles.standard());
    assertThatIllegalStateException().isThrownBy(() -> reader.insert(other));
    CardConnection connection = reader.waitForCard(Duration.ZERO);
    connection.close();
    assertThatIllegalStateException().isThrownBy(() -> connection.transmit(SELECT));
    reader.close();
    assertFails(Reason.READER_LOST, () -> reader.waitForCard(Duration.ZERO));
    reader.remove();
    assertThatIllegalStateException().isThrownBy(() -> reader.insert(other));
  }

  @Test
  void channelReachesTheEndOfEveryHostileCard() throws TransportException {
    for (NamedProfile profile : VirtualProfiles.list()) {
      if (profile.profile().atr().isEmpty()) {
        continue;
      }
      try (VirtualReader reader = VirtualReader.holding(profile.profile());
          CardConnection connection = reader.waitForCard(Duration.ZERO)) {
        CardChannel channel = new CardChannel(connection);
        CommandApdu select = CommandApdu.parse(Bytes.fromHex(CardTalk.SELECT_DEBIT));
        try {
          assertThat(channel.send(select).status()).isNotEqualTo(new StatusWord(0x6F00));
        } catch (TransportException e) {
          assertThat(e.reason()).isEqualTo(Reason.PROTOCOL);
        }
        assertThat(channel.exchanges()).isLessThanOrEqualTo(CardChannel.MAX_ROUNDS);
      }
    }
  }

  private static CompletableFuture<CardConnection> inOtherThread(Callable<CardConnection> call) {
    CompletableFuture<CardConnection> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(call.call());
              } catch (Exception e) {
                result.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return result;
  }

  @Test
  void saysWhyNoCardCanBeInserted() {
    VirtualReader reader = new VirtualReader("Counter");
    VirtualCard card = VirtualCard.of(VirtualProfiles.standard());
    reader.insert(card);
    assertThat(reader.name()).isEqualTo("Counter");
    assertThatIllegalStateException()
        .isThrownBy(() -> reader.insert(card))
        .withMessage("a card is in already");
    reader.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> reader.insert(card))
        .withMessage("the reader is closed");
  }
}
