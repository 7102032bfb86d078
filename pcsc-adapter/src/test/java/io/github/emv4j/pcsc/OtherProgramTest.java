package io.github.emv4j.pcsc;

import static io.github.emv4j.pcsc.Failures.failure;
import static io.github.emv4j.pcsc.Failures.failureWithin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Another program has its hands on the card too. */
@SuppressWarnings("try") // when something is closed is part of what is tested
class OtherProgramTest {
  @RegisterExtension
  static final PcscdFixture PCSCD = new PcscdFixture(PcscdFixture.Config.TWO_READERS);

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration AT_ONCE = Duration.ofSeconds(4);
  private static final byte[] GET_CHALLENGE = {0x00, (byte) 0x84, 0x00, 0x00, 0x00};
  private static final PcscOptions IMPATIENT =
      PcscOptions.defaults().withCommandLimit(Duration.ofMillis(500));

  private VpcdCard card;

  @BeforeEach
  void insertCard() {
    card = VpcdCard.insert(0, VpcdCard.ATR_T1, command -> Bytes.of(0x90, 0x00));
  }

  @AfterEach
  void pullCard() {
    card.close();
  }

  private static PcscReader readerWithCard(Via via) throws TransportException {
    PcscReader reader = via.service().byName(PcscdFixture.FIRST);
    reader.waitForCard(SOON).close();
    return reader.with(IMPATIENT);
  }

  @ParameterizedTest
  @EnumSource
  void isNamedAsTheCauseWhenItHoldsTheCard(Via via) throws IOException, TransportException {
    PcscReader reader = readerWithCard(via);
    try (OtherProgram other = OtherProgram.inTransaction(PcscdFixture.FIRST)) {
      TransportException failure =
          failureWithin(
              Duration.ofSeconds(2),
              Reason.IN_USE,
              () -> reader.waitForCard(Duration.ofSeconds(60)));
      assertThat(failure).hasMessageContaining("another program");
    }
    try (PcscConnection connection = waitUntilFree(reader)) {
      assertThat(connection.transmit(GET_CHALLENGE)).hasSize(2);
    }
  }

  private static PcscConnection waitUntilFree(PcscReader reader) throws TransportException {
    PcscConnection[] connection = new PcscConnection[1];
    assertThat(
            PcscdFixture.await(
                5,
                () -> {
                  try {
                    connection[0] = reader.waitForCard(SOON);
                    return true;
                  } catch (TransportException e) {
                    return false;
                  }
                }))
        .isTrue();
    return connection[0];
  }

  @ParameterizedTest
  @EnumSource
  void isNamedAsTheCauseWhenItHasTheReaderToItself(Via via) throws IOException, TransportException {
    PcscReader reader = readerWithCard(via);
    try (OtherProgram other = OtherProgram.connectedExclusively(PcscdFixture.FIRST)) {
      assertThat(reader.isCardPresent()).isTrue();
      TransportException failure =
          failureWithin(AT_ONCE, Reason.IN_USE, () -> reader.waitForCard(LONG));
      assertThat(failure).hasMessageContaining("Another program");
    }
    reader.waitForCard(SOON).close();
  }

  @ParameterizedTest
  @EnumSource
  void endsTheSessionByAReset(Via via) throws IOException, TransportException {
    PcscReader reader =
        readerWithCard(via).with(PcscOptions.defaults().with(PcscOptions.Sharing.SHARED));
    try (PcscConnection connection = reader.waitForCard(SOON)) {
      assertThat(connection.transmit(GET_CHALLENGE)).hasSize(2);
      try (OtherProgram other = OtherProgram.resetting(PcscdFixture.FIRST)) {
        card.log().clear();
        failure(Reason.CARD_RESET, () -> connection.transmit(GET_CHALLENGE));
        failure(Reason.CARD_RESET, () -> connection.transmit(GET_CHALLENGE));
        assertThat(card.commands()).isEmpty();
        connection.warmReset();
        assertThat(connection.transmit(GET_CHALLENGE)).hasSize(2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void isKeptOutOfAnExclusiveConnection(Via via) throws Exception {
    try (PcscConnection connection = readerWithCard(via).waitForCard(SOON)) {
      var other =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return OtherProgram.resetting(PcscdFixture.FIRST);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      for (int i = 0; i < 20; i++) {
        assertThat(connection.transmit(GET_CHALLENGE)).hasSize(2);
      }
      assertThat(PcscdFixture.await(1, other::isDone)).isFalse();
      assertThat(connection.transmit(GET_CHALLENGE)).hasSize(2);
      connection.close();
      other.get().close();
    }
  }
}
