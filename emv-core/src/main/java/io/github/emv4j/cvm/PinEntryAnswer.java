package io.github.emv4j.cvm;

import io.github.emv4j.pin.Pin;
import io.github.emv4j.pin.VerifyOptions.LastTry;
import io.github.emv4j.transport.PinPadRequest;

/** What came of asking for a PIN. */
public sealed interface PinEntryAnswer {
  /**
   * A PIN for the card to verify.
   *
   * @param pin entered just now; used up by the verification
   * @param lastTry whether the last try may be spent on it
   */
  record Entered(Pin pin, LastTry lastTry) implements PinEntryAnswer {}

  /**
   * The PIN is to be entered at the reader's own pin pad. Only for a PIN in clear.
   *
   * @param request what the pad asks for
   * @param lastTry whether the last try may be spent on it
   */
  record AtReader(PinPadRequest request, LastTry lastTry) implements PinEntryAnswer {}

  /** A PIN for the issuer was entered; the caller has enciphered it for the network. */
  record OnlineCaptured() implements PinEntryAnswer {}

  /** The cardholder or the merchant goes on without a PIN. */
  record Bypassed() implements PinEntryAnswer {}

  /** The keypad is missing or broken. */
  record NotWorking() implements PinEntryAnswer {}

  /** The transaction is to end. */
  record Stopped() implements PinEntryAnswer {}

  /** {@return a PIN for which the last try is not spent} */
  static PinEntryAnswer entered(Pin pin) {
    return new Entered(pin, LastTry.KEEP);
  }

  /** {@return a PIN of a cardholder who knows that it may be the last try} */
  static PinEntryAnswer enteredForLastTry(Pin pin) {
    return new Entered(pin, LastTry.SPEND);
  }
}
