package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values by tag in two sorted arrays. Immutable, and a changed copy is small: every read of a card
 * makes one.
 */
final class TagValues {
  static final TagValues NONE = new TagValues(new Tag[0], new Bytes[0]);

  private final Tag[] tags;
  private final Bytes[] values;

  private TagValues(Tag[] tags, Bytes[] values) {
    this.tags = tags;
    this.values = values;
  }

  @Nullable Bytes get(Tag tag) {
    int at = Arrays.binarySearch(tags, tag);
    return at < 0 ? null : values[at];
  }

  TagValues with(Tag tag, Bytes value) {
    int at = Arrays.binarySearch(tags, tag);
    if (at >= 0) {
      Bytes[] changed = values.clone();
      changed[at] = value;
      return new TagValues(tags, changed);
    }
    return new TagValues(inserted(tags, -at - 1, tag), inserted(values, -at - 1, value));
  }

  TagValues without(Tag tag) {
    int at = Arrays.binarySearch(tags, tag);
    return at < 0 ? this : new TagValues(removed(tags, at), removed(values, at));
  }

  private static <T> T[] inserted(T[] array, int at, T element) {
    T[] longer = Arrays.copyOf(array, array.length + 1);
    System.arraycopy(array, at, longer, at + 1, array.length - at);
    longer[at] = element;
    return longer;
  }

  private static <T> T[] removed(T[] array, int at) {
    T[] shorter = Arrays.copyOf(array, array.length - 1);
    System.arraycopy(array, at + 1, shorter, at, shorter.length - at);
    return shorter;
  }

  List<Tag> tags() {
    return List.of(tags);
  }

  Map<Tag, Bytes> asMap() {
    Map<Tag, Bytes> map = new TreeMap<>();
    for (int i = 0; i < tags.length; i++) {
      map.put(tags[i], values[i]);
    }
    return Collections.unmodifiableMap(map);
  }
}
