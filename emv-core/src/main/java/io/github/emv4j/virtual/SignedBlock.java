package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Puts together what RSA signs in EMV: a frame around a message and its hash. */
final class SignedBlock {
  private static final Bytes HEADER = Bytes.of(0x6A);
  private static final Bytes TRAILER = Bytes.of(0xBC);
  private static final int FILLER = 0xBB;
  private static final int FRAME = 22;

  private SignedBlock() {}

  /** {@return how many bytes of message a key has room for} */
  static int capacity(RsaKey key) {
    return key.length() - FRAME;
  }

  /** {@return the message with filler behind it, as long as the key has room for} */
  static Bytes filled(Bytes message, RsaKey key) {
    return message.concat(Bytes.filled(FILLER, Math.max(0, capacity(key) - message.length())));
  }

  /** {@return header, message, hash of the message and of what stays outside, trailer} */
  static Bytes of(Bytes message, Bytes outside) {
    return HEADER.concat(message).concat(sha1(message.concat(outside))).concat(TRAILER);
  }

  static Bytes sha1(Bytes data) {
    try {
      return Bytes.copyOf(MessageDigest.getInstance("SHA-1").digest(data.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
