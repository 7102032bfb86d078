package io.github.emv4j.fuzz;

/** What must hold whatever the input; a breach is a finding of the fuzzer. */
final class Oracle {
  private Oracle() {}

  static void holds(boolean condition, String rule) {
    if (!condition) {
      throw new AssertionError(rule);
    }
  }

  /** Texts that may reach a terminal, a log or a page hold no control characters. */
  static void isOneSafeLine(String text) {
    holds(!text.isEmpty(), "there is a text");
    for (int i = 0; i < text.length(); i++) {
      holds(!Character.isISOControl(text.charAt(i)), "no control character in a text");
    }
  }
}
