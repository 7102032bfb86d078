package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;

/**
 * A made-up certification authority: it signs the keys of issuers.
 *
 * @param rid registered application provider identifier, five bytes
 * @param index Certification Authority Public Key Index, 0 to 255
 * @param key its key, private part included
 */
public record VirtualAuthority(Bytes rid, int index, RsaKey key) {
  private static final int RID_LENGTH = 5;

  /**
   * Checks lengths and ranges.
   *
   * @throws IllegalArgumentException if RID or index are none
   */
  public VirtualAuthority {
    if (rid.length() != RID_LENGTH || index < 0 || index > 0xFF) {
      throw new IllegalArgumentException("no RID of five bytes with an index of one byte");
    }
  }

  /** {@return what a terminal is given} */
  public VirtualCaKey publicKey() {
    return new VirtualCaKey(rid, index, key.modulus(), key.exponent());
  }
}
