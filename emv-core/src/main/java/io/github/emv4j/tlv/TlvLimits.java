package io.github.emv4j.tlv;

/**
 * How much structure the reader accepts before it calls the bytes malformed.
 *
 * @param depth levels of nesting, 1 or more; a lone primitive object has depth 1
 * @param count objects in all, templates included, 1 or more
 */
public record TlvLimits(int depth, int count) {
  /** Enough for any answer of a card (at most 256 bytes of data). */
  public static final TlvLimits RESPONSE = new TlvLimits(16, 256);

  /** Enough for whole host messages and files given by a user. */
  public static final TlvLimits FILE = new TlvLimits(64, 1_000_000);

  /**
   * Checks that both limits allow at least one object.
   *
   * @throws IllegalArgumentException if one is less than 1
   */
  public TlvLimits {
    if (depth < 1 || count < 1) {
      throw new IllegalArgumentException("limits must be at least 1");
    }
  }
}
