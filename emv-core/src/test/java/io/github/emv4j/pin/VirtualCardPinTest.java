package io.github.emv4j.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.emv4j.EmvReader;
import io.github.emv4j.VirtualCaKeys;
import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.command.SelectCommand;
import io.github.emv4j.data.CardData;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.CertificateChain;
import io.github.emv4j.keys.CertificateContext;
import io.github.emv4j.keys.KeyRecovery;
import io.github.emv4j.pin.PinResult.OutcomeUnknown.Conclusion;
import io.github.emv4j.trace.RecordingConnection;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the software card, which shares no code with the reader's side. */
class VirtualCardPinTest {
  private static final VerifyOptions PLAINTEXT =
      VerifyOptions.usual().withMethod(PinMethod.PLAINTEXT);

  private static PinVerification verification(CardConnection card) throws TransportException {
    CardChannel channel = new CardChannel(card);
    channel.send(SelectCommand.first(Bytes.fromHex("A0000000031010")));
    channel.send(CommandApdu.parse(Bytes.fromHex("80A800000A8308025009782401172200")));
    return PinVerification.of(
        channel, PinFixtures.cardWith(PinFixtures.BOTH), PinFixtures.TERMINAL);
  }

  private static PinVerification verification(VirtualReader reader) throws TransportException {
    return verification(reader.waitForCard(Duration.ZERO));
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "t0"})
  void threeWrongPinsBlock(String profile) throws TransportException {
    VirtualCard card = VirtualCard.of(VirtualProfiles.byName(profile));
    PinVerification pins = verification(VirtualReader.holding(card));

    PinResult first = pins.verify(PinFixtures.wrong(), PLAINTEXT);
    PinResult second = pins.verify(PinFixtures.wrong(), PLAINTEXT);
    PinResult kept = pins.verify(PinFixtures.wrong(), PLAINTEXT);
    PinResult third = pins.verify(PinFixtures.wrong(), PLAINTEXT.allowingLastTry());
    PinResult fourth = pins.verify(PinFixtures.right(), PLAINTEXT.allowingLastTry());

    assertThat(List.of(first, second, kept, third, fourth))
        .extracting(result -> result.getClass().getSimpleName())
        .containsExactly("WrongPin", "WrongPin", "LastTryAhead", "BlockedNow", "BlockedBefore");
    assertThat(List.of(first, second, kept, third, fourth))
        .extracting(result -> result.triesAfter().getAsInt())
        .containsExactly(2, 1, 1, 0, 0);
    assertThat(List.of(first, second, kept, third, fourth))
        .allMatch(result -> result.findings().isEmpty());
    assertThat(card.commands().stream().filter(command -> command.ins() == 0x20)).hasSize(3);
  }

  @Test
  void rightPinRestoresTheTries() throws TransportException {
    PinVerification pins = verification(VirtualReader.holding(VirtualProfiles.standard()));

    assertThat(pins.verify(PinFixtures.wrong(), PLAINTEXT).triesAfter()).hasValue(2);
    assertThat(pins.verify(PinFixtures.right(), PLAINTEXT).triesAfter()).hasValue(3);
  }

  @ParameterizedTest
  @CsvSource({"pin-blocked, BlockedBefore, 0", "last-try, LastTryAhead, 1"})
  void sendsNothingToCardsAtTheirEnd(String profile, String result, int tries)
      throws TransportException {
    VirtualCard card = VirtualCard.of(VirtualProfiles.byName(profile));

    PinResult stopped =
        verification(VirtualReader.holding(card)).verify(PinFixtures.right(), PLAINTEXT);

    assertThat(stopped.getClass().getSimpleName()).isEqualTo(result);
    assertThat(stopped.triesAfter()).hasValue(tries);
    assertThat(card.commands()).noneMatch(command -> command.ins() == 0x20);
  }

  @Test
  void counterTellsAfterwardsWhatBecameOfAPulledCard() throws TransportException {
    VirtualReader reader = VirtualReader.holding(VirtualProfiles.standard());
    CardConnection connection = reader.waitForCard(Duration.ZERO);
    PinVerification pulled =
        verification(
            new ForwardingConnection(connection) {
              @Override
              public byte[] transmit(byte[] command) throws TransportException {
                byte[] answer = super.transmit(command);
                if (command[1] == 0x20) {
                  VirtualCard card = reader.remove().orElseThrow();
                  reader.insert(card);
                  return super.transmit(command);
                }
                return answer;
              }
            });

    PinResult result = pulled.verify(PinFixtures.wrong(), PLAINTEXT);

    assertThat(result).isInstanceOf(PinResult.OutcomeUnknown.class);
    PinTryCounter now = verification(reader).tryCounter();
    assertThat(now.tries()).hasValue(2);
    assertThat(((PinResult.OutcomeUnknown) result).conclude(now)).isEqualTo(Conclusion.TRY_USED);
  }

  @Test
  void cardPulledBeforeVerifyLosesNoTry() throws TransportException {
    VirtualReader reader = VirtualReader.holding(VirtualProfiles.standard());
    PinVerification pins = verification(reader);
    VirtualCard card = reader.remove().orElseThrow();
    reader.insert(card);

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> pins.verify(PinFixtures.wrong(), PLAINTEXT));
    assertThat(verification(reader).tryCounter().tries()).hasValue(3);
  }

  @Test
  void encipheredPinIsVerifiedFromSelectionOn() throws TransportException {
    VirtualCard card = VirtualCard.of(VirtualProfiles.byName("enciphered-pin"));
    CardConnection connection = VirtualReader.holding(card).waitForCard(Duration.ZERO);
    CardData data =
        EmvReader.withTerminal(PinFixtures.TERMINAL).read(connection).orElseThrow().data();
    KeyRecovery recovery =
        new KeyRecovery(
            virtualKeys(),
            Bytes.fromHex("A000000003"),
            CertificateContext.of(data.pan().orElseThrow(), LocalDate.of(2026, 3, 1)));
    PinVerification pins =
        PinVerification.of(new CardChannel(connection), data, PinFixtures.TERMINAL)
            .withKey(EnciphermentKey.recover(recovery, data::value, () -> CertificateChain.EMPTY));

    PinResult wrong = pins.verify(PinFixtures.wrong(), VerifyOptions.usual());
    PinResult right = pins.verify(PinFixtures.right(), VerifyOptions.usual());

    assertThat(pins.key().describe())
        .isEqualTo("ICC PIN encipherment key, RSA 1024 bits, exponent 65537");
    assertThat(wrong.method()).contains(PinMethod.ENCIPHERED);
    assertThat(wrong.triesAfter()).hasValue(2);
    assertThat(right.isVerified()).isTrue();
    assertThat(right.triesAfter()).hasValue(3);
    assertThat(card.commands()).filteredOn(command -> command.ins() == 0x20).hasSize(2);
  }

  private static CaKeys virtualKeys() {
    return VirtualCaKeys.trusted();
  }

  @Test
  void recordingHoldsNoPin() throws TransportException {
    RecordingConnection recording =
        RecordingConnection.raw(
            VirtualReader.holding(VirtualProfiles.standard()).waitForCard(Duration.ZERO));

    assertThat(verification(recording).verify(PinFixtures.right(), PLAINTEXT).isVerified())
        .isTrue();
    assertThat(recording.trace().toText())
        .contains("0020008008FFFFFFFFFFFFFFFF")
        .doesNotContain("241234");
  }
}
