package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.decode.Explanation.Kind;

/**
 * Explains recorded conversations line by line; what an application said earlier explains what
 * comes later.
 */
final class TraceDecoder {
  private static final int SELECT = 0xA4;
  private static final int BY_NAME = 0x04;
  private static final int DATA = 5;
  private static final String ATR = "atr";

  private final Part root;
  private final Context context;
  private Bytes command = Bytes.EMPTY;

  private TraceDecoder(Part root, Context context) {
    this.root = root;
    this.context = context;
  }

  /** {@return whether a text has a line of a recording: it begins with {@code >} or {@code <}} */
  static boolean looksLike(CharSequence text) {
    boolean atStart = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (atStart && (c == '>' || c == '<')) {
        return true;
      }
      atStart = c == '\n' || c == '\r' || (atStart && (Character.isWhitespace(c) || c == 0xFEFF));
    }
    return false;
  }

  static void explain(Part root, CharSequence text, Context context) {
    TraceDecoder decoder = new TraceDecoder(root, context);
    int line = 1;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '\n') {
        decoder.line(text.subSequence(start, i).toString(), line++);
        start = i + 1;
      }
    }
  }

  private void line(String text, int number) {
    int comment = text.indexOf('#');
    String item = (comment < 0 ? text : text.substring(0, comment)).replace("\uFEFF", "").strip();
    if (item.isEmpty() || root.isBudgetSpent()) {
      return;
    }
    if (item.charAt(0) == '>') {
      readCommand(item.substring(1), number);
    } else if (item.charAt(0) == '<') {
      readAnswer(item.substring(1), number);
    } else if (item.regionMatches(true, 0, ATR, 0, ATR.length())) {
      readAtr(item.substring(ATR.length()), number);
    } else {
      fault("begins with none of '>', '<', 'atr' and '#'", number);
    }
  }

  private void readCommand(String digits, int number) {
    Bytes bytes = hex(digits, number);
    if (bytes.isEmpty()) {
      return;
    }
    // The answer to GET RESPONSE is that of the command before it.
    boolean more = bytes.length() > 1 && CommandKind.of(bytes.at(1)) == CommandKind.GET_RESPONSE;
    if (!more || command.isEmpty()) {
      command = bytes;
    }
    if (isSelectByName(bytes)) {
      context.select(bytes.slice(DATA, Math.min(bytes.length(), DATA + bytes.at(DATA - 1))));
    }
    CommandDecoder.explain(root.line("Command, line " + number, bytes), context);
  }

  private static boolean isSelectByName(Bytes command) {
    return command.length() > DATA && command.at(1) == SELECT && command.at(2) == BY_NAME;
  }

  private void readAnswer(String digits, int number) {
    Bytes bytes = hex(digits, number);
    if (!bytes.isEmpty()) {
      ResponseDecoder.explain(root.line("Answer, line " + number, bytes), command, context);
    }
  }

  private void readAtr(String digits, int number) {
    Bytes bytes = hex(digits, number);
    if (!bytes.isEmpty()) {
      AtrDecoder.explain(root.line("ATR, line " + number, bytes));
    }
  }

  private Bytes hex(String digits, int number) {
    try {
      Bytes bytes = HexText.parse(digits);
      if (bytes.isEmpty()) {
        fault("no bytes", number);
      }
      return bytes;
    } catch (IllegalArgumentException e) {
      fault(String.valueOf(e.getMessage()), number);
      return Bytes.EMPTY;
    }
  }

  private void fault(String reason, int number) {
    root.field(Kind.FAULT, "", 0, 0).says("line " + number + ": " + reason);
  }
}
