package io.github.emv4j.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.csv.CsvTable;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.Dictionary;
import io.github.emv4j.data.Scope;
import io.github.emv4j.tlv.Tag;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real values of data elements, and what they mean in words that were written by hand. */
class ElementTableTest {
  private static final CsvTable TABLE =
      CsvTable.read(ElementTableTest.class.getResourceAsStream("elements.csv"), "elements.csv");

  record Row(String tag, Scope scope, String value, String expected) {}

  static Stream<Row> rows() {
    return TABLE.rows().stream()
        .map(row -> new Row(row.get(0), Scope.valueOf(row.get(1)), row.get(2), row.get(3)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void saysWhatTheValueMeans(Row row) {
    // What belongs to no scheme must be told without knowing one.
    Scope scope =
        switch (row.scope) {
          case CONTACTLESS, ISO7816, PURE, GLOBALPLATFORM -> Scope.EMV;
          default -> row.scope;
        };
    List<String> lines = Shown.element(row.tag, row.value, scope);

    assertThat(String.join("\n", lines)).contains(row.expected);
  }

  @Test
  void coversEveryTagThatHasAStructure() {
    Set<String> covered = new TreeSet<>();
    rows().forEach(row -> covered.add(row.tag));
    Set<String> structured = new TreeSet<>();
    for (int tag = 1; tag < 0x10000; tag++) {
      if ((tag & 0x1F) != 0x1F || tag > 0xFF) {
        addIfStructured(structured, tag);
      }
    }
    for (int tag = 0x9F8101; tag < 0x9F8300; tag++) {
      addIfStructured(structured, tag);
    }
    for (int tag = 0xDF8101; tag < 0xDF8400; tag++) {
      addIfStructured(structured, tag);
    }

    assertThat(covered).containsAll(structured);
  }

  private static void addIfStructured(Set<String> structured, int number) {
    Tag tag;
    try {
      tag = Tag.of(number);
    } catch (IllegalArgumentException e) {
      return;
    }
    for (DataElement element : Dictionary.emv().definitions(tag)) {
      if (!tag.isConstructed() && ValueDecoders.isStructured(element)) {
        structured.add(tag.toString());
      }
    }
  }
}
