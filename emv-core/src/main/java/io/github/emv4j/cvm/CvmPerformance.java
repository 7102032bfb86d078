package io.github.emv4j.cvm;

import io.github.emv4j.data.CvmList.Rule;
import io.github.emv4j.data.CvmMethod;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.data.Tvr;
import io.github.emv4j.pin.PinVerification;
import io.github.emv4j.transport.TransportException;
import java.util.Optional;
import java.util.OptionalInt;

/** Performs the method of a rule that applies (EMV 4.4 Book 3, 10.5). */
final class CvmPerformance {
  private final PinVerification pins;
  private final PinEntry entry;
  private final CvmProgress progress;

  CvmPerformance(PinVerification pins, PinEntry entry, CvmProgress progress) {
    this.pins = pins;
    this.entry = entry;
    this.progress = progress;
  }

  /** {@return how verification ended; empty if this rule failed} */
  Optional<CvmResult> perform(Rule rule) throws TransportException {
    Optional<CvmMethod> method = CvmMethod.of(rule.method());
    if (method.isEmpty()) {
      progress.set(Tvr.Bit.CVM_NOT_RECOGNISED);
      return Optional.empty();
    }
    if (!method.get().isSupportedBy(pins.terminal())) {
      if (lacksPinPad(method.get(), pins.terminal())) {
        progress.set(Tvr.Bit.PIN_PAD_MISSING);
      }
      return Optional.empty();
    }
    progress.performing(rule);
    return switch (method.get()) {
      // Book 3, 10.5: whatever bit 7 says, nothing comes after this.
      case FAIL -> Optional.of(progress.failed());
      case NO_CVM -> Optional.of(progress.noCvmRequired(rule));
      case SIGNATURE -> Optional.of(progress.signatureRequired(rule));
      case ONLINE_PIN -> captureOnline(rule);
      default -> new OfflinePin(pins, entry, progress).perform(rule, method.get());
    };
  }

  private static boolean lacksPinPad(CvmMethod method, TerminalData terminal) {
    return method == CvmMethod.ONLINE_PIN
        || (method.isOfflinePin()
            && !CvmMethod.PLAINTEXT_PIN.isSupportedBy(terminal)
            && !CvmMethod.ENCIPHERED_PIN.isSupportedBy(terminal));
  }

  // The card's try counter does not matter here: the issuer verifies.
  private Optional<CvmResult> captureOnline(Rule rule) {
    Optional<Tvr.Bit> obstacle = progress.obstacleTo(entry);
    if (obstacle.isPresent()) {
      progress.set(obstacle.get());
      return Optional.empty();
    }
    PinEntryAnswer answer =
        entry.ask(new PinPrompt(CvmMethod.ONLINE_PIN, OptionalInt.empty(), Optional.empty()));
    if (answer instanceof PinEntryAnswer.OnlineCaptured) {
      return Optional.of(progress.onlinePinCaptured(rule));
    }
    if (answer instanceof PinEntryAnswer.Entered entered) {
      entered.pin().close();
      throw new IllegalStateException("a PIN for the issuer is not given to this library");
    }
    return progress.withoutPin(answer);
  }
}
