package io.github.emv4j.pin;

import java.util.Arrays;
import java.util.function.ToIntFunction;

/**
 * The digits that a cardholder entered, good for one attempt.
 *
 * <p>They are copied in, kept as a PIN block in one array, and wiped by the attempt, whatever its
 * outcome, and by {@link #close()}. They never become a {@code String}, and nothing here shows
 * them. Copies that the garbage collector leaves behind when it moves objects are out of reach.
 */
public final class Pin implements AutoCloseable {
  /** The fewest digits (EMV 4.4 Book 3, 6.5.12). */
  public static final int MIN_DIGITS = 4;

  /** The most digits (EMV 4.4 Book 3, 6.5.12). */
  public static final int MAX_DIGITS = 12;

  private static final int BLOCK_LENGTH = 8;
  private static final int FORMAT_2 = 0x20;

  private final byte[] block;
  private boolean usable = true;

  private Pin(byte[] block) {
    this.block = block;
  }

  /**
   * {@return a PIN with these digits}
   *
   * @param digits 4 to 12 characters from 0 to 9; wiping them is up to the caller
   * @throws IllegalArgumentException if there are fewer, more or others; it tells nothing of them
   */
  public static Pin copyOf(char[] digits) {
    return of(digits, digits.length);
  }

  /**
   * {@return a PIN with these digits}
   *
   * @param digits 4 to 12 bytes, ASCII digits; wiping them is up to the caller
   * @throws IllegalArgumentException if there are fewer, more or others; it tells nothing of them
   */
  public static Pin copyOf(byte[] digits) {
    char[] characters = new char[digits.length];
    try {
      for (int i = 0; i < digits.length; i++) {
        characters[i] = (char) (digits[i] & 0xFF);
      }
      return copyOf(characters);
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  /**
   * {@return a PIN that someone writes into an array, which is wiped at once}
   *
   * @param entry writes characters from 0 to 9 from the start of the array, which has one more
   *     place than a PIN has digits, and returns how many
   * @throws IllegalArgumentException if there are fewer than 4, more than 12 or other characters;
   *     it tells nothing of them
   */
  public static Pin writtenBy(ToIntFunction<char[]> entry) {
    char[] digits = new char[MAX_DIGITS + 1];
    try {
      return of(digits, entry.applyAsInt(digits));
    } finally {
      Arrays.fill(digits, '\0');
    }
  }

  private static Pin of(char[] digits, int count) {
    if (count < MIN_DIGITS || count > MAX_DIGITS) {
      throw new IllegalArgumentException("a PIN has 4 to 12 digits");
    }
    // All are checked first: a refused entry leaves no block behind.
    for (int i = 0; i < count; i++) {
      if (digits[i] < '0' || digits[i] > '9') {
        throw new IllegalArgumentException("a PIN has digits from 0 to 9 only");
      }
    }
    return new Pin(block(digits, count));
  }

  // Format 2 (Book 3, 6.5.12): nibbles 2, number of digits, the digits, F to the end.
  private static byte[] block(char[] digits, int count) {
    byte[] block = new byte[BLOCK_LENGTH];
    Arrays.fill(block, (byte) 0xFF);
    block[0] = (byte) (FORMAT_2 | count);
    for (int i = 0; i < count; i++) {
      int digit = digits[i] - '0';
      int at = 1 + i / 2;
      block[at] =
          (byte) (i % 2 == 0 ? digit << 4 | (block[at] & 0x0F) : (block[at] & 0xF0) | digit);
    }
    return block;
  }

  /** {@return whether it was neither used nor closed} */
  public synchronized boolean isUsable() {
    return usable;
  }

  /**
   * Gives the PIN block away, once.
   *
   * @return 8 bytes; the caller wipes them
   * @throws IllegalStateException if the PIN was used or closed
   */
  synchronized byte[] take() {
    if (!usable) {
      throw new IllegalStateException(
          "the PIN was used or closed; every attempt needs a new entry");
    }
    byte[] taken = block.clone();
    close();
    return taken;
  }

  /** Wipes the digits. Closing twice does nothing. */
  @Override
  public synchronized void close() {
    Arrays.fill(block, (byte) 0);
    usable = false;
  }

  /** {@return the same for every PIN} */
  @Override
  public String toString() {
    return "PIN";
  }
}
