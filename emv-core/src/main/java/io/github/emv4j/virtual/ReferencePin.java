package io.github.emv4j.virtual;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The PIN that the issuer put on a card, with its try limit.
 *
 * <p>It is kept under a random mask, so that a search through the memory for a PIN that was entered
 * does not find it here. Applications that hold the same object share its try counter.
 */
public final class ReferencePin {
  private static final int BLOCK_LENGTH = 8;
  private static final int MIN_DIGITS = 4;
  private static final int MAX_DIGITS = 12;
  private static final int MAX_TRIES = 15;
  private static final int DEFAULT_LIMIT = 3;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] mask;
  private final byte[] masked;
  private final int tryLimit;
  private final int triesLeft;

  private ReferencePin(byte[] mask, byte[] masked, int tryLimit, int triesLeft) {
    this.mask = mask;
    this.masked = masked;
    this.tryLimit = tryLimit;
    this.triesLeft = triesLeft;
  }

  /**
   * {@return a PIN with a try limit of 3, none of the tries used}
   *
   * @param digits 4 to 12 numbers from 0 to 9; wiped before this method returns
   * @throws IllegalArgumentException if there are fewer, more or others
   */
  public static ReferencePin of(int... digits) {
    byte[] block = new byte[BLOCK_LENGTH];
    try {
      fill(block, digits);
      return ofBlock(block, 0, DEFAULT_LIMIT);
    } finally {
      Arrays.fill(block, (byte) 0);
      Arrays.fill(digits, 0);
    }
  }

  /** {@return the PIN whose block of format 2 stands in an array, which is not kept} */
  static ReferencePin ofBlock(byte[] bytes, int from, int tryLimit) {
    byte[] mask = new byte[BLOCK_LENGTH];
    RANDOM.nextBytes(mask);
    byte[] masked = new byte[BLOCK_LENGTH];
    for (int i = 0; i < BLOCK_LENGTH; i++) {
      masked[i] = (byte) (bytes[from + i] ^ mask[i]);
    }
    return new ReferencePin(mask, masked, tryLimit, tryLimit);
  }

  // Format 2 of ISO 9564: 2, the number of digits, the digits, F to the end.
  private static void fill(byte[] block, int[] digits) {
    if (digits.length < MIN_DIGITS || digits.length > MAX_DIGITS) {
      throw new IllegalArgumentException("PIN must have 4 to 12 digits");
    }
    Arrays.fill(block, (byte) 0xFF);
    block[0] = (byte) (0x20 | digits.length);
    for (int i = 0; i < digits.length; i++) {
      if (digits[i] < 0 || digits[i] > 9) {
        throw new IllegalArgumentException("PIN digit must be 0 to 9");
      }
      int kept = i % 2 == 0 ? 0x0F : 0xF0;
      block[1 + i / 2] = (byte) ((block[1 + i / 2] & kept) | (digits[i] << (i % 2 == 0 ? 4 : 0)));
    }
  }

  /**
   * {@return the same PIN with another try limit, none of the tries used}
   *
   * @param limit 1 to 15
   * @throws IllegalArgumentException if the limit is out of range
   */
  public ReferencePin withTryLimit(int limit) {
    if (limit < 1 || limit > MAX_TRIES) {
      throw new IllegalArgumentException("try limit out of range: " + limit);
    }
    return new ReferencePin(mask, masked, limit, limit);
  }

  /**
   * {@return the same PIN on a card that has used some tries when it is new}
   *
   * @param left 0 to the try limit; with 0 the PIN is blocked
   * @throws IllegalArgumentException if there are more than the limit, or less than none
   */
  public ReferencePin withTriesLeft(int left) {
    if (left < 0 || left > tryLimit) {
      throw new IllegalArgumentException("tries left out of range: " + left);
    }
    return new ReferencePin(mask, masked, tryLimit, left);
  }

  /** {@return how many wrong entries in a row block the PIN} */
  public int tryLimit() {
    return tryLimit;
  }

  /** {@return the tries left on a new card} */
  public int triesLeft() {
    return triesLeft;
  }

  /** {@return whether eight bytes of an array have the shape of a PIN block of format 2} */
  static boolean isBlock(byte[] bytes, int from) {
    int count = bytes[from] & 0x0F;
    if ((bytes[from] & 0xF0) != 0x20 || count < MIN_DIGITS || count > MAX_DIGITS) {
      return false;
    }
    for (int i = 0; i < 2 * (BLOCK_LENGTH - 1); i++) {
      int nibble = (bytes[from + 1 + i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0x0F;
      if (i < count ? nibble > 9 : nibble != 0x0F) {
        return false;
      }
    }
    return true;
  }

  /** {@return whether eight bytes of an array are the block of this PIN} */
  boolean matches(byte[] bytes, int from) {
    int difference = 0;
    for (int i = 0; i < BLOCK_LENGTH; i++) {
      difference |= (bytes[from + i] ^ mask[i]) ^ masked[i];
    }
    return difference == 0;
  }

  /** {@return the PIN block of format 2; the caller wipes it} */
  byte[] block() {
    byte[] block = new byte[BLOCK_LENGTH];
    for (int i = 0; i < BLOCK_LENGTH; i++) {
      block[i] = (byte) (masked[i] ^ mask[i]);
    }
    return block;
  }
}
