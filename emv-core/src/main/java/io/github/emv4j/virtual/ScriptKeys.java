package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;

/**
 * The keys that an application shares with its issuer for script commands (EMV 4.4 Book 2, 9).
 *
 * @param method how commands are protected
 * @param cryptogramKey master key for cryptograms, 16 bytes; a part of it goes into PIN blocks of
 *     {@link ScriptMethod#VISA_CVN_10}
 * @param macKey master key for message authentication codes, 16 bytes
 * @param enciphermentKey master key for PINs, 16 bytes
 */
public record ScriptKeys(
    ScriptMethod method, Bytes cryptogramKey, Bytes macKey, Bytes enciphermentKey) {
  private static final int LENGTH = 16;

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if a key has not 16 bytes
   */
  public ScriptKeys {
    requireLength(cryptogramKey);
    requireLength(macKey);
    requireLength(enciphermentKey);
  }

  private static void requireLength(Bytes key) {
    if (key.length() != LENGTH) {
      throw new IllegalArgumentException("a master key has 16 bytes, not " + key.length());
    }
  }

  /** {@return the method only} */
  @Override
  public String toString() {
    return "script keys for " + method;
  }
}
