package io.github.emv4j.tlv;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;

/**
 * Reads tag and length field of one object (EMV 4.4 Book 3, Annex B1 and B2).
 *
 * <p>A header is one number, so that reading it allocates nothing: the tag in the upper half, then
 * four bits for the bytes of tag and length field together, then the length of the value.
 */
final class TlvHeader {
  /** Bit 6 of the first byte of a tag: the object is a template. */
  static final int CONSTRUCTED = 0x20;

  /** A first byte of the length field from here on is not the length yet. */
  static final int LONG_FORM = 0x80;

  /** The length stands in the next byte. */
  static final int ONE_MORE_BYTE = 0x81;

  /** The length stands in the next two bytes. */
  static final int TWO_MORE_BYTES = 0x82;

  /** No header at all. */
  private static final long NOT_SHORT = 0;

  /** The longest value whose length fits into a header: 268 million bytes. */
  private static final int MAX_VALUE_LENGTH = 0x0FFF_FFFF;

  private static final int LENGTH_BITS = 28;

  private TlvHeader() {}

  /** The tag as a number. */
  static int tag(long header) {
    return (int) (header >>> 32);
  }

  /** Bytes of tag and length field, 2 to 9. */
  static int headerLength(long header) {
    return (int) header >>> LENGTH_BITS;
  }

  /** Bytes of the value, inside the range that was given. */
  static int valueLength(long header) {
    return (int) header & MAX_VALUE_LENGTH;
  }

  /** Whether the first byte of a tag is not the last. */
  static boolean hasSecondByte(int first) {
    return (first & 0x1F) == 0x1F;
  }

  /** Whether the second byte of a tag is not the last. */
  static boolean hasThirdByte(int firstTwo) {
    return (firstTwo & 0x1F80) == 0x1F80;
  }

  private static long header(int tag, int headerLength, int valueLength) {
    return (long) tag << 32 | ((headerLength << LENGTH_BITS | valueLength) & 0xFFFF_FFFFL);
  }

  /**
   * Reads the header of the object at {@code start}.
   *
   * @param end where the data or the surrounding template ends, behind {@code start}
   * @param depth how many templates are around it
   */
  static long read(Bytes data, int start, int end, int depth) {
    long header = readShort(data, start, end);
    return header == NOT_SHORT ? readAny(data, start, end, depth) : header;
  }

  /**
   * Reads a header as almost all objects have it, four bytes at most, with a tag of one or two of
   * them; gives {@link #NOT_SHORT} for all others, for the last few bytes, and where anything is
   * wrong.
   */
  private static long readShort(Bytes data, int start, int end) {
    if (end - start < Integer.BYTES) {
      return NOT_SHORT;
    }
    int four = data.fourAt(start);
    int tag = four >>> 24;
    int headerLength = 2;
    if (hasSecondByte(tag)) {
      tag = four >>> 16;
      headerLength = 3;
      if (hasThirdByte(tag)) {
        return NOT_SHORT;
      }
    }
    int length = (four >>> (8 * (4 - headerLength))) & 0xFF;
    if (length == ONE_MORE_BYTE) {
      length = (four >>> (8 * (3 - headerLength))) & 0xFF;
      headerLength++;
    } else if (length == TWO_MORE_BYTES && headerLength == 2) {
      length = four & 0xFFFF;
      headerLength = 4;
    } else if (length >= LONG_FORM) {
      return NOT_SHORT;
    }
    return length <= end - start - headerLength ? header(tag, headerLength, length) : NOT_SHORT;
  }

  /** Reads a header of whatever form, and says what is wrong. */
  static long readAny(Bytes data, int start, int end, int depth) {
    int tagLength = tagLength(data, start, end);
    int lengthStart = start + tagLength;
    if (lengthStart >= end) {
      throw MalformedDataException.at("length is missing", data, lengthStart);
    }
    int first = data.at(lengthStart);
    int at = lengthStart + 1;
    long length = first;
    if (first >= LONG_FORM) {
      at += first & 0x7F;
      length = longLength(data, lengthStart, end);
    }
    if (length > end - at) {
      String around = depth == 0 ? "length exceeds the data" : "length exceeds the parent";
      throw MalformedDataException.at(around, data, lengthStart);
    }
    if (length > MAX_VALUE_LENGTH) {
      throw MalformedDataException.at("value too long", data, lengthStart);
    }
    return header(number(data, start, tagLength), at - start, (int) length);
  }

  private static long longLength(Bytes data, int start, int end) {
    int first = data.at(start);
    if (first == LONG_FORM || first > 0x84) {
      throw MalformedDataException.at("length form not allowed", data, start);
    }
    int more = first & 0x7F;
    if (more >= end - start) {
      throw MalformedDataException.at("length is cut off", data, start);
    }
    long length = 0;
    for (int i = 1; i <= more; i++) {
      length = length << 8 | data.at(start + i);
    }
    return length;
  }

  private static int tagLength(Bytes data, int start, int end) {
    if (!hasSecondByte(data.at(start))) {
      return 1;
    }
    for (int length = 2; length <= Tag.MAX_LENGTH; length++) {
      if (start + length > end) {
        throw MalformedDataException.at("tag is cut off", data, start);
      }
      if ((data.at(start + length - 1) & 0x80) == 0) {
        return length;
      }
    }
    throw MalformedDataException.at("tag longer than " + Tag.MAX_LENGTH + " bytes", data, start);
  }

  private static int number(Bytes data, int start, int length) {
    int value = 0;
    for (int i = start; i < start + length; i++) {
      value = value << 8 | data.at(i);
    }
    return value;
  }
}
