package io.github.emv4j.keys;

import java.io.IOException;

/** A file with keys of certification authorities is not what it should be. */
public final class CaKeyFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String reason;

  CaKeyFileException(int line, String reason) {
    super("line " + line + ": " + reason);
    this.line = line;
    this.reason = reason;
  }

  /** {@return the line of the fault, from 1; in JSON, the line where the key's object begins} */
  public int line() {
    return line;
  }

  /** {@return what is wrong there, in a few lower-case words} */
  public String reason() {
    return reason;
  }
}
