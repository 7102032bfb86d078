package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Meanings of single bits: profiles, capabilities, results, cardholder verification rules. */
public final class BitTable {
  private static final Map<Tag, Map<String, List<Row>>> ROWS = load();
  private static final int FIRST_RULE_BYTE = 9;

  private BitTable() {}

  /**
   * {@return what the bits of a value say, in the order of the bytes; bits that are reserved or
   * unknown say nothing}
   *
   * @param tag of the value
   * @param scope whose meaning counts where schemes differ; EMV's for what they leave as it is
   * @param value of any length
   */
  public static List<BitMeaning> decode(Tag tag, Scope scope, Bytes value) {
    return ROWS.containsKey(tag) ? meanings(tag, rows(tag, scope, value), value) : List.of();
  }

  /**
   * {@return the names of the layouts that are known of a tag, in no order: names of {@link Scope},
   * or of formats of issuer data such as {@code VISA-IAD013}}
   */
  public static Set<String> layouts(Tag tag) {
    return ROWS.getOrDefault(tag, Map.of()).keySet();
  }

  /**
   * {@return what the bits of a value say by one layout alone}
   *
   * @param tag of the value
   * @param layout one of {@link #layouts}; others say nothing
   * @param value of any length
   */
  public static List<BitMeaning> decodeLayout(Tag tag, String layout, Bytes value) {
    return meanings(tag, rows(tag, layout), value);
  }

  private static List<BitMeaning> meanings(Tag tag, List<Row> rows, Bytes value) {
    List<BitMeaning> meanings = new ArrayList<>();
    for (Row row : rows) {
      // The two bytes of the first rule in a CVM list stand for those of every rule.
      boolean everyPair = tag.equals(Tags.CVM_LIST) && row.byteNumber >= FIRST_RULE_BYTE;
      for (int shift = 0; shift == 0 || (everyPair && shift < value.length()); shift += 2) {
        if (row.holds(value, shift)) {
          meanings.add(new BitMeaning(row.byteNumber + shift, row.mask, row.text));
        }
      }
    }
    meanings.sort((a, b) -> Integer.compare(a.byteNumber(), b.byteNumber()));
    return meanings;
  }

  private static List<Row> rows(Tag tag, Scope scope, Bytes value) {
    if (tag.equals(Tags.ISSUER_APPLICATION_DATA)) {
      return rows(tag, issuerDataLayout(scope, value));
    }
    List<Row> own = rows(tag, scope.name());
    // The books of kernel 8 lay tag 95 out anew.
    if (scope == Scope.EMV || (scope == Scope.KERNEL8 && tag.equals(Tags.TVR))) {
      return own.isEmpty() ? rows(tag, Scope.CONTACTLESS.name()) : own;
    }
    List<Row> all = new ArrayList<>(own);
    List<Row> base = new ArrayList<>(rows(tag, Scope.EMV.name()));
    if (scope != Scope.CONTACTLESS) {
      base.addAll(rows(tag, Scope.CONTACTLESS.name()));
    }
    base.stream().filter(row -> own.stream().noneMatch(row::overlaps)).forEach(all::add);
    return all;
  }

  private static List<Row> rows(Tag tag, String layout) {
    return ROWS.getOrDefault(tag, Map.of()).getOrDefault(layout, List.of());
  }

  /**
   * {@return the name of the layout that the first byte tells; another name where none is known}
   */
  private static String issuerDataLayout(Scope scope, Bytes value) {
    int first = value.isEmpty() ? 0 : value.at(0);
    if (first == 0x0F && value.length() == 32) {
      return "CCD-IAD";
    }
    return switch (scope) {
      case VISA -> first == 0x1F ? "VISA-IAD24" : first == 0x06 ? "VISA-IAD013" : "";
      case MASTERCARD -> value.length() >= 18 ? "MCHIP-IAD" : "";
      case UNIONPAY -> first == 0x07 ? "UNIONPAY-IAD" : "";
      default -> "";
    };
  }

  private static Map<Tag, Map<String, List<Row>>> load() {
    Map<Tag, Map<String, List<Row>>> rows = new HashMap<>();
    FactTable.forEachRow(
        "emv-bits.csv",
        line ->
            rows.computeIfAbsent(Tag.fromHex(line.field("tag")), tag -> new HashMap<>())
                .computeIfAbsent(line.field("scope"), layout -> new ArrayList<>())
                .add(Row.from(line)));
    rows.replaceAll((tag, layouts) -> unmodifiable(layouts));
    return Map.copyOf(rows);
  }

  private static Map<String, List<Row>> unmodifiable(Map<String, List<Row>> layouts) {
    layouts.replaceAll((layout, bits) -> List.copyOf(bits));
    return Map.copyOf(layouts);
  }

  private record Row(int byteNumber, int mask, int length, int wanted, String text) {
    static Row from(FactTable.Row line) {
      String hex = line.field("mask");
      int mask = Integer.parseInt(hex, 16);
      String wanted = line.field("value");
      return new Row(
          Integer.parseInt(line.field("byte")),
          mask,
          hex.length() / 2,
          wanted.isEmpty() ? mask : Integer.parseInt(wanted, 16),
          line.field("meaning"));
    }

    boolean holds(Bytes value, int shift) {
      int from = byteNumber - 1 + shift;
      if (from + length > value.length()) {
        return false;
      }
      return (value.slice(from, from + length).toLong() & mask) == wanted;
    }

    boolean overlaps(Row other) {
      int end = Math.max(byteNumber + length, other.byteNumber + other.length);
      return (maskUpTo(end) & other.maskUpTo(end)) != 0;
    }

    private long maskUpTo(int end) {
      return (long) mask << (8 * (end - byteNumber - length));
    }
  }
}
