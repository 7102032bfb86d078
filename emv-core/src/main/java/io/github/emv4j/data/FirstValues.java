package io.github.emv4j.data;

import io.github.emv4j.tlv.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The first value of each tag: a table of values alone, for it is made once a card read and a map
 * would need twice the room.
 *
 * <p>For tags of the dictionary only: a card that chose tags freely could make every look-up slow.
 */
final class FirstValues {
  private static final int FIRST_CAPACITY = 64;
  private static final int GOLDEN_RATIO = 0x9E3779B9;

  private @Nullable CardValue[] table = new CardValue[FIRST_CAPACITY];
  private int count;

  /** {@return the value with this tag that came before; null if this is the first, now kept} */
  @Nullable CardValue putIfAbsent(CardValue value) {
    int at = place(value.tag());
    CardValue first = table[at];
    if (first == null) {
      table[at] = value;
      if (++count > table.length / 4 * 3) {
        grow();
      }
    }
    return first;
  }

  private int place(Tag tag) {
    int mask = table.length - 1;
    int at = ((tag.value() * GOLDEN_RATIO) >>> 16) & mask;
    for (CardValue there = table[at]; there != null; there = table[at]) {
      if (there.tag().equals(tag)) {
        return at;
      }
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    @Nullable CardValue[] old = table;
    table = new CardValue[2 * old.length];
    for (CardValue value : old) {
      if (value != null) {
        table[place(value.tag())] = value;
      }
    }
  }
}
