package io.github.emv4j.report;

import io.github.emv4j.cvm.CvmResult;
import io.github.emv4j.data.Tvr;
import io.github.emv4j.pin.PinResult;
import java.util.List;
import java.util.Optional;

/** What follows from cardholder verification. */
final class CvmAdvice {
  private CvmAdvice() {}

  static Advice of(CvmResult result) {
    if (result instanceof CvmResult.Failed failed) {
      return onFailure(failed);
    }
    if (result instanceof CvmResult.Terminated terminated) {
      return onEnd(terminated);
    }
    return Advice.of(code(result));
  }

  private static AdviceCode code(CvmResult result) {
    if (result instanceof CvmResult.OfflinePinVerified) {
      return AdviceCode.PIN_RIGHT;
    }
    if (result instanceof CvmResult.OnlinePinCaptured) {
      return AdviceCode.ONLINE_PIN;
    }
    if (result instanceof CvmResult.SignatureRequired) {
      return AdviceCode.SIGNATURE;
    }
    return result.tvr().has(Tvr.Bit.ICC_DATA_MISSING)
        ? AdviceCode.VERIFICATION_LIST_MISSING
        : AdviceCode.NO_VERIFICATION_NEEDED;
  }

  // The bits tell more than the last PIN: that one may have been wrong, and the next left out.
  private static Advice onFailure(CvmResult.Failed failed) {
    Optional<PinResult> last = last(failed);
    if (failed.tvr().has(Tvr.Bit.PIN_TRY_LIMIT_EXCEEDED)) {
      return last.map(Advice::of).orElse(Advice.of(AdviceCode.PIN_BLOCKED));
    }
    if (failed.tvr().has(Tvr.Bit.PIN_NOT_ENTERED)) {
      return last.filter(PinResult.LastTryAhead.class::isInstance)
          .map(Advice::of)
          .orElse(Advice.of(AdviceCode.PIN_BYPASSED));
    }
    Optional<Advice> unsupported =
        last.filter(PinResult.NotSupported.class::isInstance).map(Advice::of);
    if (unsupported.isPresent()) {
      return unsupported.get();
    }
    if (failed.tvr().has(Tvr.Bit.PIN_PAD_MISSING)) {
      // A terminal without keypad performs no method that needs one.
      boolean broken = failed.last().isPresent();
      return Advice.of(broken ? AdviceCode.PIN_PAD_BROKEN : AdviceCode.PIN_PAD_MISSING);
    }
    return Advice.of(AdviceCode.HOLDER_NOT_VERIFIED);
  }

  private static Advice onEnd(CvmResult.Terminated terminated) {
    AdviceCode code =
        switch (terminated.cause()) {
          case LIST_MALFORMED -> AdviceCode.DATA_MALFORMED;
          case VERIFY_REFUSED -> AdviceCode.PIN_REFUSED;
          case OUTCOME_UNKNOWN -> AdviceCode.PIN_OUTCOME_UNKNOWN;
          case STOPPED -> AdviceCode.PIN_CANCELLED;
          case TOO_MANY_ENTRIES -> AdviceCode.PIN_TRIES_ENDLESS;
        };
    return code == AdviceCode.PIN_REFUSED
        ? last(terminated).map(Advice::of).orElse(Advice.of(code))
        : Advice.of(code);
  }

  private static Optional<PinResult> last(CvmResult result) {
    List<PinResult> all = result.account().pinResults();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }
}
