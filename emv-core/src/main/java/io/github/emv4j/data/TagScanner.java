package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.tlv.Tag;

/** Reads tags that stand in a list without values. */
final class TagScanner {
  private final Bytes data;
  private int position;

  TagScanner(Bytes data) {
    this.data = data;
  }

  boolean hasNext() {
    return position < data.length();
  }

  int position() {
    return position;
  }

  void skip(int count) {
    position += count;
  }

  /**
   * {@return the next tag}
   *
   * @throws MalformedDataException if it is cut off, too long or zero
   */
  Tag next() {
    int start = position;
    int end = start + 1;
    if (data.at(start) == 0) {
      throw MalformedDataException.at("no tag in the list", data, start);
    }
    if ((data.at(start) & 0x1F) == 0x1F) {
      while (end < data.length() && (data.at(end) & 0x80) != 0) {
        end++;
      }
      end++;
    }
    if (end > data.length()) {
      throw MalformedDataException.at("tag is cut off in the list", data, start);
    }
    if (end - start > Tag.MAX_LENGTH) {
      throw MalformedDataException.at("tag longer than 4 bytes in the list", data, start);
    }
    position = end;
    return Tag.of(number(start, end));
  }

  private int number(int start, int end) {
    int value = 0;
    for (int i = start; i < end; i++) {
      value = value << 8 | data.at(i);
    }
    return value;
  }
}
