package io.github.emv4j.keys;

/** What a key of a certification authority is for. */
public enum KeyKind {
  /** In use for real cards. */
  LIVE,
  /** For test cards only; anybody may be able to make certificates under it. */
  TEST,
  /** Nobody said which; to be trusted as little as a test key. */
  UNKNOWN
}
