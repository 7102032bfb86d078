package io.github.emv4j.tlv;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.Optional;

/** Finds one object without making the others; allocates nothing on its way. */
final class TlvSearch {
  private static final int NOT_FOUND = -1;

  private TlvSearch() {}

  static int indexOf(Bytes data, Tag tag) {
    return search(data, range(0, data.length()), 0, tag.value());
  }

  static Optional<Bytes> find(Bytes data, Tag tag) {
    int start = indexOf(data, tag);
    if (start == NOT_FOUND) {
      return Optional.empty();
    }
    long header = TlvHeader.read(data, start, data.length(), 0);
    int from = start + TlvHeader.headerLength(header);
    return Optional.of(data.slice(from, from + TlvHeader.valueLength(header)));
  }

  // Begin and end in one number, and calls instead of a stack: neither needs memory of its own.
  private static long range(int from, int end) {
    return (long) from << 32 | end;
  }

  private static int search(Bytes data, long range, int depth, int tag) {
    int at = (int) (range >>> 32);
    int end = (int) range;
    while (at < end) {
      boolean whole = end - at >= Integer.BYTES;
      int four = whole ? data.fourAt(at) : data.at(at) << 24;
      int first = four >>> 24;
      if (first == 0) {
        at++;
        continue;
      }
      if (depth >= TlvLimits.RESPONSE.depth()) {
        throw MalformedDataException.at("nested deeper than " + depth, data, at);
      }
      // Short headers as TlvHeader reads them, but without a call and without one number for tag
      // and lengths: half of the time.
      int number = first;
      int value = at + 2;
      int rest = four << 8;
      if (TlvHeader.hasSecondByte(first)) {
        number = four >>> 16;
        value++;
        rest <<= 8;
      }
      int length = rest >>> 24;
      if (length == TlvHeader.ONE_MORE_BYTE) {
        length = (rest >>> 16) & 0xFF;
        value++;
      } else if (length == TlvHeader.TWO_MORE_BYTES && number == first) {
        length = (rest >>> 8) & 0xFFFF;
        value += 2;
      } else if (length >= TlvHeader.LONG_FORM) {
        whole = false;
      }
      if (!whole || length > end - value || TlvHeader.hasThirdByte(number)) {
        long header = TlvHeader.readAny(data, at, end, depth);
        number = TlvHeader.tag(header);
        value = at + TlvHeader.headerLength(header);
        length = TlvHeader.valueLength(header);
      }
      if (number == tag) {
        return at;
      }
      int next = value + length;
      if ((first & TlvHeader.CONSTRUCTED) != 0) {
        int found = search(data, range(value, next), depth + 1, tag);
        if (found != NOT_FOUND) {
          return found;
        }
      }
      at = next;
    }
    return NOT_FOUND;
  }
}
