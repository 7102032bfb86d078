package io.github.emv4j.probe;

/** The command line, or a file that it names, is wrong; the message is one line for the user. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
