package io.github.emv4j.decode;

import io.github.emv4j.csv.CsvTable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What merchants sell, by their category codes (tag 9F15; ISO 18245). */
final class MerchantCategories {
  private static final int DIGITS = 4;
  private static final String TABLE = "merchant-categories.csv";
  private static final NavigableMap<Integer, Range> RANGES = load();

  private MerchantCategories() {}

  private record Range(int last, String meaning) {}

  /** {@return what a code of four digits stands for, if it is known} */
  static Optional<String> name(String digits) {
    if (digits.length() != DIGITS) {
      return Optional.empty();
    }
    int code = Integer.parseInt(digits);
    return Optional.ofNullable(RANGES.floorEntry(code))
        .map(Map.Entry::getValue)
        .filter(range -> code <= range.last)
        .map(Range::meaning);
  }

  private static NavigableMap<Integer, Range> load() {
    CsvTable table = CsvTable.read(MerchantCategories.class.getResourceAsStream(TABLE), TABLE);
    NavigableMap<Integer, Range> ranges = new TreeMap<>();
    for (List<String> row : table.rows()) {
      ranges.put(
          Integer.parseInt(row.get(table.column("first"))),
          new Range(
              Integer.parseInt(row.get(table.column("last"))), row.get(table.column("meaning"))));
    }
    return Collections.unmodifiableNavigableMap(ranges);
  }
}
