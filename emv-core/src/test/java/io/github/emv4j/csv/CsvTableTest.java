package io.github.emv4j.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {
  @Test
  void keepsCommasQuotesAndLineEndsInsideQuotes() {
    CsvTable table = CsvTable.parse("a,b\n\"x, \"\"y\"\"\nz\",\"\"\r\n,2\n");
    assertThat(table.rows()).containsExactly(List.of("x, \"y\"\nz", ""), List.of("", "2"));
  }

  @Test
  void lastRowNeedsNoLineEnd() {
    assertThat(CsvTable.parse("a\n1").rows()).containsExactly(List.of("1"));
  }

  @Test
  void refusesRowsOfAnotherLength() {
    assertThatThrownBy(() -> CsvTable.parse("a,b\n1\n"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("row 1 has 1 fields, not 2");
  }

  @Test
  void refusesBrokenQuotes() {
    assertThatThrownBy(() -> CsvTable.parse("a\n\"x"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("quote");
    assertThatThrownBy(() -> CsvTable.parse("a\n\"x\"y\n"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void namesAMissingResource() {
    assertThatThrownBy(() -> CsvTable.read(null, "no.csv"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no.csv");
  }

  @Test
  void findsColumnsByName() {
    CsvTable table = CsvTable.parse("a,b\n1,2\n");

    assertThat(table.column("a")).isZero();
    assertThat(table.column("b")).isEqualTo(1);
    assertThatThrownBy(() -> table.column("c"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no column c");
  }

  @Test
  void refusesATextWithoutHeader() {
    assertThatThrownBy(() -> CsvTable.parse(""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no header row");
  }

  @Test
  void lineMayEndWithBothOrInsideTheLastField() {
    assertThat(CsvTable.parse("a\r\n1\r\n").rows()).containsExactly(List.of("1"));
    assertThat(CsvTable.parse("a\n1\r").rows()).containsExactly(List.of("1"));
    assertThat(CsvTable.parse("a,b\n1,").rows()).containsExactly(List.of("1", ""));
  }
}
