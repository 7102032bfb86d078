package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of cards: labels, names, addresses.
 *
 * <p>Never fails, and what comes out is safe to print: characters that steer a terminal, reverse
 * the direction of writing or end a line are shown as {@code U+FFFD}, as are bytes without a
 * character. Spaces and zero bytes at the end are dropped.
 *
 * <pre>{@code
 * String name = CardText.codeTable(5).decode(preferredName);
 * }</pre>
 */
public final class CardText {
  private static final char REPLACEMENT = '\uFFFD';
  private static final int MAX_CODE_TABLE = 16;
  private static final CardText COMMON = new CardText(Optional.empty(), Optional.empty());

  // A look-up among the charsets of the machine takes its time. A race makes equal readers.
  private static final @Nullable CardText[] CODE_TABLES = new CardText[MAX_CODE_TABLE + 1];
  private static final Optional<Charset> CHINESE = charset("GB18030");
  private static final CardText COMMON_OR_CHINESE = new CardText(Optional.empty(), CHINESE);

  private final Optional<Charset> codeTable;
  private final Optional<Charset> chinese;

  private CardText(Optional<Charset> codeTable, Optional<Charset> chinese) {
    this.codeTable = codeTable;
    this.chinese = chinese;
  }

  /**
   * {@return a reader of the common character set, bytes {@code 20} to {@code 7E} (EMV 4.4 Book 4,
   * Annex B)}
   */
  public static CardText common() {
    return COMMON;
  }

  /**
   * {@return a reader of a part of ISO/IEC 8859; of the common character set where there is no such
   * part or this machine does not know it}
   *
   * @param part the Issuer Code Table Index (tag 9F11), 1 to 16
   */
  public static CardText codeTable(int part) {
    if (part < 1 || part > MAX_CODE_TABLE) {
      return COMMON;
    }
    CardText known = CODE_TABLES[part];
    if (known == null) {
      known = new CardText(charset("ISO-8859-" + part), Optional.empty());
      CODE_TABLES[part] = known;
    }
    return known;
  }

  /**
   * {@return a reader that first tries GB 18030, the Chinese character set}
   *
   * <p>The books do not foresee it, but cards of UnionPay bear names in it, whatever their code
   * table says. It is taken only where the whole text makes sense in it.
   */
  public CardText orChinese() {
    return codeTable.isEmpty() ? COMMON_OR_CHINESE : new CardText(codeTable, CHINESE);
  }

  private static Optional<Charset> charset(String name) {
    return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
  }

  /** {@return the text in the given bytes} */
  public String decode(Bytes data) {
    int end = data.length();
    while (end > 0 && (data.at(end - 1) == 0 || data.at(end - 1) == ' ')) {
      end--;
    }
    Bytes text = data.slice(0, end);
    return safe(chinese(text).orElseGet(() -> inCodeTable(text)));
  }

  private String inCodeTable(Bytes text) {
    return codeTable.map(text::toText).orElseGet(() -> text.toText(StandardCharsets.US_ASCII));
  }

  private Optional<String> chinese(Bytes text) {
    if (chinese.isEmpty() || isAscii(text)) {
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(text.toByteArray());
      String decoded = chinese.get().newDecoder().decode(bytes).toString();
      return safe(decoded).indexOf(REPLACEMENT) < 0 ? Optional.of(decoded) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isAscii(Bytes text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.at(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  // Almost every text is safe as it is.
  private static String safe(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c) || shown(c) != c) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      safe.appendCodePoint(shown(text.codePointAt(i)));
    }
    return safe.toString();
  }

  private static int shown(int codePoint) {
    if (codePoint >= ' ' && codePoint <= '~') {
      return codePoint;
    }
    if (!isSafe(codePoint)) {
      return REPLACEMENT;
    }
    return Character.isSpaceChar(codePoint) ? ' ' : codePoint;
  }

  private static boolean isSafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
