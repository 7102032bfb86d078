package io.github.emv4j.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.csv.CsvTable;
import io.github.emv4j.data.BitTable;
import io.github.emv4j.data.Dictionary;
import io.github.emv4j.data.Scope;
import io.github.emv4j.tlv.Tag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the bit table shows when its bits are so, and not when they are otherwise. */
class BitRowsTest {
  private static final Map<String, Scope> SCOPES =
      Map.of(
          "VISA-IAD013", Scope.VISA,
          "VISA-IAD24", Scope.VISA,
          "MCHIP-IAD", Scope.MASTERCARD,
          "UNIONPAY-IAD", Scope.UNIONPAY,
          "CCD-IAD", Scope.EMV,
          "CCD-CSU", Scope.EMV,
          "CONTACTLESS", Scope.EMV);

  /** Values of each layout that say nothing else. */
  private static final Map<String, String> BASES =
      Map.of(
          "VISA-IAD013", "06000003000000",
          "VISA-IAD24", "1F00000000000000",
          "MCHIP-IAD", "001000000000000000000000000000000000",
          "UNIONPAY-IAD", "0700000300000000",
          "CCD-IAD", "0F000000000000000000000000000000" + "0F000000000000000000000000000000",
          "CCD-CSU", "0000000000000000");

  record Row(String tag, String layout, int at, Bytes mask, Bytes wanted, String meaning) {
    static Row from(List<String> fields) {
      Bytes mask = Bytes.fromHex(fields.get(3));
      Bytes wanted = fields.get(4).isEmpty() ? mask : Bytes.fromHex(fields.get(4));
      int at = Integer.parseInt(fields.get(2)) - 1;
      return new Row(fields.get(0), fields.get(1), at, mask, wanted, fields.get(5));
    }

    Scope scope() {
      Scope special = SCOPES.get(layout);
      return special == null ? Scope.valueOf(layout) : special;
    }

    Bytes value(boolean holds) {
      byte[] value = base();
      for (int i = 0; i < mask.length(); i++) {
        int bits = holds ? wanted.at(i) : wanted.at(i) ^ lowestBit(i);
        value[at + i] = (byte) (value[at + i] & ~mask.at(i) | bits);
      }
      return Bytes.copyOf(value);
    }

    private int lowestBit(int index) {
      return Integer.lowestOneBit(mask.at(index));
    }

    private byte[] base() {
      String base = BASES.get(layout);
      if (base != null) {
        return Bytes.fromHex(base).toByteArray();
      }
      int least =
          Dictionary.emv().definitions(Tag.fromHex(tag)).stream()
              .filter(element -> element.scope() == scope() || isEverybodys(element.scope()))
              .mapToInt(element -> element.minLength())
              .max()
              .orElse(0);
      // Registered data has a length field behind the identifier, a rule two bytes.
      int more = tag.equals("9F0A") || tag.equals("8B") ? 3 : tag.equals("8E") ? 10 : 0;
      return new byte[Math.max(Math.max(least, more), at + mask.length())];
    }

    private static boolean isEverybodys(Scope scope) {
      return scope == Scope.EMV || scope == Scope.CONTACTLESS;
    }
  }

  static Stream<Row> rows() {
    CsvTable table =
        CsvTable.read(BitTable.class.getResourceAsStream("emv-bits.csv"), "emv-bits.csv");
    return table.rows().stream().map(Row::from);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void showsItsMeaningWhenItHoldsAndNotOtherwise(Row row) {
    String there = row.at + ": " + row.meaning;

    // The same words may be said of other bits, too.
    assertThat(count(row, true, there)).isEqualTo(count(row, false, there) + 1);
  }

  private static int count(Row row, boolean holds, String there) {
    List<String> meanings = meanings(row, holds);
    return Collections.frequency(meanings, there) + Collections.frequency(meanings, row.meaning);
  }

  private static List<String> meanings(Row row, boolean holds) {
    Decoder decoder = Decoder.standard().forScope(row.scope());
    Decoded decoded = decoder.decodeElement(Tag.fromHex(row.tag), row.value(holds));
    List<String> texts = new ArrayList<>();
    decoded.parts().forEach(part -> collect(texts, part));
    return texts;
  }

  private static void collect(List<String> texts, Explanation part) {
    String text = part.unmaskedText();
    if (part.kind() == Explanation.Kind.BITS) {
      texts.add(part.offset() + ": " + text);
    } else {
      // A rule of a CVM list says three things.
      texts.addAll(List.of(text.split("; ")));
    }
    part.parts().forEach(inner -> collect(texts, inner));
  }
}
