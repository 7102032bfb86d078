package io.github.emv4j.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.pin.PinResult.OutcomeUnknown.Conclusion;
import io.github.emv4j.transport.TransportException;
import org.junit.jupiter.api.Test;

/** A card that is pulled while its PIN is verified. */
class PulledCardTest {
  @Test
  void cardPulledDuringVerifyLeavesTheOutcomeOpenUntilTheCounterIsRead() throws Exception {
    FakePinCard unseen = new FakePinCard().fault(1, FakePinCard.removed());
    FakePinCard seen = new FakePinCard().fault(1, FakePinCard.removedAfterwards());
    FakePinCard right = new FakePinCard().triesLeft(2).fault(1, FakePinCard.removedAfterwards());

    assertThat(conclusion(unseen, PinFixtures.wrong())).isEqualTo(Conclusion.NO_TRY_USED);
    assertThat(conclusion(seen, PinFixtures.wrong())).isEqualTo(Conclusion.TRY_USED);
    assertThat(conclusion(right, PinFixtures.right())).isEqualTo(Conclusion.VERIFIED);
  }

  private static Conclusion conclusion(FakePinCard card, Pin pin) throws TransportException {
    PinVerification verification = PinFixtures.verification(card, PinFixtures.BOTH);
    PinResult result =
        verification.verify(pin, VerifyOptions.usual().withMethod(PinMethod.PLAINTEXT));
    assertThat(result).isInstanceOf(PinResult.OutcomeUnknown.class);
    assertThat(card.commands).hasSize(2);
    assertThat(result.describe()).contains("read the PIN Try Counter");
    PinResult.OutcomeUnknown unknown = (PinResult.OutcomeUnknown) result;
    assertThat(unknown.failure().getMessage()).contains("00 20 00 80").doesNotContain("1234");
    assertThat(unknown.conclude(new PinTryCounter.Absent())).isEqualTo(Conclusion.UNKNOWN);
    return unknown.conclude(verification.tryCounter());
  }

  @Test
  void cardPulledAfterItsAnswerChangesNothingAboutIt() throws Exception {
    FakePinCard card = new FakePinCard().fault(2, FakePinCard.removed());

    PinResult result =
        PinFixtures.verification(card, PinFixtures.BOTH)
            .verify(PinFixtures.wrong(), VerifyOptions.usual().withMethod(PinMethod.PLAINTEXT));

    assertThat(result)
        .isInstanceOfSatisfying(
            PinResult.WrongPin.class, wrong -> assertThat(wrong.triesLeft()).isEqualTo(2));
    assertThat(result.triesAfter()).isEmpty();
  }

  @Test
  void cardPulledDuringEntryAtThePadLeavesTheOutcomeOpen() throws TransportException {
    FakePinCard card = new FakePinCard().withPad().fault(1, FakePinCard.removedAfterwards());
    PinVerification verification = PinFixtures.verification(card, PinFixtures.BOTH);

    PinResult result = verification.verifyAtPad(VerifyOptions.usual());

    assertThat(result).isInstanceOf(PinResult.OutcomeUnknown.class);
    assertThat(result.method()).contains(PinMethod.PIN_PAD);
    assertThat(result.triesAfter()).isEmpty();
    assertThat(result.describe()).endsWith("before this attempt it was 3.");
  }

  @Test
  void saysThatTheCounterWasNotKnownBefore() throws TransportException {
    FakePinCard card =
        new FakePinCard() {
          @Override
          public byte[] transmit(byte[] command) throws TransportException {
            byte[] answer = super.transmit(command);
            return commands.size() == 1 ? bytes("6A88") : answer;
          }
        }.fault(1, FakePinCard.removed());
    PinVerification verification = PinFixtures.verification(card, PinFixtures.BOTH);

    PinResult result =
        verification.verify(
            PinFixtures.right(), VerifyOptions.usual().withMethod(PinMethod.PLAINTEXT));

    assertThat(result.describe()).endsWith("it was not known before this attempt.");
  }
}
