package io.github.emv4j.cvm;

/** Where PINs are entered. */
@FunctionalInterface
public interface PinEntry {
  /**
   * Asks the cardholder for a PIN, anew each time: an entry is good for one attempt.
   *
   * @param prompt which PIN, how many tries are left, what came of the last entry
   * @return the PIN, or why there is none
   */
  PinEntryAnswer ask(PinPrompt prompt);

  /** {@return whether there is a keypad and it works; asked before the cardholder is} */
  default boolean isWorking() {
    return true;
  }
}
