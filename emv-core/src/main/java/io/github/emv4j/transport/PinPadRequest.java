package io.github.emv4j.transport;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a pin pad is to ask the cardholder for.
 *
 * <p>A pad has its own words for "enter the PIN". What else there is to say, that the last PIN was
 * wrong or that this is the last try, is for the program to show before it asks.
 *
 * @param digits how many digits the PIN may have
 * @param timeout how long to wait for the first key and for the whole entry, 1 to 255 seconds
 * @param languages that the cardholder understands, best first: the pad shows its own texts in the
 *     first that it knows; empty for those that the card prefers (5F2D)
 */
public record PinPadRequest(Digits digits, Duration timeout, List<Locale> languages) {
  private static final Duration LONGEST = Duration.ofSeconds(255);
  private static final Duration USUAL = Duration.ofSeconds(30);

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
   * Checks the time limit and keeps an unmodifiable copy.
   *
   * @throws IllegalArgumentException if the time limit is out of range
   */
  public PinPadRequest {
    languages = List.copyOf(languages);
    if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("time limit out of range: " + timeout);
    }
  }

  /** {@return a request for 4 to 12 digits within 30 seconds, in the card's language} */
  public static PinPadRequest usual() {
    return new PinPadRequest(Digits.EMV, USUAL, List.of());
  }

  /** {@return the same with other lengths; some readers take up to 8 digits only} */
  public PinPadRequest withDigits(Digits other) {
    return new PinPadRequest(other, timeout, languages);
  }

  /** {@return the same with another time limit} */
  public PinPadRequest withTimeout(Duration other) {
    return new PinPadRequest(digits, other, languages);
  }

  /** {@return the same in another language, whatever the card prefers} */
  public PinPadRequest withLanguage(Locale other) {
    return withLanguages(List.of(other));
  }

  /** {@return the same in the first of these languages that the pad knows} */
  public PinPadRequest withLanguages(List<Locale> others) {
    return new PinPadRequest(digits, timeout, others);
  }
}
