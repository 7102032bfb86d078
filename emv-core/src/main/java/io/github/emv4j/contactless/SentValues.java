package io.github.emv4j.contactless;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Dol;
import io.github.emv4j.tlv.Tag;
import java.util.Optional;

/**
 * What GET PROCESSING OPTIONS brought to the card, byte for byte: signatures cover it.
 *
 * @param pdol the card's list; no bytes if it has none
 * @param values the values as sent, without template 83
 */
public record SentValues(Bytes pdol, Bytes values) {
  /** {@return what was sent for a tag; empty if the list does not ask for it} */
  Optional<Bytes> value(Tag tag) {
    Dol list;
    try {
      list = Dol.parse(pdol);
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
    int at = 0;
    for (Dol.Entry entry : list.entries()) {
      int end = at + entry.length();
      if (end > values.length()) {
        return Optional.empty();
      }
      if (entry.tag().equals(tag)) {
        return Optional.of(values.slice(at, end));
      }
      at = end;
    }
    return Optional.empty();
  }
}
