package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import java.util.HexFormat;

/**
 * Hexadecimal digits the way people and programs write them.
 *
 * <p>Of either case; white space, commas, colons, semicolons, hyphens, quotation marks and brackets
 * between them are ignored, and so is {@code 0x} or {@code \x} before a byte.
 */
public final class HexText {
  private static final String IGNORED = ",:;-|_\"'()[]{}\uFEFF";

  private HexText() {}

  /**
   * {@return the bytes that a text writes down}
   *
   * @param text any text
   * @throws IllegalArgumentException if another character occurs or a digit is left over; the
   *     message gives the position, not the text
   */
  public static Bytes parse(CharSequence text) {
    byte[] bytes = new byte[text.length() / 2 + 1];
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean atByte = digits % 2 == 0;
      if (HexFormat.isHexDigit(c) && !(atByte && c == '0' && isX(text, i + 1))) {
        int digit = HexFormat.fromHexDigit(c);
        int at = digits++ / 2;
        bytes[at] = (byte) (digits % 2 == 1 ? digit << 4 : bytes[at] | digit);
      } else if (atByte && (c == '0' || c == '\\') && isX(text, i + 1)) {
        i++;
      } else if (!Character.isWhitespace(c) && IGNORED.indexOf(c) < 0) {
        throw new IllegalArgumentException("not a hexadecimal digit at position " + (i + 1));
      }
    }
    if (digits % 2 != 0) {
      throw new IllegalArgumentException("odd number of hexadecimal digits: " + digits);
    }
    return Bytes.copyOf(bytes, 0, digits / 2);
  }

  private static boolean isX(CharSequence text, int at) {
    return at < text.length() && (text.charAt(at) | 0x20) == 'x';
  }
}
