package io.github.emv4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.cvm.CvmAccount;
import io.github.emv4j.cvm.CvmResult;
import io.github.emv4j.data.CvmList;
import io.github.emv4j.data.Tsi;
import io.github.emv4j.data.Tvr;
import io.github.emv4j.pin.PinAttempt;
import io.github.emv4j.pin.PinMethod;
import io.github.emv4j.pin.PinResult;
import io.github.emv4j.pin.PinTryCounter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from cardholder verification: the bits of the TVR, then the last PIN, say it. */
class CvmAdviceTest {
  private static final CvmList.Rule PLAINTEXT_PIN = new CvmList.Rule(0x41, 0x00);
  private static final PinAttempt ATTEMPT =
      new PinAttempt(
          Optional.of(PinMethod.PLAINTEXT),
          new PinTryCounter.Known(3),
          new PinTryCounter.Known(2),
          List.of());
  private static final PinResult WRONG = new PinResult.WrongPin(2, new StatusWord(0x63C2), ATTEMPT);

  private static CvmAccount account(Tvr tvr, PinResult... results) {
    return new CvmAccount(Bytes.fromHex("410001"), tvr, Tsi.NONE, List.of(results));
  }

  private static AdviceCode onFailure(Tvr.Bit bit, PinResult... results) {
    return onFailure(Optional.of(PLAINTEXT_PIN), bit, results);
  }

  private static AdviceCode onFailure(
      Optional<CvmList.Rule> last, Tvr.Bit bit, PinResult... results) {
    CvmResult failed = new CvmResult.Failed(last, account(Tvr.NONE.with(bit), results));
    return Advice.of(failed).code();
  }

  private static AdviceCode onEnd(CvmResult.Cause cause, PinResult... results) {
    CvmResult ended = new CvmResult.Terminated(cause, account(Tvr.NONE, results));
    return Advice.of(ended).code();
  }

  @Test
  void onAVerifiedHolderSaysWhatIsLeftToDo() {
    CvmAccount account = account(Tvr.NONE);

    CvmResult offline = new CvmResult.OfflinePinVerified(PLAINTEXT_PIN, account);
    assertThat(Advice.of(offline).code()).isEqualTo(AdviceCode.PIN_RIGHT);
    CvmResult online = new CvmResult.OnlinePinCaptured(new CvmList.Rule(0x02, 0x00), account);
    assertThat(Advice.of(online).code()).isEqualTo(AdviceCode.ONLINE_PIN);
    CvmResult signature = new CvmResult.SignatureRequired(new CvmList.Rule(0x1E, 0x00), account);
    assertThat(Advice.of(signature).code()).isEqualTo(AdviceCode.SIGNATURE);
    CvmResult nothing = new CvmResult.NoCvmRequired(new CvmList.Rule(0x1F, 0x00), account);
    assertThat(Advice.of(nothing).code()).isEqualTo(AdviceCode.NO_VERIFICATION_NEEDED);
  }

  @Test
  void tellsACardWithoutListFromOneThatDoesNotAsk() {
    CvmResult unasked = new CvmResult.NotPerformed(account(Tvr.NONE));
    CvmResult noList = new CvmResult.NotPerformed(account(Tvr.NONE.with(Tvr.Bit.ICC_DATA_MISSING)));

    assertThat(Advice.of(unasked).code()).isEqualTo(AdviceCode.NO_VERIFICATION_NEEDED);
    assertThat(Advice.of(noList).code()).isEqualTo(AdviceCode.VERIFICATION_LIST_MISSING);
  }

  @Test
  void withoutTriesSaysWhetherThePinWasBlockedBefore() {
    Tvr.Bit exceeded = Tvr.Bit.PIN_TRY_LIMIT_EXCEEDED;
    PinResult blockedNow = new PinResult.BlockedNow(new StatusWord(0x63C0), ATTEMPT);

    assertThat(onFailure(exceeded)).isEqualTo(AdviceCode.PIN_BLOCKED);
    assertThat(onFailure(exceeded, WRONG, blockedNow)).isEqualTo(AdviceCode.PIN_BLOCKED_NOW);
  }

  @Test
  void withoutAPinSaysWhetherTheLastTryWasSaved() {
    Tvr.Bit notEntered = Tvr.Bit.PIN_NOT_ENTERED;
    PinResult lastTry = new PinResult.LastTryAhead(ATTEMPT);

    assertThat(onFailure(notEntered)).isEqualTo(AdviceCode.PIN_BYPASSED);
    assertThat(onFailure(notEntered, WRONG)).isEqualTo(AdviceCode.PIN_BYPASSED);
    assertThat(onFailure(notEntered, WRONG, lastTry)).isEqualTo(AdviceCode.PIN_LAST_TRY);
  }

  @Test
  void withoutPinPadSaysWhetherThereIsOne() {
    Tvr.Bit missing = Tvr.Bit.PIN_PAD_MISSING;

    assertThat(onFailure(missing)).isEqualTo(AdviceCode.PIN_PAD_BROKEN);
    assertThat(onFailure(Optional.empty(), missing)).isEqualTo(AdviceCode.PIN_PAD_MISSING);
  }

  @Test
  void whatTheLastPinSaysOfThePadCountsMore() {
    PinResult noPad =
        new PinResult.NotSupported(PinResult.Cause.NO_PIN_PAD, Optional.empty(), ATTEMPT);

    assertThat(onFailure(Tvr.Bit.PIN_PAD_MISSING, noPad)).isEqualTo(AdviceCode.PIN_PAD_MISSING);
  }

  @Test
  void otherwiseTheHolderIsNotVerified() {
    assertThat(onFailure(Tvr.Bit.CARDHOLDER_VERIFICATION_NOT_SUCCESSFUL, WRONG))
        .isEqualTo(AdviceCode.HOLDER_NOT_VERIFIED);
  }

  @ParameterizedTest
  @CsvSource({
    "LIST_MALFORMED, DATA_MALFORMED",
    "VERIFY_REFUSED, PIN_REFUSED",
    "OUTCOME_UNKNOWN, PIN_OUTCOME_UNKNOWN",
    "STOPPED, PIN_CANCELLED",
    "TOO_MANY_ENTRIES, PIN_TRIES_ENDLESS",
  })
  void whereTheTransactionHasToEndSaysWhy(CvmResult.Cause cause, AdviceCode expected) {
    assertThat(onEnd(cause)).isEqualTo(expected);
  }

  @Test
  void whereItWasStoppedTheLastPinDoesNotCount() {
    assertThat(onEnd(CvmResult.Cause.STOPPED, WRONG)).isEqualTo(AdviceCode.PIN_CANCELLED);
  }

  @Test
  void whereVerifyWasRefusedTheLastPinTellsMore() {
    StatusWord unknown = new StatusWord(0x6D00);
    PinResult noPin =
        new PinResult.NotSupported(PinResult.Cause.REFUSED_BY_CARD, Optional.of(unknown), ATTEMPT);

    assertThat(onEnd(CvmResult.Cause.VERIFY_REFUSED, WRONG, noPin))
        .isEqualTo(AdviceCode.PIN_NOT_ON_CARD);
  }
}
