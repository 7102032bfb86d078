package io.github.emv4j.transport;

import java.time.Duration;
import java.util.Locale;

/**
 * What a pin pad is to ask the cardholder for.
 *
 * @param digits how many digits the PIN may have
 * @param timeout how long to wait for the first key and for the whole entry, 1 to 255 seconds
 * @param language of the pad's own texts
 * @param text which of its texts the pad shows
 */
public record PinPadRequest(Digits digits, Duration timeout, Locale language, Text text) {
  private static final Duration LONGEST = Duration.ofSeconds(255);
  private static final Duration USUAL = Duration.ofSeconds(30);

  /** What the pad tells the cardholder. */
  public enum Text {
    /** The PIN is to be entered. */
    ENTER_PIN,
    /** The last entry was wrong; the PIN is to be entered again. */
    WRONG_PIN_ENTER_AGAIN,
    /** The PIN is to be entered, and a wrong one blocks it. */
    LAST_TRY
  }

  /**
   * A range of lengths.
   *
   * @param least 4 to 12
   * @param most {@code least} to 12
   */
  public record Digits(int least, int most) {
    /** What EMV allows. */
    public static final Digits EMV = new Digits(4, 12);

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if EMV does not allow it
     */
    public Digits {
      if (least < 4 || most > 12 || least > most) {
        throw new IllegalArgumentException("PIN length out of range: " + least + " to " + most);
      }
    }
  }

  /**
   * Checks the time limit.
   *
   * @throws IllegalArgumentException if the time limit is out of range
   */
  public PinPadRequest {
    if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("time limit out of range: " + timeout);
    }
  }

  /** {@return a request for 4 to 12 digits within 30 seconds, in English} */
  public static PinPadRequest usual() {
    return new PinPadRequest(Digits.EMV, USUAL, Locale.ENGLISH, Text.ENTER_PIN);
  }

  /** {@return the same with other lengths; some readers take up to 8 digits only} */
  public PinPadRequest withDigits(Digits other) {
    return new PinPadRequest(other, timeout, language, text);
  }

  /** {@return the same with another time limit} */
  public PinPadRequest withTimeout(Duration other) {
    return new PinPadRequest(digits, other, language, text);
  }

  /** {@return the same in another language} */
  public PinPadRequest withLanguage(Locale other) {
    return new PinPadRequest(digits, timeout, other, text);
  }

  /** {@return the same with another text} */
  public PinPadRequest withText(Text other) {
    return new PinPadRequest(digits, timeout, language, other);
  }
}
