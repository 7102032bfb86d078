package io.github.emv4j.command;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;

/** SELECT by name (EMV 4.4 Book 1, 11.3). */
public final class SelectCommand {
  /** What a card says to SELECT. */
  public enum Answer {
    /** {@code 9000}: selected. */
    SELECTED,
    /** {@code 6283}: found, but blocked. */
    BLOCKED,
    /** {@code 6A81}: the card is blocked, or does not know SELECT. */
    CARD_BLOCKED,
    /** Another warning: for a next occurrence, found. */
    WARNING,
    /** Anything else: not found. */
    REFUSED
  }

  private static final int FIRST = 0x00;
  private static final int NEXT = 0x02;

  private SelectCommand() {}

  /** {@return SELECT of the first or only file with that name, or a name that begins so} */
  public static CommandApdu first(Bytes name) {
    return command(name, FIRST);
  }

  /** {@return SELECT of the next file whose name begins so} */
  public static CommandApdu next(Bytes name) {
    return command(name, NEXT);
  }

  private static CommandApdu command(Bytes name, int occurrence) {
    return CommandApdu.of(0x00, 0xA4, 0x04, occurrence).withData(name).withLe(CommandApdu.LE_MAX);
  }

  /** {@return what the status word means here} */
  public static Answer classify(StatusWord status) {
    if (status.isOk()) {
      return Answer.SELECTED;
    }
    if (status.equals(StatusWord.SELECTED_FILE_BLOCKED)) {
      return Answer.BLOCKED;
    }
    if (status.equals(StatusWord.FUNCTION_NOT_SUPPORTED)) {
      return Answer.CARD_BLOCKED;
    }
    return status.isWarning() ? Answer.WARNING : Answer.REFUSED;
  }
}
