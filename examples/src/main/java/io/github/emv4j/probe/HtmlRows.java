package io.github.emv4j.probe;

import java.util.List;

/** A list of names and values on the HTML page. */
final class HtmlRows {
  private static final int MANY = 8;

  private final Html list = Html.of("dl", "facts");
  private final PageWords words;

  HtmlRows(PageWords words) {
    this.words = words;
  }

  /** {@return all rows} */
  Html list() {
    return list;
  }

  /** Adds a text and returns its cell. */
  Html add(String key, String value) {
    return row(key, Html.foreign(value));
  }

  /** Adds digits and returns their cell. */
  Html code(String key, String value) {
    return row(key, Html.of("code").text(value));
  }

  /** Adds several texts under each other, if there are any. */
  void add(String key, List<String> values) {
    if (values.isEmpty()) {
      return;
    }
    Html lines = Html.of("ul", values.size() > MANY ? "lines many" : "lines");
    values.forEach(value -> lines.add(Html.of("li").add(Html.foreign(value))));
    row(key, lines);
  }

  private Html row(String key, Html value) {
    Html cell = Html.of("dd").add(value);
    list.add(Html.of("dt").text(words.of(key)), cell);
    return cell;
  }
}
