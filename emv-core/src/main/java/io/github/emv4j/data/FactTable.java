package io.github.emv4j.data;

import io.github.emv4j.csv.CsvTable;
import java.util.ArrayList;
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

  /** {@return the rows of a resource, in order} */
  static List<Row> rows(String name) {
    CsvTable table = CsvTable.read(FactTable.class.getResourceAsStream(name), name);
    List<Row> rows = new ArrayList<>(table.rows().size());
    for (List<String> fields : table.rows()) {
      rows.add(new Row(table, fields));
    }
    return rows;
  }

  /** Reads a resource and hands over each row, in order. */
  static void forEachRow(String name, Consumer<Row> consumer) {
    rows(name).forEach(consumer);
  }
}
