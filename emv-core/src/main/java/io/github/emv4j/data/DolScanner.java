package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.tlv.Tag;

/** Walks over the entries of a coded data object list without making objects of them. */
final class DolScanner {
  private final Bytes data;
  private final TagScanner tags;
  private Tag tag = Tag.of(1);
  private int length;

  DolScanner(Bytes data) {
    this.data = data;
    this.tags = new TagScanner(data);
  }

  /**
   * {@return whether there was another entry; tag and length are now its own}
   *
   * @throws MalformedDataException if a tag or length is cut off, or a length has more than one
   *     byte
   */
  boolean next() {
    if (!tags.hasNext()) {
      return false;
    }
    tag = tags.next();
    int at = tags.position();
    if (at >= data.length()) {
      throw MalformedDataException.at("tag without length in the list", data, at);
    }
    length = data.at(at);
    if (length > Dol.MAX_ENTRY_LENGTH) {
      throw MalformedDataException.at("length of more than one byte in the list", data, at);
    }
    tags.skip(1);
    return true;
  }

  Tag tag() {
    return tag;
  }

  int length() {
    return length;
  }
}
