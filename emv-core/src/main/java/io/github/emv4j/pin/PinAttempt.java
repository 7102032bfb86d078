package io.github.emv4j.pin;

import io.github.emv4j.finding.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What every result of a PIN verification tells.
 *
 * @param method how the PIN went to the card, or would have gone; empty if none was chosen
 * @param before the PIN Try Counter before anything was sent
 * @param after the PIN Try Counter in the end
 * @param findings what was noticed, for example a counter that did not fall by one
 */
public record PinAttempt(
    Optional<PinMethod> method, PinTryCounter before, PinTryCounter after, List<Finding> findings) {
  /** Keeps an unmodifiable copy. */
  public PinAttempt {
    findings = List.copyOf(findings);
  }

  /** {@return an attempt that ended before VERIFY: the counter is as it was} */
  static PinAttempt unsent(Optional<PinMethod> method, PinTryCounter counter) {
    return new PinAttempt(method, counter, counter, CounterCheck.readable(counter));
  }
}
