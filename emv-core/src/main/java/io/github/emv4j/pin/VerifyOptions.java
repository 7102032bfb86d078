package io.github.emv4j.pin;

import io.github.emv4j.transport.PinPadRequest;
import java.util.Optional;

/**
 * What the caller wants and allows for one attempt.
 *
 * @param method the wanted one; empty to go by the card's CVM list and the terminal's capabilities
 * @param lastTry whether the last try may be spent
 * @param fallback whether a PIN may go in clear where the card would rather have it enciphered
 * @param padRequest what a pin pad asks for
 */
public record VerifyOptions(
    Optional<PinMethod> method, LastTry lastTry, Fallback fallback, PinPadRequest padRequest) {
  /** What happens when one try is left. */
  public enum LastTry {
    /** Nothing is sent; the result says so. */
    KEEP,
    /** The caller asked the cardholder: it may be spent. */
    SPEND
  }

  /**
   * What happens when the card prefers an enciphered PIN, the terminal can do that, and there is no
   * key.
   */
  public enum Fallback {
    /** Nothing is sent. */
    NONE,
    /** The PIN may go in clear if the card's CVM list offers that too. */
    PLAINTEXT
  }

  private static final VerifyOptions USUAL =
      new VerifyOptions(Optional.empty(), LastTry.KEEP, Fallback.NONE, PinPadRequest.usual());

  /** {@return the careful choice: method by the card, last try kept, no fallback} */
  public static VerifyOptions usual() {
    return USUAL;
  }

  /** {@return the same with this method and no other} */
  public VerifyOptions withMethod(PinMethod wanted) {
    return new VerifyOptions(Optional.of(wanted), lastTry, fallback, padRequest);
  }

  /** {@return the same with the caller's word that the last try may be spent} */
  public VerifyOptions allowingLastTry() {
    return new VerifyOptions(method, LastTry.SPEND, fallback, padRequest);
  }

  /** {@return the same, where a PIN may go in clear if the card's list offers that too} */
  public VerifyOptions permittingPlaintext() {
    return new VerifyOptions(method, lastTry, Fallback.PLAINTEXT, padRequest);
  }

  /** {@return the same with other wishes for a pin pad} */
  public VerifyOptions withPadRequest(PinPadRequest request) {
    return new VerifyOptions(method, lastTry, fallback, request);
  }
}
