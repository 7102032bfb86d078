package io.github.emv4j.bytes;

import java.util.Objects;

/**
 * Bytes are not what they claim to be; the one exception that the pure parsers throw.
 *
 * <p>The message names the reason, the offset and at most three bytes found there: enough to find
 * the place in a trace, too little to show a card number.
 */
public final class MalformedDataException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int EXCERPT_LENGTH = 3;

  private final String reason;
  private final int offset;
  private final String place;

  private MalformedDataException(String reason, int offset, String place) {
    super(reason + place);
    this.reason = reason;
    this.offset = offset;
    this.place = place;
  }

  /**
   * Describes a fault found in {@code data} at {@code offset}.
   *
   * @param reason what is wrong, without the place, in a few lower-case words
   * @param data the bytes being parsed
   * @param offset where in {@code data} the fault lies, from 0; may be the length of {@code data}
   */
  public static MalformedDataException at(String reason, Bytes data, int offset) {
    Objects.requireNonNull(reason, "reason");
    if (offset < 0 || offset >= data.length()) {
      int end = Math.max(offset, 0);
      return new MalformedDataException(reason, end, " at byte " + end + " (end of data)");
    }
    int end = Math.min(data.length(), offset + EXCERPT_LENGTH);
    return new MalformedDataException(reason, offset, " (" + data.slice(offset, end).toHex() + ")");
  }

  /** {@return what is wrong, without the place} */
  public String reason() {
    return reason;
  }

  /** {@return what is wrong and where, the same as the message} */
  public String describe() {
    return reason + place;
  }

  /** {@return where the fault lies in the bytes that were parsed, from 0} */
  public int offset() {
    return offset;
  }
}
