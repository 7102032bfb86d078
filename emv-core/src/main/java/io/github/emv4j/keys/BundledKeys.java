package io.github.emv4j.keys;

import io.github.emv4j.csv.CsvTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys that come with this library, loaded on first use.
 *
 * <p>A test verifies their check sums, so that no program has to at every start.
 */
final class BundledKeys {
  static final CaKeys ALL = CaKeys.of(load());
  static final CaKeys LIVE =
      CaKeys.of(ALL.all().stream().filter(key -> key.kind() == KeyKind.LIVE).toList());

  private static final String RESOURCE = "ca-public-keys.csv";

  private BundledKeys() {}

  static List<KeyRow> rows() {
    CsvTable table = CsvTable.read(BundledKeys.class.getResourceAsStream(RESOURCE), RESOURCE);
    List<KeyRow> rows = new ArrayList<>(table.rows().size());
    for (List<String> fields : table.rows()) {
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < fields.size(); i++) {
        row.put(table.header().get(i), fields.get(i));
      }
      rows.add(new KeyRow(rows.size() + 2, row));
    }
    return rows;
  }

  private static List<CaPublicKey> load() {
    List<CaPublicKey> keys = new ArrayList<>();
    try {
      for (KeyRow row : rows()) {
        keys.add(row.key());
      }
    } catch (CaKeyFileException e) {
      throw new IllegalStateException(RESOURCE + " is broken", e);
    }
    return keys;
  }
}
