package io.github.emv4j.pin;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.command.VerifyCommand;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.pin.PinResult.Cause;
import io.github.emv4j.transport.PinPadAnswer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Says what an answer to VERIFY means, together with the counter before and after.
 *
 * @param method by which VERIFY was sent
 * @param before the counter
 * @param after the counter
 */
record VerifyOutcome(PinMethod method, PinTryCounter before, PinTryCounter after) {

  PinResult of(PinPadAnswer answer) {
    if (answer instanceof PinPadAnswer.FromCard fromCard) {
      return of(fromCard.status());
    }
    PinAttempt attempt = attempt(CounterCheck.afterNoComparison(before, after));
    if (answer instanceof PinPadAnswer.NotEntered notEntered) {
      return new PinResult.NotEntered(notEntered.reason(), attempt);
    }
    Optional<StatusWord> status = ((PinPadAnswer.NotWorking) answer).status();
    return new PinResult.NotSupported(Cause.PIN_PAD_NOT_WORKING, status, attempt);
  }

  PinResult of(StatusWord status) {
    return switch (VerifyCommand.classify(status)) {
      case CORRECT -> new PinResult.Verified(attempt(CounterCheck.afterRightPin(before, after)));
      case WRONG -> wrong(status, fewest(status.triesLeft().orElseThrow(), after.tries()));
      case WRONG_UNCOUNTED -> wrong(status, after.tries());
      case BLOCKED -> blocked(status);
      // Book 3, 6.5.12: 6984 has several meanings; the counter tells which one it is not.
      case INVALIDATED -> after.tries().orElse(0) > 0 ? refused(status) : blocked(status);
      case NOT_SUPPORTED ->
          new PinResult.NotSupported(
              Cause.REFUSED_BY_CARD,
              Optional.of(status),
              attempt(CounterCheck.afterNoComparison(before, after)));
      case REFUSED -> refused(status);
    };
  }

  // Where status word and counter differ, the cardholder is told of the fewer tries.
  private static OptionalInt fewest(int told, OptionalInt counted) {
    return OptionalInt.of(Math.min(told, counted.orElse(told)));
  }

  private PinResult wrong(StatusWord status, OptionalInt left) {
    PinAttempt attempt = attempt(CounterCheck.afterWrongPin(before, after, status));
    if (left.isEmpty()) {
      return new PinResult.Refused(status, attempt);
    }
    return left.getAsInt() == 0
        ? new PinResult.BlockedNow(status, attempt)
        : new PinResult.WrongPin(left.getAsInt(), status, attempt);
  }

  private PinResult blocked(StatusWord status) {
    return new PinResult.BlockedNow(
        status, attempt(CounterCheck.afterBlocked(before, after, status)));
  }

  private PinResult refused(StatusWord status) {
    return new PinResult.Refused(status, attempt(CounterCheck.afterNoComparison(before, after)));
  }

  private PinAttempt attempt(List<Finding> findings) {
    return new PinAttempt(Optional.of(method), before, after, findings);
  }
}
