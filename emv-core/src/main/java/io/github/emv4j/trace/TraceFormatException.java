package io.github.emv4j.trace;

/**
 * A text given as a trace is not one.
 *
 * <p>The message names the line and what is wrong with it, never its content: a trace may hold card
 * data.
 */
public final class TraceFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String reason;

  /**
   * Describes a mistake.
   *
   * @param line where, from 1
   * @param reason what is wrong, in a few lower-case words without card data
   */
  public TraceFormatException(int line, String reason) {
    super("Line " + line + " of the trace: " + reason + ".");
    this.line = line;
    this.reason = reason;
  }

  /** {@return the line of the mistake, from 1} */
  public int line() {
    return line;
  }

  /** {@return what is wrong, without the place} */
  public String reason() {
    return reason;
  }
}
