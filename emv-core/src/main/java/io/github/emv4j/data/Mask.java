package io.github.emv4j.data;

/** Hides the middle of account data. */
final class Mask {
  private static final char STAR = '*';

  /** PCI DSS: at most the first six and the last four digits may be shown. */
  private static final int FIRST = 6;

  private static final int LAST = 4;
  private static final int MIN_FOR_FIRST = 13;

  private Mask() {}

  /**
   * {@return the digits of a card number with only first six and last four, or last four, shown}
   */
  static String pan(String digits) {
    int first = digits.length() >= MIN_FOR_FIRST ? FIRST : 0;
    int last = digits.length() > LAST ? LAST : 0;
    return digits.substring(0, first)
        + stars(digits.length() - first - last)
        + digits.substring(digits.length() - last);
  }

  static String stars(int count) {
    return String.valueOf(STAR).repeat(count);
  }
}
