package io.github.emv4j.tlv;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.BytesBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A BER-TLV tag of one to four bytes, kept as its big-endian number ({@code 9F36} is {@code
 * 0x9F36}).
 *
 * <p>EMV defines one and two-byte tags, contactless kernels three-byte ones; four bytes are
 * accepted because some cards bear them (EMV 4.4 Book 3, Annex B1).
 *
 * @param value the tag bytes as an unsigned number; never 0
 */
public record Tag(int value) implements Comparable<Tag> {
  /** The most bytes that a tag may have here. */
  public static final int MAX_LENGTH = 4;

  private static final @Nullable Tag[] ONE_BYTE = new Tag[0x100];
  private static final @Nullable Tag[] TWO_BYTES = new Tag[0x800];

  /**
   * Checks the shape: more than one byte only if the five low bits of the first are all set.
   *
   * @throws IllegalArgumentException if the number is not a tag
   */
  public Tag {
    if (!wellFormed(value)) {
      throw new IllegalArgumentException("not a tag: " + Integer.toHexString(value));
    }
  }

  /**
   * {@return the tag with the given number}
   *
   * @param value for example {@code 0x5A} or {@code 0x9F36}
   * @throws IllegalArgumentException if the number is not a tag
   */
  public static Tag of(int value) {
    if (value >>> 8 == 0) {
      return cached(ONE_BYTE, value, value);
    }
    if (value >>> 16 == 0 && ((value >> 8) & 0x1F) == 0x1F) {
      return cached(TWO_BYTES, ((value >> 13) << 8) | (value & 0xFF), value);
    }
    return new Tag(value);
  }

  /**
   * {@return the tag written as hexadecimal digits}
   *
   * @param hex two to eight digits
   * @throws IllegalArgumentException if they are not digits or not one whole tag
   */
  public static Tag fromHex(CharSequence hex) {
    Bytes bytes = Bytes.fromHex(hex);
    if (bytes.isEmpty() || bytes.length() > MAX_LENGTH || bytes.at(0) == 0) {
      throw new IllegalArgumentException("not a tag: " + bytes.toHex());
    }
    return of((int) bytes.toLong());
  }

  // A race may make two equal tags; both are right.
  private static Tag cached(@Nullable Tag[] cache, int index, int value) {
    Tag known = cache[index];
    if (known == null) {
      known = new Tag(value);
      cache[index] = known;
    }
    return known;
  }

  private static boolean wellFormed(int value) {
    int length = length(value);
    int first = value >>> (8 * (length - 1));
    if (value == 0 || (first & 0x1F) == 0x1F != length > 1) {
      return false;
    }
    for (int i = length - 2; i >= 0; i--) {
      boolean more = ((value >>> (8 * i)) & 0x80) != 0;
      if (more != i > 0) {
        return false;
      }
    }
    return true;
  }

  // 1 for the number 0, which is no tag.
  private static int length(int value) {
    return Integer.BYTES - (Integer.numberOfLeadingZeros(value | 1) >>> 3);
  }

  /** {@return how many bytes the tag has, 1 to 4} */
  public int length() {
    return length(value);
  }

  /** {@return whether the value field holds further TLVs: bit 6 of the first byte} */
  public boolean isConstructed() {
    return ((value >>> (8 * (length() - 1))) & TlvHeader.CONSTRUCTED) != 0;
  }

  /** {@return the tag bytes} */
  public Bytes encoded() {
    BytesBuilder bytes = new BytesBuilder(length());
    for (int i = length() - 1; i >= 0; i--) {
      bytes.append(value >>> (8 * i));
    }
    return bytes.toBytes();
  }

  // Written out, as everywhere on the way of a read: what a record gets of itself is put together
  // when it is first called, and that takes longer than reading a card.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Tag that && value == that.value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  @Override
  public int compareTo(Tag other) {
    return Integer.compareUnsigned(value, other.value);
  }

  /** {@return the tag as upper-case hexadecimal digits} */
  @Override
  public String toString() {
    return encoded().toHex();
  }
}
