package io.github.emv4j.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as RFC 4180 writes it: a header row, then rows with as many fields.
 *
 * @param header names of the columns
 * @param rows fields of each row, in the order of the columns
 */
public record CsvTable(List<String> header, List<List<String>> rows) {
  /**
   * Checks that every row has a field for every column.
   *
   * @throws IllegalStateException if one has not
   */
  public CsvTable {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() != header.size()) {
        throw new IllegalStateException(
            "row " + (i + 1) + " has " + rows.get(i).size() + " fields, not " + header.size());
      }
    }
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /**
   * {@return the table in a resource}
   *
   * @param resource the opened resource, UTF-8; closed here
   * @param name what to call it in an error
   * @throws IllegalStateException if there is none, or it is no table
   */
  public static CsvTable read(@Nullable InputStream resource, String name) {
    if (resource == null) {
      throw new IllegalStateException("resource is missing: " + name);
    }
    try (resource) {
      return parse(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + name, e);
    }
  }

  /**
   * {@return the table written in {@code text}}
   *
   * @throws IllegalStateException if a quote is left open or a row has too many or few fields
   */
  public static CsvTable parse(String text) {
    List<List<String>> rows = new Scanner(text).rows();
    if (rows.isEmpty()) {
      throw new IllegalStateException("no header row");
    }
    return new CsvTable(rows.get(0), rows.subList(1, rows.size()));
  }

  /**
   * {@return the index of a column}
   *
   * @throws IllegalStateException if there is none of that name
   */
  public int column(String name) {
    int index = header.indexOf(name);
    if (index < 0) {
      throw new IllegalStateException("no column " + name);
    }
    return index;
  }

  private static final class Scanner {
    private final String text;
    private int at;

    Scanner(String text) {
      this.text = text;
    }

    List<List<String>> rows() {
      List<List<String>> rows = new ArrayList<>();
      while (at < text.length()) {
        rows.add(row());
      }
      return rows;
    }

    private List<String> row() {
      List<String> fields = new ArrayList<>();
      while (true) {
        fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
        if (at >= text.length() || text.charAt(at) != ',') {
          skipLineEnd();
          return fields;
        }
        at++;
      }
    }

    private String plain() {
      int start = at;
      while (at < text.length() && !endsField(text.charAt(at))) {
        at++;
      }
      return text.substring(start, at);
    }

    private static boolean endsField(char c) {
      return c == ',' || c == '\n' || c == '\r';
    }

    private String quoted() {
      StringBuilder field = new StringBuilder();
      at++;
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c != '"') {
          field.append(c);
        } else if (at < text.length() && text.charAt(at) == '"') {
          field.append(text.charAt(at++));
        } else {
          return field.toString();
        }
      }
      throw new IllegalStateException("quote is left open");
    }

    private void skipLineEnd() {
      if (at < text.length() && text.charAt(at) == '\r') {
        at++;
      }
      if (at < text.length() && text.charAt(at++) != '\n') {
        throw new IllegalStateException("text after a quoted field, at character " + at);
      }
    }
  }
}
