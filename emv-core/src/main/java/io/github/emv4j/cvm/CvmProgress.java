package io.github.emv4j.cvm;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CvmList.Rule;
import io.github.emv4j.data.Tsi;
import io.github.emv4j.data.Tvr;
import io.github.emv4j.pin.PinResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one pass through a CVM list has come to so far. */
final class CvmProgress {
  private static final int UNKNOWN = 0x00;
  private static final int FAILED = 0x01;
  private static final int SUCCESSFUL = 0x02;
  private static final Bytes NOT_PERFORMED = Bytes.of(0x3F, 0x00, UNKNOWN);
  private static final Bytes NONE_APPLIED = Bytes.of(0x3F, 0x00, FAILED);
  private static final Tsi PERFORMED = Tsi.NONE.with(Tsi.Bit.CARDHOLDER_VERIFICATION_PERFORMED);

  private final List<PinResult> pinResults = new ArrayList<>();
  private Tvr tvr = Tvr.NONE;
  private Optional<Rule> last = Optional.empty();
  private boolean bypassed;

  /** Bits once set stay, whatever a later rule brings. */
  void set(Tvr.Bit bit) {
    tvr = tvr.with(bit);
  }

  /**
   * {@return why nobody is asked for a PIN, if so}
   *
   * <p>Book 4, 6.3.4: once bypassed, later PINs of the transaction may count as bypassed too.
   */
  Optional<Tvr.Bit> obstacleTo(PinEntry entry) {
    if (bypassed) {
      return Optional.of(Tvr.Bit.PIN_NOT_ENTERED);
    }
    return entry.isWorking() ? Optional.empty() : Optional.of(Tvr.Bit.PIN_PAD_MISSING);
  }

  /** {@return what an answer other than a PIN leads to; empty if the rule failed} */
  Optional<CvmResult> withoutPin(PinEntryAnswer answer) {
    if (answer instanceof PinEntryAnswer.Bypassed) {
      bypassed = true;
      set(Tvr.Bit.PIN_NOT_ENTERED);
      return Optional.empty();
    }
    if (answer instanceof PinEntryAnswer.Stopped) {
      return Optional.of(terminated(CvmResult.Cause.STOPPED));
    }
    if (answer instanceof PinEntryAnswer.OnlineCaptured) {
      throw new IllegalStateException("the PIN is for the card, not for the issuer");
    }
    set(Tvr.Bit.PIN_PAD_MISSING);
    return Optional.empty();
  }

  void add(PinResult result) {
    pinResults.add(result);
  }

  /** The method of a rule is performed from now on; unless it succeeds, it has failed. */
  void performing(Rule rule) {
    last = Optional.of(rule);
  }

  CvmResult notPerformed() {
    return new CvmResult.NotPerformed(account(NOT_PERFORMED, Tsi.NONE));
  }

  CvmResult offlinePinVerified(Rule rule) {
    return new CvmResult.OfflinePinVerified(rule, account(results(rule, SUCCESSFUL), PERFORMED));
  }

  CvmResult onlinePinCaptured(Rule rule) {
    set(Tvr.Bit.ONLINE_CVM_CAPTURED);
    return new CvmResult.OnlinePinCaptured(rule, account(results(rule, UNKNOWN), PERFORMED));
  }

  CvmResult signatureRequired(Rule rule) {
    return new CvmResult.SignatureRequired(rule, account(results(rule, UNKNOWN), PERFORMED));
  }

  CvmResult noCvmRequired(Rule rule) {
    return new CvmResult.NoCvmRequired(rule, account(results(rule, SUCCESSFUL), PERFORMED));
  }

  CvmResult failed() {
    set(Tvr.Bit.CARDHOLDER_VERIFICATION_NOT_SUCCESSFUL);
    return new CvmResult.Failed(last, account(failure(NONE_APPLIED), PERFORMED));
  }

  // No rule says which bits a transaction has that ends here; nobody will ask for them.
  CvmResult terminated(CvmResult.Cause cause) {
    return new CvmResult.Terminated(cause, account(failure(NOT_PERFORMED), Tsi.NONE));
  }

  private Bytes failure(Bytes otherwise) {
    return last.map(rule -> results(rule, FAILED)).orElse(otherwise);
  }

  private static Bytes results(Rule rule, int result) {
    return Bytes.of(rule.code(), rule.condition(), result);
  }

  private CvmAccount account(Bytes results, Tsi tsi) {
    return new CvmAccount(results, tvr, tsi, pinResults);
  }
}
