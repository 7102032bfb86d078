package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import java.util.Optional;

/** A list of tags and lengths as the card reads it; one that is cut off ends early. */
record DataObjectList(Bytes encoded) {
  /** {@return how many bytes the terminal must bring} */
  int dataLength() {
    return walk(Bytes.EMPTY).end;
  }

  /** {@return what the terminal brought for a tag; empty if it is not in the list} */
  Optional<Bytes> find(Tag tag, Bytes data) {
    Position found = walk(tag.encoded());
    boolean inside = found.found && found.end <= data.length();
    return inside ? Optional.of(data.slice(found.start, found.end)) : Optional.empty();
  }

  private record Position(boolean found, int start, int end) {}

  private Position walk(Bytes wanted) {
    int start = 0;
    int end = 0;
    int at = 0;
    while (at < encoded.length()) {
      int tagEnd = tagEnd(at);
      if (tagEnd >= encoded.length()) {
        break;
      }
      start = end;
      end += encoded.at(tagEnd);
      if (encoded.slice(at, tagEnd).equals(wanted)) {
        return new Position(true, start, end);
      }
      at = tagEnd + 1;
    }
    return new Position(false, start, end);
  }

  private int tagEnd(int from) {
    int at = from;
    boolean more = (encoded.at(at++) & 0x1F) == 0x1F;
    while (more && at < encoded.length()) {
      more = (encoded.at(at++) & 0x80) != 0;
    }
    return at;
  }
}
