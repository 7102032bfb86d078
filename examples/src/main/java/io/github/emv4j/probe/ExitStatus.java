package io.github.emv4j.probe;

/** What the process tells the shell. */
final class ExitStatus {
  /** Done, whatever was found. */
  static final int DONE = 0;

  /** The card or a check said no. */
  static final int REFUSED = 1;

  /** The command line, or a file that it names, is wrong. */
  static final int USAGE = 2;

  /** The reader or the link failed. */
  static final int LINK = 3;

  /** The card's data is malformed. */
  static final int MALFORMED = 4;

  /** A mistake in this program; no contract names it, so it must not look like an answer. */
  static final int INTERNAL = 70;

  private ExitStatus() {}
}
