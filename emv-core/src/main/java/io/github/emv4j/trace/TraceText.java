package io.github.emv4j.trace;

import io.github.emv4j.bytes.Bytes;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the text of a trace line by line. */
final class TraceText {
  private static final int MAX_LINE_LENGTH = 4 * Exchange.MAX_LENGTH;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String ATR = "atr";

  final List<String> headComments = new ArrayList<>();
  final List<String> pendingComments = new ArrayList<>();
  final List<Exchange> exchanges = new ArrayList<>();
  final List<Integer> lines = new ArrayList<>();
  Optional<Bytes> atr = Optional.empty();

  private @Nullable Bytes command;
  private int commandLine;
  private int line = 1;
  private int characters;

  Trace read(Reader text) throws IOException {
    StringBuilder content = new StringBuilder();
    char[] buffer = new char[8192];
    for (int count = text.read(buffer); count >= 0; count = text.read(buffer)) {
      characters += count;
      if (characters > Trace.MAX_CHARACTERS) {
        throw fault("the trace is longer than " + Trace.MAX_CHARACTERS + " characters");
      }
      for (int i = 0; i < count; i++) {
        take(content, buffer[i]);
      }
    }
    readLine(content);
    if (command != null) {
      throw new TraceFormatException(commandLine, "the command has no answer");
    }
    return new Trace(this);
  }

  private void take(StringBuilder content, char c) {
    if (c == '\n') {
      readLine(content);
      content.setLength(0);
      line++;
    } else if (content.length() >= MAX_LINE_LENGTH) {
      throw fault("the line is longer than " + MAX_LINE_LENGTH + " characters");
    } else if (line > 1 || content.length() > 0 || c != BYTE_ORDER_MARK) {
      content.append(c);
    }
  }

  private void readLine(StringBuilder content) {
    int sign = content.indexOf("#");
    String item = (sign < 0 ? content.toString() : content.substring(0, sign)).strip();
    if (sign >= 0) {
      // A lone carriage return is white space to us, but would split the line for others.
      String comment = content.substring(sign + 1).strip().replace('\r', ' ');
      boolean head = item.isEmpty() && atr.isEmpty() && exchanges.isEmpty() && command == null;
      (head ? headComments : pendingComments).add(comment);
    }
    if (!item.isEmpty()) {
      readItem(item);
    }
  }

  private void readItem(String item) {
    char first = item.charAt(0);
    if (first == '>') {
      readCommand(item.substring(1));
    } else if (first == '<') {
      readResponse(item.substring(1));
    } else if (item.toLowerCase(Locale.ROOT).startsWith(ATR)) {
      readAtr(item.substring(ATR.length()));
    } else {
      throw fault("it begins with none of '>', '<', 'atr' and '#'");
    }
  }

  private void readCommand(String digits) {
    if (command != null) {
      throw fault("a second command, while the one of line " + commandLine + " has no answer");
    }
    if (exchanges.size() >= Trace.MAX_EXCHANGES) {
      throw fault("more than " + Trace.MAX_EXCHANGES + " commands");
    }
    Bytes bytes = hex(digits);
    if (bytes.length() < Exchange.HEADER_LENGTH) {
      throw fault("the command is shorter than its header of four bytes");
    }
    command = bytes;
    commandLine = line;
  }

  private void readResponse(String digits) {
    Bytes answered = command;
    if (answered == null) {
      throw fault("an answer without a command before it");
    }
    exchanges.add(new Exchange(answered, hex(digits), pendingComments));
    lines.add(commandLine);
    pendingComments.clear();
    command = null;
  }

  private void readAtr(String digits) {
    if (atr.isPresent()) {
      throw fault("a second answer to reset");
    }
    Bytes bytes = hex(digits);
    if (bytes.isEmpty() || bytes.length() > Trace.MAX_ATR_LENGTH) {
      throw fault("an answer to reset has 1 to 33 bytes, not " + bytes.length());
    }
    atr = Optional.of(bytes);
  }

  private Bytes hex(String digits) {
    Bytes bytes;
    try {
      bytes = Bytes.fromHex(digits);
    } catch (IllegalArgumentException e) {
      throw fault(
          digits.chars().allMatch(TraceText::isHexDigitOrSpace)
              ? "an odd number of hexadecimal digits"
              : "a character that is no hexadecimal digit");
    }
    if (bytes.length() > Exchange.MAX_LENGTH) {
      throw fault("more than " + Exchange.MAX_LENGTH + " bytes");
    }
    return bytes;
  }

  private static boolean isHexDigitOrSpace(int c) {
    return Character.isWhitespace(c) || HexFormat.isHexDigit(c);
  }

  private TraceFormatException fault(String reason) {
    return new TraceFormatException(line, reason);
  }
}
