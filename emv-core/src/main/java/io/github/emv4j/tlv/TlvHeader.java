package io.github.emv4j.tlv;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;

/**
 * Reads tag and length field of one object (EMV 4.4 Book 3, Annex B1 and B2).
 *
 * <p>A header is one number, so that reading it allocates nothing: the bytes of tag and length
 * field together in the upper half, the length of the value in the lower.
 */
final class TlvHeader {
  private TlvHeader() {}

  /** Bytes of tag and length field, 2 to 9. */
  static int headerLength(long header) {
    return (int) (header >>> 32);
  }

  /** Bytes of the value, inside the range that was given. */
  static int valueLength(long header) {
    return (int) header;
  }

  /**
   * Reads the header of the object at {@code start}.
   *
   * @param end where the data or the surrounding template ends, behind {@code start}
   * @param depth how many templates are around it
   */
  static long read(Bytes data, int start, int end, int depth) {
    int lengthStart = start + tagLength(data, start, end);
    if (lengthStart >= end) {
      throw MalformedDataException.at("length is missing", data, lengthStart);
    }
    int first = data.at(lengthStart);
    int at = lengthStart + 1;
    long length = first;
    if (first >= 0x80) {
      at += first & 0x7F;
      length = longLength(data, lengthStart, end);
    }
    if (length > end - at) {
      String around = depth == 0 ? "length exceeds the data" : "length exceeds the parent";
      throw MalformedDataException.at(around, data, lengthStart);
    }
    return (long) (at - start) << 32 | length;
  }

  private static long longLength(Bytes data, int start, int end) {
    int first = data.at(start);
    if (first == 0x80 || first > 0x84) {
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
    if ((data.at(start) & 0x1F) != 0x1F) {
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

  /** The number of the tag at {@code start}, whose header was read before. */
  static int tag(Bytes data, int start) {
    int value = data.at(start);
    if ((value & 0x1F) == 0x1F) {
      int next;
      int at = start;
      do {
        next = data.at(++at);
        value = value << 8 | next;
      } while ((next & 0x80) != 0);
    }
    return value;
  }

  /** Whether the object at {@code start} is a template: bit 6 of its first byte. */
  static boolean isConstructed(Bytes data, int start) {
    return (data.at(start) & 0x20) != 0;
  }
}
