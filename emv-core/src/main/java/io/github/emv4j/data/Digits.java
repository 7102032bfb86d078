package io.github.emv4j.data;

/** Text of decimal digits. */
final class Digits {
  private Digits() {}

  /** {@return whether there is no other character; true of an empty text} */
  static boolean only(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
