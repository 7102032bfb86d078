package io.github.emv4j.keys;

/**
 * Where things are in the block that a signature holds (EMV 4.4 Book 2, tables 6 to 24).
 *
 * <p>All of them are {@code 6A}, format, content, hash (20 bytes), {@code BC}.
 *
 * @param part what the block is
 * @param format its second byte
 * @param hashAlgorithmOffset where the hash algorithm indicator stands
 * @param overhead bytes of the block that are always needed
 */
public record BlockLayout(CheckedPart part, int format, int hashAlgorithmOffset, int overhead) {
  /** Signed Static Application Data. */
  public static final BlockLayout STATIC =
      new BlockLayout(CheckedPart.SIGNED_STATIC_DATA, 0x03, 2, 26);

  /** Signed Dynamic Application Data. */
  public static final BlockLayout DYNAMIC =
      new BlockLayout(CheckedPart.SIGNED_DYNAMIC_DATA, 0x05, 2, 25);

  /**
   * {@return the same layout with another format}
   *
   * @param other for example {@code 95}, with which kernel 3 signs for an online request
   */
  public BlockLayout withFormat(int other) {
    return new BlockLayout(part, other, hashAlgorithmOffset, overhead);
  }

  /** {@return a failure of this part} */
  FailedCheck failed(Check check, String detail) {
    return new FailedCheck(part, check, detail);
  }
}
