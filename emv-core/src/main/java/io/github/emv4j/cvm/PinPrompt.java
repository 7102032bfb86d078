package io.github.emv4j.cvm;

import io.github.emv4j.data.CvmMethod;
import io.github.emv4j.pin.PinResult;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the cardholder is asked for, and has to be told.
 *
 * @param method which PIN: online, or by card in clear or enciphered
 * @param triesLeft the card's tries, if it told and the PIN is the card's to verify
 * @param previous what came of the entry before this one, for example a wrong PIN
 */
public record PinPrompt(CvmMethod method, OptionalInt triesLeft, Optional<PinResult> previous) {
  /** {@return whether the PIN goes to the issuer: enciphered for the network by the caller} */
  public boolean isOnline() {
    return method == CvmMethod.ONLINE_PIN;
  }

  /** {@return whether a wrong PIN blocks it, which the cardholder must be told} */
  public boolean isLastTry() {
    return triesLeft.isPresent() && triesLeft.getAsInt() == 1;
  }
}
