package io.github.emv4j.crypto;

import io.github.emv4j.bytes.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-1, the one hash of RSA in EMV (EMV 4.4 Book 2, B3.1). */
public final class Sha1 {
  /** Bytes of a hash. */
  public static final int LENGTH = 20;

  private Sha1() {}

  /** {@return the hash of the parts, one behind the other} */
  public static Bytes hash(Bytes... parts) {
    int length = 0;
    for (Bytes part : parts) {
      length += part.length();
    }
    byte[] joined = new byte[length];
    int at = 0;
    for (Bytes part : parts) {
      part.copyInto(joined, at);
      at += part.length();
    }
    return Bytes.copyOf(newDigest().digest(joined));
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
