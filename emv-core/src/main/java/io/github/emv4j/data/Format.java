package io.github.emv4j.data;

/** How the value of a data element is coded (EMV 4.4 Book 3, 4.3). */
public enum Format {
  /** Letters, one a byte. */
  ALPHABETIC("a"),
  /** Letters and digits, one a byte. */
  ALPHANUMERIC("an"),
  /** Any character, one a byte. */
  ALPHANUMERIC_SPECIAL("ans"),
  /** A number or a string of bits. */
  BINARY("b"),
  /** Decimal digits, two a byte, from the left, filled with {@code F}. */
  COMPRESSED_NUMERIC("cn"),
  /** Decimal digits, two a byte, from the right, filled with {@code 0}. */
  NUMERIC("n"),
  /** Anything. */
  VARIABLE("var");

  private final String symbol;

  Format(String symbol) {
    this.symbol = symbol;
  }

  /** {@return the letters of the books: a, an, ans, b, cn, n or var} */
  public String symbol() {
    return symbol;
  }

  /** {@return whether the value is text} */
  public boolean isText() {
    return this == ALPHABETIC || this == ALPHANUMERIC || this == ALPHANUMERIC_SPECIAL;
  }

  static Format of(String symbol) {
    for (Format format : values()) {
      if (format.symbol.equals(symbol)) {
        return format;
      }
    }
    throw new IllegalStateException("no format " + symbol);
  }
}
