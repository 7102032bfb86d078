package io.github.emv4j.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.data.CardData;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.PinPadRequest;
import io.github.emv4j.transport.TransportException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a verification takes from its caller, its card and its reader. */
class PinCircumstancesTest {
  private static final VerifyOptions USUAL = VerifyOptions.usual();
  private static final VerifyOptions PLAINTEXT = USUAL.withMethod(PinMethod.PLAINTEXT);

  @Test
  void padIsAskedAsTheCallerWishes() throws TransportException {
    FakePinCard card = new FakePinCard().withPad();
    PinPadRequest wanted = PinPadRequest.usual().withTimeout(Duration.ofSeconds(7));

    assertThat(
            PinFixtures.verification(card, PinFixtures.BOTH)
                .verifyAtPad(USUAL.withPadRequest(wanted))
                .isVerified())
        .isTrue();

    assertThat(card.padRequests).containsExactly(wanted);
  }

  @Test
  void blockedCardThatNeverTellsItsCounterIsBelieved() throws TransportException {
    FakePinCard card =
        new FakePinCard() {
          @Override
          public byte[] transmit(byte[] command) throws TransportException {
            super.transmit(command);
            return command[1] == 0x20 ? bytes("6983") : bytes("6A88");
          }
        };

    PinResult result =
        PinFixtures.verification(card, PinFixtures.BOTH).verify(PinFixtures.right(), PLAINTEXT);

    assertThat(result).isInstanceOf(PinResult.BlockedNow.class);
    assertThat(result.findings()).isEmpty();
  }

  @Test
  void takesAWantedMethodFromACardWhoseListIsEmpty() throws TransportException {
    PinVerification verification = PinFixtures.verification(new FakePinCard(), "0000000000000000");

    assertThat(verification.verify(PinFixtures.right(), PLAINTEXT).isVerified()).isTrue();
  }

  @Test
  void keepsWhatItWasMadeOf() {
    CardData data = PinFixtures.cardWith(PinFixtures.BOTH);
    FakePinCard card = new FakePinCard().withPad();
    PinVerification verification =
        PinVerification.of(new CardChannel(card), data, PinFixtures.TERMINAL);

    assertThat(verification.card()).isSameAs(data);
    assertThat(verification.terminal()).isSameAs(PinFixtures.TERMINAL);
    assertThat(verification.pinPad()).containsSame(card);
  }
}
