package io.github.emv4j.trace;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Dictionary;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.TlvLimits;
import io.github.emv4j.tlv.TlvReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds account and personal data in an answer, also in one that is malformed.
 *
 * <p>A reader that stops at a fault would leave a card number behind it in the trace. So lengths
 * are cut to what there is, and behind a fault every place is tried that may begin a sensitive
 * value.
 */
final class SensitiveValues {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_TAG_LENGTH = 4;

  /** The end of a value whose length field is none that EMV allows. */
  private static final long UNKNOWN = Long.MAX_VALUE;

  /** Bytes of the shortest RSA signature of a card. */
  private static final int MIN_SIGNATURE = 64;

  /** Record, answer, FCI. */
  private static final Set<Integer> TEMPLATES = Set.of(0x70, 0x77, 0x6F);

  /**
   * Where a value stands.
   *
   * @param tag whose value
   * @param from first byte
   * @param to one behind the last byte
   */
  record Place(Tag tag, int from, int to) {}

  /** A tag and a length field; {@code to} may lie behind the data. */
  private record Header(Tag tag, int from, long to) {}

  private final byte[] data;
  private final Dictionary dictionary = Dictionary.emv();
  private final List<Place> places = new ArrayList<>();

  private SensitiveValues(byte[] data) {
    this.data = data;
  }

  /**
   * {@return the places of sensitive values, in order}
   *
   * @param data of an answer, without status word
   * @param asked the tag that was asked for by GET DATA
   */
  static List<Place> in(byte[] data, Optional<Tag> asked) {
    SensitiveValues values = new SensitiveValues(data);
    values.find(asked);
    return values.places;
  }

  private void find(Optional<Tag> asked) {
    int start = skipFiller(0, data.length);
    Header first = header(start, data.length);
    boolean isAsked = first != null && asked.filter(first.tag::equals).isPresent();
    if (first != null && (isAsked || isTemplate(first, start))) {
      walk(0, data.length, 0, false);
    } else if (asked.filter(this::isHidden).isPresent()) {
      add(asked.get(), 0, data.length);
    } else if (isBrokenTemplate(first, start) || isTlv()) {
      walk(0, data.length, 0, false);
    } else {
      searchAccounts(0, data.length);
    }
  }

  private boolean isBrokenTemplate(@Nullable Header first, int start) {
    return first == null && start < data.length && TEMPLATES.contains(data[start] & 0xFF);
  }

  /** {@return whether all of it is TLV, though not in a template that anybody knows} */
  private boolean isTlv() {
    return TlvReader.parsePrefix(Bytes.copyOf(data), TlvLimits.FILE).fault().isEmpty();
  }

  // Else, what does not begin with a template is no TLV: a log record, a challenge, a bare value.
  private boolean isTemplate(Header first, int start) {
    return first.tag.isConstructed()
        && !dictionary.definitions(first.tag).isEmpty()
        && (start == 0 || first.to == data.length);
  }

  private void walk(int from, int end, int depth, boolean allSensitive) {
    int at = skipFiller(from, end);
    while (at < end) {
      Header header = header(at, end);
      if (header == null || depth >= MAX_DEPTH) {
        search(at, end);
        return;
      }
      int to = (int) Math.min(header.to, end);
      boolean sensitive = allSensitive || isHidden(header.tag);
      if (header.tag.isConstructed()) {
        walk(header.from, to, depth + 1, sensitive);
      } else if (sensitive) {
        add(header.tag, header.from, to);
      } else if (dictionary.definitions(header.tag).isEmpty()) {
        searchAccounts(header.from, to);
      } else if (header.to > end) {
        search(header.from, end);
      }
      at = skipFiller(to, end);
    }
  }

  private void search(int from, int end) {
    int at = from;
    while (at < end) {
      Header header = anyHeader(at, end);
      if (header != null && mayBeSensitive(header)) {
        int to = (int) Math.min(header.to, end);
        add(header.tag, header.from, to);
        at = to;
      } else {
        at++;
      }
    }
  }

  private boolean mayBeSensitive(Header header) {
    return header.to > header.from
        && !header.tag.isConstructed()
        && (dictionary.isSensitive(header.tag)
            || (header.tag.equals(ValueMask.SIGNED_STATIC_DATA)
                && header.to - header.from >= MIN_SIGNATURE));
  }

  // The static data that is signed holds the card number, so a guess can be checked against it; the
  // production data holds the chip's serial number.
  private boolean isHidden(Tag tag) {
    return dictionary.isSensitive(tag)
        || tag.equals(ValueMask.SIGNED_STATIC_DATA)
        || tag.equals(ValueMask.PRODUCTION_DATA);
  }

  /** Where anything may stand, only what cannot well be anything else is taken for a number. */
  private void searchAccounts(int from, int end) {
    int at = from;
    while (at < end) {
      Header header = header(at, end);
      if (header != null
          && header.to <= end
          && mayBeSensitive(header)
          && ValueMask.isAccount(data, new Place(header.tag, header.from, (int) header.to))) {
        add(header.tag, header.from, (int) header.to);
        at = (int) header.to;
      } else {
        at++;
      }
    }
  }

  private void add(Tag tag, int from, int to) {
    if (to > from) {
      places.add(new Place(tag, from, to));
    }
  }

  private int skipFiller(int from, int end) {
    int at = from;
    while (at < end && data[at] == 0) {
      at++;
    }
    return at;
  }

  /** {@return tag and length field at a place; null if there is none, or no length to go by} */
  private @Nullable Header header(int start, int end) {
    Header header = anyHeader(start, end);
    return header == null || header.to == UNKNOWN ? null : header;
  }

  /** {@return tag and length field at a place, of whatever form; null if there is none} */
  private @Nullable Header anyHeader(int start, int end) {
    int at = start;
    if (at >= end || data[at] == 0) {
      return null;
    }
    int value = data[at++] & 0xFF;
    boolean more = (value & 0x1F) == 0x1F;
    while (more) {
      if (at >= end || at - start >= MAX_TAG_LENGTH) {
        return null;
      }
      value = value << 8 | (data[at] & 0xFF);
      more = (data[at++] & 0x80) != 0;
    }
    return at < end ? withLength(Tag.of(value), at, end) : null;
  }

  private @Nullable Header withLength(Tag tag, int start, int end) {
    int first = data[start] & 0xFF;
    int from = start + 1;
    if (first < 0x80) {
      return new Header(tag, from, (long) from + first);
    }
    int count = first - 0x80;
    if (count == 0 || count > 4) {
      return new Header(tag, from, UNKNOWN);
    }
    if (from + count > end) {
      return null;
    }
    long length = 0;
    for (int i = 0; i < count; i++) {
      length = length << 8 | (data[from++] & 0xFF);
    }
    return new Header(tag, from, from + length);
  }
}
