package io.github.emv4j.report;

import io.github.emv4j.pin.PinResult;
import io.github.emv4j.pin.PinTryCounter;
import io.github.emv4j.transport.PinPadAnswer;
import java.util.OptionalInt;

/** What follows from a PIN. */
final class PinAdvice {
  private static final int WRONG_UNCOUNTED = 0x6300;
  private static final int INVALIDATED = 0x6984;

  private PinAdvice() {}

  static Advice of(PinResult result) {
    if (result instanceof PinResult.WrongPin wrong) {
      return Advice.of(AdviceCode.PIN_WRONG, wrong.triesLeft());
    }
    if (result instanceof PinResult.NotEntered none) {
      return Advice.of(code(none.reason()));
    }
    if (result instanceof PinResult.NotSupported unsupported) {
      return Advice.of(code(unsupported.cause()));
    }
    return Advice.of(code(result));
  }

  private static AdviceCode code(PinResult result) {
    if (result.isVerified()) {
      return AdviceCode.PIN_RIGHT;
    }
    if (result instanceof PinResult.LastTryAhead) {
      return AdviceCode.PIN_LAST_TRY;
    }
    if (result instanceof PinResult.BlockedBefore) {
      return AdviceCode.PIN_BLOCKED;
    }
    if (result instanceof PinResult.BlockedNow blocked) {
      return blocked.answer().value() == INVALIDATED
          ? AdviceCode.PIN_INVALIDATED
          : AdviceCode.PIN_BLOCKED_NOW;
    }
    if (result instanceof PinResult.OutcomeUnknown) {
      return AdviceCode.PIN_OUTCOME_UNKNOWN;
    }
    boolean wrong = result.status().filter(sw -> sw.value() == WRONG_UNCOUNTED).isPresent();
    return wrong ? AdviceCode.PIN_WRONG_UNCOUNTED : AdviceCode.PIN_REFUSED;
  }

  private static AdviceCode code(PinResult.Cause cause) {
    return switch (cause) {
      case NO_METHOD_IN_COMMON -> AdviceCode.PIN_NO_COMMON_METHOD;
      case NOT_OFFERED, REFUSED_BY_CARD -> AdviceCode.PIN_NOT_ON_CARD;
      case PLAINTEXT_NOT_PERMITTED, NO_ENCIPHERMENT_KEY, NO_CHALLENGE ->
          AdviceCode.PIN_NOT_ENCIPHERABLE;
      case NO_PIN_PAD -> AdviceCode.PIN_PAD_MISSING;
      case PIN_PAD_NOT_WORKING -> AdviceCode.PIN_PAD_BROKEN;
    };
  }

  static AdviceCode code(PinPadAnswer.Reason reason) {
    return switch (reason) {
      case CANCELLED -> AdviceCode.PIN_CANCELLED;
      case TIMED_OUT -> AdviceCode.PIN_TIMED_OUT;
      case WRONG_LENGTH -> AdviceCode.PIN_WRONG_LENGTH;
    };
  }

  static Advice of(PinTryCounter counter) {
    OptionalInt tries = counter.tries();
    if (tries.isEmpty()) {
      return Advice.of(AdviceCode.PIN_TRIES_UNKNOWN);
    }
    return switch (tries.getAsInt()) {
      case 0 -> Advice.of(AdviceCode.PIN_BLOCKED);
      case 1 -> Advice.of(AdviceCode.PIN_LAST_TRY);
      default -> Advice.of(AdviceCode.PIN_TRIES_LEFT, tries.getAsInt());
    };
  }
}
