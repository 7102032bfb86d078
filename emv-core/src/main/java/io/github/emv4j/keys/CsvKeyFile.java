package io.github.emv4j.keys;

import io.github.emv4j.csv.CsvTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the rows of a comma-separated file, one line each; columns in any order. */
final class CsvKeyFile {
  private CsvKeyFile() {}

  static List<KeyRow> rows(String text) throws CaKeyFileException {
    String[] lines = text.split("\r\n|\r|\n", -1);
    List<String> header = fields(lines[0], 1);
    header.replaceAll(name -> name.strip().toLowerCase(Locale.ROOT));
    if (new HashSet<>(header).size() != header.size()) {
      throw new CaKeyFileException(1, "a column occurs twice");
    }
    for (String name : List.of("rid", "index", "modulus", "exponent")) {
      if (!header.contains(name)) {
        throw new CaKeyFileException(1, "there is no column " + name);
      }
    }
    List<KeyRow> rows = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        if (rows.size() >= CaKeys.MAX_KEYS_IN_FILE) {
          throw new CaKeyFileException(i + 1, "more than " + CaKeys.MAX_KEYS_IN_FILE + " keys");
        }
        rows.add(row(header, lines[i], i + 1));
      }
    }
    return rows;
  }

  private static KeyRow row(List<String> header, String text, int line) throws CaKeyFileException {
    List<String> fields = fields(text, line);
    if (fields.size() != header.size()) {
      throw new CaKeyFileException(
          line, "it has " + fields.size() + " fields, the header " + header.size());
    }
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      row.put(header.get(i), fields.get(i));
    }
    return new KeyRow(line, row);
  }

  private static List<String> fields(String text, int line) throws CaKeyFileException {
    if (text.isBlank()) {
      throw new CaKeyFileException(line, "there is no header row");
    }
    try {
      return new ArrayList<>(CsvTable.parse(text).header());
    } catch (IllegalStateException e) {
      throw new CaKeyFileException(line, String.valueOf(e.getMessage()));
    }
  }
}
