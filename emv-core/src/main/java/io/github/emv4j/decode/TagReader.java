package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.Dictionary;
import io.github.emv4j.data.Scope;
import io.github.emv4j.tlv.Tag;
import java.util.List;
import java.util.stream.Collectors;

/** Tags that stand without values: in lists and in commands. */
final class TagReader {
  private static final int MAX_NAMES = 3;

  private TagReader() {}

  /**
   * {@return the tag at a place}
   *
   * @throws MalformedDataException if there is none
   */
  static Tag at(Bytes data, int start) {
    int value = data.at(start);
    if (value == 0) {
      throw MalformedDataException.at("no tag", data, start);
    }
    boolean more = (value & 0x1F) == 0x1F;
    for (int at = start + 1; more; at++) {
      if (at >= data.length()) {
        throw MalformedDataException.at("tag is cut off", data, start);
      }
      if (at - start >= Tag.MAX_LENGTH) {
        throw MalformedDataException.at("tag longer than 4 bytes", data, start);
      }
      value = value << 8 | data.at(at);
      more = (data.at(at) & 0x80) != 0;
    }
    return Tag.of(value);
  }

  /** {@return what a tag is called; several names where nobody says whose it is} */
  static String name(Tag tag, Scope scope) {
    Dictionary dictionary = Dictionary.emv();
    List<DataElement> all = dictionary.definitions(tag);
    return all.stream()
        .filter(element -> element.scope() == scope)
        .findFirst()
        .or(() -> dictionary.lookup(tag))
        .map(DataElement::name)
        .orElseGet(
            () ->
                all.isEmpty()
                    ? "not in the dictionary"
                    : all.stream()
                        .map(DataElement::name)
                        .distinct()
                        .limit(MAX_NAMES)
                        .collect(Collectors.joining(" / ")));
  }
}
