package io.github.emv4j.pcsc;

import static io.github.emv4j.pcsc.Failures.failure;
import static io.github.emv4j.pcsc.Failures.failureWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections to a card that stays in the reader, one after the other. */
@SuppressWarnings("try") // when something is closed is part of what is tested
class ConnectionTest {
  @RegisterExtension
  static final PcscdFixture PCSCD = new PcscdFixture(PcscdFixture.Config.TWO_READERS);

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration AT_ONCE = Duration.ofSeconds(4);
  private static final byte[] GET_CHALLENGE = {0x00, (byte) 0x84, 0x00, 0x00, 0x00};
  private static final Map<String, String> ANSWERS =
      Map.of(
          "0084000000", "01020304050607089000",
          "00A4040002A00000", "6F0284009000",
          "00B2010C00", "9000",
          "00B2020C00", "90",
          "00B2030C00", "90".repeat(9_000));

  private static VpcdCard card;

  @BeforeAll
  static void insertCard() {
    card = VpcdCard.insert(0, VpcdCard.ATR_T1, VpcdCard.answering(ANSWERS));
  }

  @AfterAll
  static void pullCard() {
    // None was inserted where the tests are skipped.
    if (card != null) {
      card.close();
    }
  }

  @BeforeEach
  void forgetWhatWasBefore() {
    card.log().clear();
  }

  private static PcscReader firstReader(Via via) throws TransportException {
    return via.service().byName(PcscdFixture.FIRST);
  }

  private static byte[] readRecord(int number) {
    return new byte[] {0x00, (byte) 0xB2, (byte) number, 0x0C, 0x00};
  }

  @ParameterizedTest
  @EnumSource
  void exchangesCommandsOverT1AndLetsTheCardGoReset(Via via) throws TransportException {
    try (PcscReader reader = firstReader(via)) {
      PcscConnection connection = reader.waitForCard(SOON);
      assertThat(connection.protocol()).isEqualTo(TransmissionProtocol.T1);
      byte[] select = Bytes.fromHex("00A4040002A00000").toByteArray();
      assertThat(connection.transmit(select)).hasSize(6);
      // Whoever holds a PIN in it wipes it, not we.
      assertThat(Bytes.copyOf(select).toHex()).isEqualTo("00A4040002A00000");
      card.log().clear();
      connection.close();
      assertThat(card.log()).startsWith("RESET");
      card.log().clear();
      connection.close();
      assertThat(card.log()).doesNotContain("RESET");
      assertThatThrownBy(() -> connection.transmit(GET_CHALLENGE))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesTheCardAsItIsWhenAskedTo(Via via) throws TransportException {
    try (PcscReader reader =
        firstReader(via).with(PcscOptions.defaults().with(PcscOptions.OnClose.LEAVE))) {
      reader.waitForCard(SOON).close();
      assertThat(card.log()).doesNotContain("RESET");
    }
  }

  @ParameterizedTest
  @EnumSource
  void beginsANewSessionByWarmReset(Via via) throws TransportException {
    try (PcscReader reader = firstReader(via);
        PcscConnection connection = reader.waitForCard(SOON)) {
      connection.transmit(GET_CHALLENGE);
      card.log().clear();
      connection.warmReset();
      assertThat(connection.transmit(GET_CHALLENGE)).hasSize(10);
      assertThat(card.log()).containsSubsequence("RESET", "0084000000").doesNotContain("POWER_OFF");
      assertThat(connection.atr()).isEqualTo(VpcdCard.ATR_T1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isOwnedByOneConnectionOfAProgram(Via via) throws TransportException {
    try (PcscReader reader = firstReader(via);
        PcscConnection connection = reader.waitForCard(SOON)) {
      PcscReader same = firstReader(via);
      failureWithin(AT_ONCE, Reason.IN_USE, () -> same.waitForCard(LONG));
      assertThat(connection.transmit(GET_CHALLENGE)).hasSize(10);
      connection.close();
      try (PcscConnection next = same.waitForCard(SOON)) {
        connection.close();
        assertThat(next.transmit(GET_CHALLENGE)).hasSize(10);
      }
      assertThat(card.commands()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void mayBeUsedByOneThreadAfterTheOther(Via via) throws Exception {
    var threads = Executors.newFixedThreadPool(2);
    try (PcscReader reader = firstReader(via);
        PcscConnection connection = threads.submit(() -> reader.waitForCard(SOON)).get()) {
      assertThat(connection.transmit(GET_CHALLENGE)).hasSize(10);
      assertThat(threads.submit(() -> connection.transmit(GET_CHALLENGE)).get()).hasSize(10);
      assertThat(card.commands()).hasSize(2);
    } finally {
      threads.shutdown();
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatIsNoCommand(Via via) throws TransportException {
    try (PcscReader reader = firstReader(via);
        PcscConnection connection = reader.waitForCard(SOON)) {
      for (String wrong :
          new String[] {
            "", "00A404", "00A4040002A0", "00A4040001A00000", "00A40400000001A0", "0070000001"
          }) {
        assertThatThrownBy(() -> connection.transmit(Bytes.fromHex(wrong).toByteArray()))
            .as(wrong)
            .isInstanceOf(IllegalArgumentException.class);
      }
      assertThat(card.commands()).isEmpty();
      assertThat(connection.transmit(GET_CHALLENGE)).hasSize(10);
    }
  }

  @ParameterizedTest
  @EnumSource
  void endsTheSessionAfterAnAnswerWithoutStatusWord(Via via) throws TransportException {
    try (PcscReader reader = firstReader(via);
        PcscConnection connection = reader.waitForCard(SOON)) {
      failure(Reason.PROTOCOL, () -> connection.transmit(readRecord(2)));
      failure(Reason.PROTOCOL, () -> connection.transmit(readRecord(1)));
      assertThat(card.commands()).containsExactly("00B2020C00");
      connection.warmReset();
      assertThat(connection.transmit(readRecord(1))).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysThatAnAnswerIsTooLong(Via via) throws TransportException {
    try (PcscReader reader = firstReader(via);
        PcscConnection connection = reader.waitForCard(SOON)) {
      assertThat(failure(Reason.PROTOCOL, () -> connection.transmit(readRecord(3))))
          .hasMessageContaining("too long");
      assertThat(card.commands()).hasSize(1);
    }
  }
}
