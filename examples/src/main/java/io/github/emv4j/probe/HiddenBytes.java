package io.github.emv4j.probe;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.decode.Explanation;
import io.github.emv4j.tlv.Tag;
import java.util.Arrays;

/** Shows bytes with stars for those that an explanation of them hides. */
final class HiddenBytes {
  private static final Tag PRODUCTION_DATA = Tag.of(0x9F7F);
  private static final int PRODUCTION_DATA_LENGTH = 42;

  private final char[] hex;

  private HiddenBytes(char[] hex) {
    this.hex = hex;
  }

  /**
   * {@return the bytes in hexadecimal digits, or stars in their place}
   *
   * @param line what all of the bytes mean
   */
  static String hex(Bytes bytes, Explanation line) {
    HiddenBytes shown = new HiddenBytes(bytes.toHex().toCharArray());
    shown.hide(line);
    return new String(shown.hex);
  }

  /** {@return whether it is data by which one chip is told from all others: its serial number} */
  static boolean namesChip(Explanation part) {
    return part.tag().filter(PRODUCTION_DATA::equals).isPresent()
        && part.length() == PRODUCTION_DATA_LENGTH;
  }

  // What holds something sensitive is sensitive itself; only the innermost is hidden.
  private boolean hide(Explanation part) {
    boolean hidden = false;
    if (part.tag().isEmpty() || part.tag().filter(Tag::isConstructed).isPresent()) {
      for (Explanation inner : part.parts()) {
        hidden |= hide(inner);
      }
    }
    if (!hidden && (part.isSensitive() || namesChip(part))) {
      int from = Math.min(2 * part.offset(), hex.length);
      int to = Math.min(2 * (part.offset() + part.length()), hex.length);
      Arrays.fill(hex, from, to, '*');
      return true;
    }
    return hidden;
  }
}
