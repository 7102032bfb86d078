package io.github.emv4j.probe;

import io.github.emv4j.decode.Decoded;
import io.github.emv4j.decode.Explanation;
import io.github.emv4j.decode.Explanation.Kind;
import java.util.ArrayList;
import java.util.List;

/** Decoded bytes as lines for people: names on the left, values and meanings on the right. */
final class DecodePage {
  private static final int WIDTH = 110;
  private static final int INDENT = 2;
  private static final int MIN_NAMES = 18;
  private static final int MAX_NAMES = 48;
  private static final int MIN_VALUES = 40;

  /** Longer values are not shown where their meaning is. */
  private static final int SHORT_VALUE = 16;

  private static final int DIGITS_A_LINE = 64;

  private final Console console;
  private final Masking masking;
  private final StringBuilder page = new StringBuilder();
  private int names = MIN_NAMES;

  DecodePage(Console console, Masking masking) {
    this.console = console;
    this.masking = masking;
  }

  /** {@return the meaning to show} */
  static String meaning(Explanation part, Masking masking) {
    return CleanText.of(masking == Masking.OFF ? part.unmaskedText() : part.text());
  }

  /** {@return the bytes to show, in hexadecimal digits} */
  static String hex(Explanation part, Masking masking) {
    return masking == Masking.OFF ? part.unmaskedHex() : part.hex();
  }

  /** {@return where and why bytes make no sense} */
  static String place(Explanation fault) {
    String reason = CleanText.of(fault.text());
    return reason.startsWith("line ") ? reason : "at byte " + fault.offset() + ": " + reason;
  }

  void print(Decoded decoded) {
    decoded.parts().forEach(part -> measure(part, 0));
    decoded.parts().forEach(part -> print(part, 0));
    // All at once: a line of its own for each would take longer than decoding them.
    console.out().print(page);
  }

  private void line(String text) {
    page.append(text).append(System.lineSeparator());
  }

  private void measure(Explanation part, int depth) {
    int width = depth * INDENT + TextWidth.of(label(part)) + INDENT;
    names = Math.max(names, Math.min(width, MAX_NAMES));
    part.parts().forEach(inner -> measure(inner, depth + 1));
  }

  private static String label(Explanation part) {
    String name = CleanText.of(part.name());
    return part.tag().map(tag -> tag + (name.isEmpty() ? "" : "  " + name)).orElse(name);
  }

  private void print(Explanation part, int depth) {
    String indent = " ".repeat(depth * INDENT);
    if (part.kind() == Kind.FAULT) {
      printMarked(indent + "✗ ", place(part), Style.RED);
    } else if (part.kind() == Kind.NOTE) {
      printMarked(indent + "! ", meaning(part, masking), Style.YELLOW);
    } else {
      printRow(indent, part);
    }
    part.parts().forEach(inner -> print(inner, depth + 1));
  }

  private void printMarked(String mark, String text, Style style) {
    line(style.on(mark + text, console.colour()));
  }

  private void printRow(String indent, Explanation part) {
    String label = indent + label(part);
    String styled = style(part).on(label, console.colour());
    List<String> values = values(part);
    int width = TextWidth.of(label);
    boolean fits = width + INDENT <= names;
    if (values.isEmpty()) {
      line(styled);
      return;
    }
    if (!fits) {
      line(styled);
    }
    for (int i = 0; i < values.size(); i++) {
      boolean beside = i == 0 && fits;
      String left = beside ? styled + " ".repeat(names - width) : " ".repeat(names);
      line(left + values.get(i));
    }
  }

  private Style style(Explanation part) {
    return part.kind() == Kind.ELEMENT ? Style.BOLD : Style.DIM;
  }

  private List<String> values(Explanation part) {
    String meaning = meaning(part, masking);
    boolean template = part.tag().isPresent() && part.tag().get().isConstructed();
    if (part.kind() == Kind.BITS || (template && meaning.isEmpty())) {
      return meaning.isEmpty() ? List.of() : wrapped(meaning);
    }
    if (part.isSensitive() && hex(part, masking).startsWith("*")) {
      return wrapped(meaning.isEmpty() ? "hidden, " + count(part.length()) : meaning);
    }
    if (part.length() == 0 || holdsAll(part)) {
      return meaning.isEmpty() ? List.of() : wrapped(meaning);
    }
    String hex = hex(part, masking);
    if (meaning.isEmpty()) {
      return pieces(hex);
    }
    if (part.length() <= SHORT_VALUE) {
      return wrapped(hex + "  " + meaning);
    }
    List<String> lines = new ArrayList<>(pieces(hex));
    lines.addAll(wrapped(meaning));
    return lines;
  }

  /** {@return whether the parts repeat the bytes, as those of a command do} */
  private static boolean holdsAll(Explanation part) {
    return part.tag().isEmpty()
        && part.parts().stream().anyMatch(inner -> inner.kind() != Kind.BITS && inner.length() > 0)
        && part.length() > SHORT_VALUE;
  }

  private static String count(int bytes) {
    return bytes == 1 ? "1 byte" : bytes + " bytes";
  }

  private List<String> wrapped(String text) {
    return TextWidth.wrap(text, Math.max(MIN_VALUES, WIDTH - names));
  }

  private static List<String> pieces(String hex) {
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < hex.length(); at += DIGITS_A_LINE) {
      lines.add(hex.substring(at, Math.min(hex.length(), at + DIGITS_A_LINE)));
    }
    return lines;
  }
}
