package io.github.emv4j.pcsc;

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
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a card in a reader and its user see of each other, with one provider and the other. */
class CardInReaderTest {
  @RegisterExtension
  static final PcscdFixture PCSCD = new PcscdFixture(PcscdFixture.Config.TWO_READERS);

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final byte[] GET_CHALLENGE = {0x00, (byte) 0x84, 0x00, 0x00, 0x00};

  private static TransportException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(call);
    assertThat(thrown).isInstanceOf(TransportException.class);
    return (TransportException) thrown;
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
    TransportException unknown = failure(() -> via.service().byName("Foo"));
    assertThat(unknown.reason()).isEqualTo(Reason.NO_READER);
    assertThat(unknown).hasMessageContainingAll("Foo", PcscdFixture.FIRST, PcscdFixture.SECOND);
    TransportException ambiguous = failure(() -> via.service().byName("virtual"));
    assertThat(ambiguous.reason()).isEqualTo(Reason.NO_READER);
    assertThat(ambiguous).hasMessageContainingAll("More than one", PcscdFixture.SECOND);
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
        PcscReader reader = via.service().byName(PcscdFixture.FIRST);
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
}
