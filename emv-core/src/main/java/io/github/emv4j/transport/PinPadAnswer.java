package io.github.emv4j.transport;

import io.github.emv4j.apdu.StatusWord;
import java.util.Optional;

/** How an entry at a pin pad ended. */
public sealed interface PinPadAnswer {
  /**
   * The card was asked and answered.
   *
   * @param status of VERIFY
   */
  record FromCard(StatusWord status) implements PinPadAnswer {}

  /**
   * No PIN was entered; nothing went to the card.
   *
   * @param reason why
   */
  record NotEntered(Reason reason) implements PinPadAnswer {}

  /**
   * The reader did not do it, or answered with something that VERIFY does not. Without a status
   * word nothing went to the card; with one most likely nothing, which the PIN Try Counter tells.
   *
   * @param status what the reader said; empty if it refused to begin
   */
  record NotWorking(Optional<StatusWord> status) implements PinPadAnswer {}

  /** Why no PIN was entered. */
  enum Reason {
    /** The cardholder or the program cancelled. */
    CANCELLED("the entry was cancelled"),
    /** No PIN came in time. */
    TIMED_OUT("no PIN was entered in time"),
    /** There were too few or too many digits. */
    WRONG_LENGTH("too few or too many digits were entered");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** {@return an English clause} */
    public String text() {
      return text;
    }
  }

  /**
   * {@return what the two bytes mean that a reader of PC/SC part 10 answers to VERIFY_PIN_DIRECT}
   *
   * <p>{@code 64xx} are the reader's: {@code 6400} timed out, {@code 6401} and {@code 6480}
   * cancelled, {@code 6403} wrong length (PC/SC part 10, 2.5.2). What cards say to VERIFY is the
   * card's. Anything else may be either's and counts as a pad that does not work.
   *
   * @param status the two bytes
   */
  static PinPadAnswer from(StatusWord status) {
    return switch (status.value()) {
      case 0x6400 -> new NotEntered(Reason.TIMED_OUT);
      case 0x6401, 0x6480 -> new NotEntered(Reason.CANCELLED);
      case 0x6403 -> new NotEntered(Reason.WRONG_LENGTH);
      case 0x9000, 0x6300, 0x6700, 0x6982, 0x6983, 0x6984, 0x6985 -> new FromCard(status);
      case 0x6A80, 0x6A81, 0x6A86, 0x6A88, 0x6B00, 0x6E00 -> new FromCard(status);
      default ->
          status.triesLeft().isPresent()
              ? new FromCard(status)
              : new NotWorking(Optional.of(status));
    };
  }
}
