package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.BitMeaning;
import io.github.emv4j.data.BitTable;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.Scope;
import io.github.emv4j.data.Tags;
import io.github.emv4j.decode.Explanation.Kind;
import io.github.emv4j.tlv.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Values whose bits have meanings of their own. */
final class BitValues {
  private static final int TVR_FORMAT_BYTE = 5;
  private static final int TVR_OF_KERNEL_8 = 0x80;

  private BitValues() {}

  /** What some bits say, and by whom. */
  private record Line(BitMeaning bits, String text) {}

  static void explain(Part part, DataElement element, Context context) {
    Scope scope = context.scope() == Scope.EMV ? element.scope() : context.scope();
    List<Line> lines = new ArrayList<>();
    List<BitMeaning> base = BitTable.decode(element.tag(), scope, part.bytes);
    base.forEach(bits -> lines.add(new Line(bits, bits.text())));
    if (scope == Scope.EMV || scope == Scope.CONTACTLESS) {
      addOthers(part.bytes, element.tag(), base, lines);
    }
    lines.sort(Comparator.comparingInt((Line line) -> line.bits.byteNumber()));
    lines.forEach(line -> write(part, line.bits, line.text));
    addUnknown(part, lines.stream().map(Line::bits).toList());
  }

  /** Adds what the layout of that name says, bytes counted from the first of the part. */
  static void explainLayout(Part part, Tag tag, String layout) {
    List<BitMeaning> meanings = BitTable.decodeLayout(tag, layout, part.bytes);
    meanings.forEach(bits -> write(part, bits, bits.text()));
  }

  // Where nobody says whose card it is, what the schemes say else is shown with their names.
  private static void addOthers(Bytes value, Tag tag, List<BitMeaning> base, List<Line> lines) {
    for (String layout : new TreeSet<>(BitTable.layouts(tag))) {
      boolean known = layout.equals(Scope.EMV.name()) || layout.equals(Scope.CONTACTLESS.name());
      if (known || !mayBeMeant(tag, layout, value)) {
        continue;
      }
      String label = " (" + Candidates.label(Scope.valueOf(layout)) + ")";
      for (BitMeaning bits : BitTable.decodeLayout(tag, layout, value)) {
        if (isSet(value, bits) && base.stream().noneMatch(b -> saysSame(b, bits))) {
          lines.add(new Line(bits, bits.text() + label));
        }
      }
    }
  }

  private static boolean mayBeMeant(Tag tag, String layout, Bytes value) {
    if (!layout.equals(Scope.KERNEL8.name()) || !tag.equals(Tags.TVR)) {
      return true;
    }
    return value.length() == TVR_FORMAT_BYTE
        && (value.at(TVR_FORMAT_BYTE - 1) & TVR_OF_KERNEL_8) != 0;
  }

  private static boolean saysSame(BitMeaning one, BitMeaning other) {
    return one.byteNumber() == other.byteNumber()
        && one.mask() == other.mask()
        && one.text().equals(other.text());
  }

  private static boolean isSet(Bytes value, BitMeaning bits) {
    int from = bits.byteNumber() - 1;
    return (value.slice(from, from + length(bits)).toLong() & bits.mask()) != 0;
  }

  private static int length(BitMeaning bits) {
    int length = (32 - Integer.numberOfLeadingZeros(bits.mask()) + 7) / 8;
    return Math.max(1, length);
  }

  /** Writes the meaning of bits into a field that begins inside the value. */
  static void write(Part field, BitMeaning bits, int from) {
    int to = Math.min(from + length(bits), field.bytes.length());
    field.field(Kind.BITS, place(bits), from, to).says(bits.text());
  }

  private static void write(Part part, BitMeaning bits, String text) {
    int from = bits.byteNumber() - 1;
    part.field(Kind.BITS, place(bits), from, from + length(bits)).says(text);
  }

  private static void addUnknown(Part part, List<BitMeaning> known) {
    int[] covered = new int[part.bytes.length()];
    for (BitMeaning bits : known) {
      int length = length(bits);
      for (int i = 0; i < length; i++) {
        covered[bits.byteNumber() - 1 + i] |= bits.mask() >>> (8 * (length - 1 - i)) & 0xFF;
      }
    }
    for (int i = 0; i < covered.length; i++) {
      int left = part.bytes.at(i) & ~covered[i];
      if (left != 0) {
        int mask = hasGap(left) ? 0xFF : left;
        String found = String.format("%02X: no known meaning", left);
        write(part, new BitMeaning(i + 1, mask, found), found);
      }
    }
  }

  /** {@return for example {@code byte 1, bit 8} or {@code byte 2, bits 8-7}} */
  private static String place(BitMeaning bits) {
    int length = length(bits);
    if (length > 1) {
      return "bytes " + bits.byteNumber() + "-" + (bits.byteNumber() + length - 1);
    }
    String start = "byte " + bits.byteNumber();
    int mask = bits.mask();
    if (mask == 0xFF) {
      return start;
    }
    int high = 32 - Integer.numberOfLeadingZeros(mask);
    int low = Integer.numberOfTrailingZeros(mask) + 1;
    String bitsText = high == low ? ", bit " + high : ", bits " + high + "-" + low;
    return start + (hasGap(mask) ? ", bits " + single(mask) : bitsText);
  }

  private static boolean hasGap(int mask) {
    int high = 32 - Integer.numberOfLeadingZeros(mask);
    return Integer.bitCount(mask) != high - Integer.numberOfTrailingZeros(mask);
  }

  private static String single(int mask) {
    StringBuilder text = new StringBuilder();
    for (int bit = 8; bit >= 1; bit--) {
      if ((mask >> (bit - 1) & 1) != 0) {
        text.append(text.length() == 0 ? "" : ", ").append(bit);
      }
    }
    return text.toString();
  }
}
