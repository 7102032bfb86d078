package io.github.emv4j.pin;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.keys.RsaPublicKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.function.Consumer;

/** Enciphers a PIN block for the card (EMV 4.4 Book 2, 7.2). */
final class PinEncipherment {
  private static final int HEADER = 0x7F;
  private static final int BLOCK_FROM = 1;
  private static final int CHALLENGE_FROM = 9;
  private static final int PADDING_FROM = 17;

  static final PinEncipherment RANDOM_PADDING = new PinEncipherment(new SecureRandom()::nextBytes);

  private final Consumer<byte[]> padding;

  /**
   * Uses a source of padding.
   *
   * @param padding fills an array; in use anything but a secure source would tell the PIN
   */
  PinEncipherment(Consumer<byte[]> padding) {
    this.padding = padding;
  }

  /**
   * {@return the enciphered data, as long as the modulus}
   *
   * @param block PIN block of format 2, 8 bytes; the caller wipes it
   * @param challenge 8 bytes of the card
   * @param key of the card, 17 bytes or more
   */
  byte[] encipher(byte[] block, Bytes challenge, RsaPublicKey key) {
    byte[] random = new byte[key.length() - PADDING_FROM];
    byte[] data = new byte[key.length()];
    try {
      padding.accept(random);
      data[0] = HEADER;
      System.arraycopy(block, 0, data, BLOCK_FROM, block.length);
      challenge.copyInto(data, CHALLENGE_FROM);
      System.arraycopy(random, 0, data, PADDING_FROM, random.length);
      return key.encipher(data);
    } finally {
      Arrays.fill(random, (byte) 0);
      Arrays.fill(data, (byte) 0);
    }
  }
}
