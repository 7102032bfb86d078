package io.github.emv4j.probe;

import java.util.ArrayList;
import java.util.List;

/** How many columns text takes on a terminal: Chinese characters take two. */
final class TextWidth {
  // Unicode Standard Annex 11: first and last of the blocks that are wide or full-width.
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x2E80, 0x303E, 0x3040, 0xA4CF, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F,
    0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1F64F, 0x20000, 0x3FFFD
  };

  private TextWidth() {}

  /** {@return the columns that the text takes} */
  static int of(String text) {
    return CleanText.isPlain(text) ? text.length() : text.codePoints().map(TextWidth::of).sum();
  }

  private static int of(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(codePoint) ? 2 : 1;
    };
  }

  private static boolean isWide(int codePoint) {
    for (int i = 0; i < WIDE.length; i += 2) {
      if (codePoint >= WIDE[i] && codePoint <= WIDE[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** {@return the text with spaces behind it, so that it takes at least so many columns} */
  static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /**
   * {@return the text in lines of at most so many columns, broken between words, and between
   * Chinese characters; a longer word has a line of its own}
   */
  static List<String> wrap(String text, int columns) {
    if (text.length() <= columns && CleanText.isPlain(text)) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String piece : pieces(text)) {
      int width = of(piece.stripTrailing());
      if (used > 0 && used + width > columns) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        used = 0;
      }
      line.append(piece);
      used += of(piece);
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /** {@return the text in parts that stay together, with the spaces behind them} */
  private static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    int before = 0;
    for (int c : text.codePoints().toArray()) {
      boolean breaks = before == ' ' ? c != ' ' : isWide(before) != isWide(c) || isWide(c);
      if (piece.length() > 0 && c != ' ' && breaks && !clings(before, c)) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.appendCodePoint(c);
      before = c;
    }
    pieces.add(piece.toString());
    return pieces;
  }

  // No line begins with a closing mark or ends with an opening one.
  private static boolean clings(int before, int next) {
    return before == 0
        || "，。；：、！？）》”…".indexOf(next) >= 0
        || "（《“".indexOf(before) >= 0
        || (before != ' ' && ",.;:!?)".indexOf(next) >= 0);
  }
}
