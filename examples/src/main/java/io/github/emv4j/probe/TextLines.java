package io.github.emv4j.probe;

import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.Severity;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.Language;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Lines of a page: titles, rows of a name and a value, problems. */
final class TextLines {
  private static final int NAME_WIDTH = 18;
  private static final int INDENT = 3;
  private static final String GAP = "  ";

  private final Console console;
  private final Language language;

  /** Writes with advice in English. */
  TextLines(Console console) {
    this(console, Language.ENGLISH);
  }

  TextLines(Console console, Language language) {
    this.console = console;
    this.language = language;
  }

  void title(String text) {
    String clean = CleanText.of(text);
    String first = clean.substring(0, 1).toUpperCase(Locale.ENGLISH);
    print(Style.BOLD.on(first + clean.substring(1), console.colour()));
  }

  void heading(String text) {
    print(Style.BOLD.on(CleanText.of(text), console.colour()));
  }

  /** A number, a name, and what is said about it. */
  void heading(int number, String name, String about, Style style) {
    String numbered = TextWidth.pad(number + "", INDENT) + CleanText.of(name);
    print(Style.BOLD.on(numbered, console.colour()) + "  " + style.on(about, console.colour()));
  }

  void row(String name, String value) {
    row(name, value, "");
  }

  /** A row whose value ends in a remark that is not as important. */
  void row(String name, String value, String remark) {
    List<String> wrapped = wrapped(value);
    String label = " ".repeat(INDENT) + TextWidth.pad(name, NAME_WIDTH);
    String indent = " ".repeat(INDENT + NAME_WIDTH);
    for (int i = 0; i < wrapped.size(); i++) {
      boolean ends = i == wrapped.size() - 1 && !remark.isEmpty();
      String line = (i == 0 ? dimmed(label) : indent) + wrapped.get(i);
      int columns = TextWidth.of(indent + wrapped.get(i) + GAP + remark);
      if (ends && columns > console.width()) {
        print(line);
        print(indent + dimmed(remark));
      } else {
        print(ends ? line + GAP + dimmed(remark) : line);
      }
    }
  }

  private List<String> wrapped(String value) {
    return TextWidth.wrap(CleanText.of(value), console.width() - INDENT - NAME_WIDTH);
  }

  void row(String name, String value, Style style) {
    String start = dimmed(" ".repeat(INDENT) + TextWidth.pad(name, NAME_WIDTH));
    for (String line : wrapped(value)) {
      print(start + style.on(line, console.colour()));
      start = " ".repeat(INDENT + NAME_WIDTH);
    }
  }

  void problems(List<Finding> findings) {
    problems(findings, Advice::of);
  }

  /** Problems, each with what to do about it. */
  void problems(List<Finding> findings, Function<Finding, Advice> advice) {
    for (Finding finding : Problems.worstFirst(findings)) {
      Severity severity = finding.code().severity();
      String message = finding.message();
      String text = finding.where() + ": " + message + (message.endsWith(".") ? "" : ".");
      indented(mark(severity), CleanText.of(text), style(severity));
      if (severity != Severity.NOTE) {
        indented("", advice.apply(finding).cashier(language), Style.DIM);
      }
    }
  }

  private void indented(String mark, String text, Style style) {
    boolean first = true;
    for (String line : TextWidth.wrap(text, console.width() - INDENT - 2)) {
      String start = " ".repeat(INDENT) + TextWidth.pad(first ? mark : "", 2);
      print(start + style.on(line, console.colour()));
      first = false;
    }
  }

  private static String mark(Severity severity) {
    return switch (severity) {
      case STOP -> "✗";
      case WARNING -> "!";
      case NOTE -> "·";
    };
  }

  private static Style style(Severity severity) {
    return switch (severity) {
      case STOP -> Style.RED;
      case WARNING -> Style.YELLOW;
      case NOTE -> Style.DIM;
    };
  }

  void dim(String text) {
    print(dimmed(text));
  }

  void gap() {
    print("");
  }

  private String dimmed(String text) {
    return Style.DIM.on(text, console.colour());
  }

  private void print(String line) {
    console.out().println(line);
  }
}
