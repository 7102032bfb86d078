package io.github.emv4j.cvm;

import io.github.emv4j.data.CvmList.Rule;
import io.github.emv4j.data.CvmMethod;
import io.github.emv4j.data.Tvr;
import io.github.emv4j.pin.PinMethod;
import io.github.emv4j.pin.PinResult;
import io.github.emv4j.pin.PinVerification;
import io.github.emv4j.pin.VerifyOptions;
import io.github.emv4j.pin.VerifyOptions.LastTry;
import io.github.emv4j.transport.TransportException;
import java.util.Optional;
import java.util.OptionalInt;

/** A PIN that the card verifies, with re-entry (EMV 4.4 Book 3, 10.5.1; Book 4, 6.3.4). */
final class OfflinePin {
  /** More than any card has tries. */
  private static final int MAX_ENTRIES = 16;

  private static final int INVALIDATED = 0x6984;

  private final PinVerification pins;
  private final PinEntry entry;
  private final CvmProgress progress;

  OfflinePin(PinVerification pins, PinEntry entry, CvmProgress progress) {
    this.pins = pins;
    this.entry = entry;
    this.progress = progress;
  }

  Optional<CvmResult> perform(Rule rule, CvmMethod method) throws TransportException {
    OptionalInt tries = pins.tryCounter().tries();
    if (tries.isPresent() && tries.getAsInt() == 0) {
      progress.set(Tvr.Bit.PIN_TRY_LIMIT_EXCEEDED);
      return Optional.empty();
    }
    Optional<Tvr.Bit> obstacle = progress.obstacleTo(entry);
    if (obstacle.isPresent()) {
      progress.set(obstacle.get());
      return Optional.empty();
    }
    // Book 2, 7: without a key the cardholder is not bothered.
    if (method.sendsEnciphered() && pins.key().key().isEmpty()) {
      return Optional.empty();
    }
    return ask(rule, new PinPrompt(method, tries, Optional.empty()));
  }

  private Optional<CvmResult> ask(Rule rule, PinPrompt first) throws TransportException {
    PinPrompt prompt = first;
    for (int i = 0; i < MAX_ENTRIES; i++) {
      PinEntryAnswer answer = entry.ask(prompt);
      Optional<PinResult> verified = verify(answer, prompt.method());
      if (verified.isEmpty()) {
        return progress.withoutPin(answer);
      }
      PinResult result = verified.get();
      progress.add(result);
      if (!isAskedAgain(result, prompt)) {
        return conclude(result, rule, prompt.method());
      }
      prompt = new PinPrompt(prompt.method(), triesLeft(result), verified);
    }
    return Optional.of(progress.terminated(CvmResult.Cause.TOO_MANY_ENTRIES));
  }

  private Optional<PinResult> verify(PinEntryAnswer answer, CvmMethod method)
      throws TransportException {
    if (answer instanceof PinEntryAnswer.Entered entered) {
      PinMethod way = method.sendsEnciphered() ? PinMethod.ENCIPHERED : PinMethod.PLAINTEXT;
      VerifyOptions options = options(entered.lastTry()).withMethod(way);
      return Optional.of(pins.verify(entered.pin(), options));
    }
    // A reader's own pad sends the PIN in clear.
    if (answer instanceof PinEntryAnswer.AtReader atReader && method.sendsPlaintext()) {
      VerifyOptions options = options(atReader.lastTry()).withPadRequest(atReader.request());
      return Optional.of(pins.verifyAtPad(options));
    }
    return Optional.empty();
  }

  private static VerifyOptions options(LastTry lastTry) {
    VerifyOptions options = VerifyOptions.usual();
    return lastTry == LastTry.SPEND ? options.allowingLastTry() : options;
  }

  // Who was told of the last try and does not allow it goes on without a PIN.
  private static boolean isAskedAgain(PinResult result, PinPrompt prompt) {
    return result instanceof PinResult.WrongPin
        || result instanceof PinResult.NotEntered
        || (result instanceof PinResult.LastTryAhead && !prompt.isLastTry());
  }

  private static OptionalInt triesLeft(PinResult result) {
    return result instanceof PinResult.WrongPin wrong
        ? OptionalInt.of(wrong.triesLeft())
        : result.triesAfter();
  }

  private Optional<CvmResult> conclude(PinResult result, Rule rule, CvmMethod method) {
    if (result.isVerified()) {
      return Optional.of(
          method.needsSignature()
              ? progress.signatureRequired(rule)
              : progress.offlinePinVerified(rule));
    }
    if (result instanceof PinResult.LastTryAhead) {
      progress.set(Tvr.Bit.PIN_NOT_ENTERED);
      return Optional.empty();
    }
    if (isLimitExceeded(result)) {
      progress.set(Tvr.Bit.PIN_TRY_LIMIT_EXCEEDED);
      return Optional.empty();
    }
    if (result instanceof PinResult.NotSupported unsupported) {
      return notSupported(unsupported);
    }
    return Optional.of(
        progress.terminated(
            result instanceof PinResult.OutcomeUnknown
                ? CvmResult.Cause.OUTCOME_UNKNOWN
                : CvmResult.Cause.VERIFY_REFUSED));
  }

  // Book 3, 10.5.1: 6984 counts as blocked, whatever else it may mean.
  private static boolean isLimitExceeded(PinResult result) {
    return result instanceof PinResult.BlockedNow
        || result instanceof PinResult.BlockedBefore
        || (result instanceof PinResult.Refused refused && refused.answer().value() == INVALIDATED);
  }

  private Optional<CvmResult> notSupported(PinResult.NotSupported result) {
    switch (result.cause()) {
      case REFUSED_BY_CARD -> {
        return Optional.of(progress.terminated(CvmResult.Cause.VERIFY_REFUSED));
      }
      case NO_PIN_PAD, PIN_PAD_NOT_WORKING -> progress.set(Tvr.Bit.PIN_PAD_MISSING);
      default -> {}
    }
    return Optional.empty();
  }
}
