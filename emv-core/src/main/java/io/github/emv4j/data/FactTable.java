package io.github.emv4j.data;

import io.github.emv4j.csv.CsvTable;
import java.util.List;
import java.util.function.Consumer;

/** A table of facts among the resources of this package. */
final class FactTable {
  private FactTable() {}

  /** One row, by the names of its columns. */
  record Row(CsvTable table, List<String> fields) {
    String field(String column) {
      return fields.get(table.column(column));
    }
  }

  /** Reads a resource and hands over each row, in order. */
  static void forEachRow(String name, Consumer<Row> consumer) {
    CsvTable table = CsvTable.read(FactTable.class.getResourceAsStream(name), name);
    table.rows().forEach(fields -> consumer.accept(new Row(table, fields)));
  }
}
