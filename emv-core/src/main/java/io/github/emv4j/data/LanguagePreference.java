package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * The languages that the cardholder understands (tag 5F2D; EMV 4.4 Book 1, 12.2.2).
 *
 * @param codes two lower-case letters each (ISO 639-1), best first
 */
public record LanguagePreference(List<String> codes) {
  private static final int MAX_CODES = 4;

  /** Keeps an unmodifiable copy. */
  public LanguagePreference {
    codes = List.copyOf(codes);
  }

  /**
   * {@return the codes in the given bytes}
   *
   * <p>Never fails: pairs that are not two letters are left out, as the books want it, and so is
   * whatever comes after four.
   */
  public static LanguagePreference parse(Bytes data) {
    List<String> codes = new ArrayList<>(MAX_CODES);
    for (int at = 0; at + 1 < data.length() && codes.size() < MAX_CODES; at += 2) {
      int first = data.at(at) | 0x20;
      int second = data.at(at + 1) | 0x20;
      if (isLetter(first) && isLetter(second)) {
        codes.add(new String(new char[] {(char) first, (char) second}));
      }
    }
    return new LanguagePreference(codes);
  }

  private static boolean isLetter(int lowerCase) {
    return lowerCase >= 'a' && lowerCase <= 'z';
  }

  @Override
  public String toString() {
    return String.join(" ", codes);
  }
}
