package io.github.emv4j.keys;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the one JSON shape of a key file: an array of objects whose values are strings or null.
 *
 * <p>Nothing nests deeper, so nothing recurses (RFC 8259, strictly read).
 */
final class JsonKeyFile {
  private static final int MAX_MEMBERS = 32;
  private static final String SPACE = " \t\r\n";

  private final String text;
  private int at;
  private int line = 1;

  private JsonKeyFile(String text) {
    this.text = text;
  }

  static List<KeyRow> rows(String text) throws CaKeyFileException {
    return new JsonKeyFile(text).array();
  }

  private List<KeyRow> array() throws CaKeyFileException {
    List<KeyRow> rows = new ArrayList<>();
    expect('[', "an array of keys");
    if (!found(']')) {
      do {
        if (rows.size() >= CaKeys.MAX_KEYS_IN_FILE) {
          throw fault("more than " + CaKeys.MAX_KEYS_IN_FILE + " keys");
        }
        rows.add(object());
      } while (found(','));
      expect(']', "a comma or the end of the array");
    }
    skipSpace();
    if (at < text.length()) {
      throw fault("there is text after the array");
    }
    return rows;
  }

  private KeyRow object() throws CaKeyFileException {
    expect('{', "an object");
    int start = line;
    Map<String, String> members = new HashMap<>();
    if (!found('}')) {
      do {
        member(members);
      } while (found(','));
      expect('}', "a comma or the end of the object");
    }
    return new KeyRow(start, members);
  }

  private void member(Map<String, String> members) throws CaKeyFileException {
    expect('"', "the name of a member");
    String name = string();
    expect(':', "a colon");
    String value = value(name);
    if (members.putIfAbsent(name, value) != null) {
      throw fault("a member occurs twice");
    }
    if (members.size() > MAX_MEMBERS) {
      throw fault("more than " + MAX_MEMBERS + " members");
    }
  }

  private String value(String name) throws CaKeyFileException {
    if (found('"')) {
      return string();
    }
    if (text.startsWith("null", at)) {
      at += "null".length();
      return "";
    }
    throw fault("the value of " + shortened(name) + " is not a string");
  }

  private String string() throws CaKeyFileException {
    StringBuilder content = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return content.toString();
      }
      if (c < ' ') {
        throw fault("there is a control character in a string");
      }
      content.append(c == '\\' ? escaped() : c);
    }
    throw fault("a string is left open");
  }

  private char escaped() throws CaKeyFileException {
    char c = at < text.length() ? text.charAt(at++) : ' ';
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> codeUnit();
      default -> throw fault("an escape in a string is unknown");
    };
  }

  private char codeUnit() throws CaKeyFileException {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
      if (digit < 0) {
        throw fault("an escape in a string is unknown");
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  private void expect(char wanted, String words) throws CaKeyFileException {
    if (!found(wanted)) {
      throw fault("expected " + words);
    }
  }

  private boolean found(char wanted) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void skipSpace() {
    while (at < text.length() && SPACE.indexOf(text.charAt(at)) >= 0) {
      if (text.charAt(at++) == '\n') {
        line++;
      }
    }
  }

  // The message may be printed on a terminal, which other characters could steer.
  private static String shortened(String name) {
    if (name.chars().anyMatch(c -> c < ' ' || c > '~')) {
      return "a member with an odd name";
    }
    return name.length() <= 20 ? name : name.substring(0, 20) + "…";
  }

  private CaKeyFileException fault(String reason) {
    return new CaKeyFileException(line, reason);
  }
}
