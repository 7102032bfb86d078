package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an enciphered PIN comes in: {@code 7F}, the PIN block, the card's challenge, random bytes
 * (EMV 4.4 Book 2, 7.2). Wiped when closed.
 */
final class EncipheredBlock implements AutoCloseable {
  static final int PIN_FROM = 1;
  private static final int HEADER = 0x7F;
  private static final int CHALLENGE_FROM = 9;
  private static final int CHALLENGE_TO = 17;

  private final byte[] plain;

  private EncipheredBlock(byte[] plain) {
    this.plain = plain;
  }

  /** {@return the deciphered data; empty if they cannot have been enciphered for this key} */
  static Optional<EncipheredBlock> decipher(Command command, RsaKey key) {
    if (command.dataLength() != key.length()) {
      return Optional.empty();
    }
    BigInteger enciphered = command.dataAsNumber();
    return key.fits(enciphered)
        ? Optional.of(new EncipheredBlock(key.decipher(enciphered)))
        : Optional.empty();
  }

  /** {@return whether the header is right and the challenge is the one that is awaited} */
  boolean answers(Bytes challenge) {
    return plain[0] == HEADER
        && challenge.equals(Bytes.copyOf(plain, CHALLENGE_FROM, CHALLENGE_TO));
  }

  /** {@return the bytes themselves, the PIN block from {@link #PIN_FROM}} */
  byte[] bytes() {
    return plain;
  }

  @Override
  public void close() {
    Arrays.fill(plain, (byte) 0);
  }
}
