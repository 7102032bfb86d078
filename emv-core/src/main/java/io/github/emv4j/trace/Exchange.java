package io.github.emv4j.trace;

import io.github.emv4j.bytes.Bytes;
import java.util.List;

/**
 * One command and its answer, as they went over the link.
 *
 * @param command at least the four bytes of a header
 * @param response as received, status word included; a faulty card may have sent fewer than two
 *     bytes
 * @param comments what the text says before or beside this exchange, a line each, without the sign
 */
public record Exchange(Bytes command, Bytes response, List<String> comments) {
  /** The shortest command: CLA, INS, P1 and P2. */
  static final int HEADER_LENGTH = 4;

  /**
   * The most bytes of a command or of an answer: the data of {@code ResponseApdu} and its status.
   */
  static final int MAX_LENGTH = 65_536 + 2;

  /**
   * Checks the command and keeps an unmodifiable copy of the comments.
   *
   * @throws IllegalArgumentException if the command is shorter than a header, one of the two is
   *     longer than an answer can be, or a comment has more than one line
   */
  public Exchange {
    if (command.length() < HEADER_LENGTH) {
      throw new IllegalArgumentException("command shorter than its header: " + command);
    }
    if (command.length() > MAX_LENGTH || response.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("more bytes than an exchange can have");
    }
    comments = Trace.lines(comments);
  }

  /**
   * {@return an exchange without comments}
   *
   * @param command at least four bytes
   * @param response as received
   */
  public static Exchange of(Bytes command, Bytes response) {
    return new Exchange(command, response, List.of());
  }

  /** {@return the header of the command and the amount of data, never the data} */
  @Override
  public String toString() {
    return command.slice(0, HEADER_LENGTH).toHex() + " answered with " + response;
  }
}
