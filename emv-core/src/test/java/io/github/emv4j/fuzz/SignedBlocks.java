package io.github.emv4j.fuzz;

import io.github.emv4j.bytes.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Makes and checks what is signed in EMV (EMV 4.4 Book 2, A2.1), apart from the library's code. */
final class SignedBlocks {
  private static final int HASH_LENGTH = 20;

  private SignedBlocks() {}

  static Bytes sha1(Bytes data) {
    try {
      return Bytes.copyOf(MessageDigest.getInstance("SHA-1").digest(data.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  /** {@return a block as long as the key: header, message, filler, hash and trailer} */
  static Bytes of(TestRsaKey key, Bytes message, Bytes outside) {
    int room = key.length() - 2 - HASH_LENGTH - message.length();
    Bytes filled = message.concat(Bytes.filled(0xBB, room));
    return Bytes.of(0x6A)
        .concat(filled)
        .concat(sha1(filled.concat(outside)))
        .concat(Bytes.of(0xBC));
  }

  /** {@return the block with the hash that its content has now} */
  static Bytes rehashed(Bytes block, Bytes outside) {
    int end = block.length() - 1 - HASH_LENGTH;
    Bytes hash = sha1(block.slice(1, end).concat(outside));
    return block.slice(0, end).concat(hash).concat(block.from(block.length() - 1));
  }

  /** {@return whether frame, format and hash are right} */
  static boolean isGenuine(Bytes block, int format, int hashAlgorithmAt, Bytes outside) {
    return block.at(0) == 0x6A
        && block.at(1) == format
        && block.at(block.length() - 1) == 0xBC
        && block.at(hashAlgorithmAt) == 1
        && rehashed(block, outside).equals(block);
  }

  /** {@return genuine bytes with a few of them replaced: a count, then places and values} */
  static Bytes patched(Bytes genuine, FuzzInput in) {
    byte[] bytes = genuine.toByteArray();
    int count = in.next() % 24;
    for (int i = 0; i < count && !in.isEmpty(); i++) {
      int at = in.next();
      int value = in.next();
      if (at < bytes.length) {
        bytes[at] = (byte) value;
      }
    }
    return Bytes.copyOf(bytes);
  }

  /** {@return bytes made longer or shorter at their end} */
  static Bytes resized(Bytes bytes, FuzzInput in) {
    int change = in.next();
    if (change >= 0xF0) {
      return bytes.concat(in.take(change - 0xEF));
    }
    return change >= 0xE0 ? bytes.slice(0, Math.max(0, bytes.length() - (change - 0xDF))) : bytes;
  }
}
