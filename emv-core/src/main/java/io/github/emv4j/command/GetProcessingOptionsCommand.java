package io.github.emv4j.command;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;

/** GET PROCESSING OPTIONS (EMV 4.4 Book 3, 6.5.8). */
public final class GetProcessingOptionsCommand {
  /** What a card says to GET PROCESSING OPTIONS. */
  public enum Answer {
    /** {@code 9000}: the application is initiated. */
    INITIATED,
    /** {@code 6985}: not with this application now; choose another. */
    CONDITIONS_NOT_SATISFIED,
    /** Anything else. */
    REFUSED
  }

  private static final Tag COMMAND_TEMPLATE = Tag.of(0x83);

  private GetProcessingOptionsCommand() {}

  /**
   * {@return GET PROCESSING OPTIONS}
   *
   * @param pdolValues the values that the PDOL asks for, without the template; at most 252 bytes
   */
  public static CommandApdu of(Bytes pdolValues) {
    return CommandApdu.of(0x80, 0xA8, 0x00, 0x00)
        .withData(Tlv.of(COMMAND_TEMPLATE, pdolValues).encoded())
        .withLe(CommandApdu.LE_MAX);
  }

  /** {@return what the status word means here} */
  public static Answer classify(StatusWord status) {
    if (status.isOk()) {
      return Answer.INITIATED;
    }
    return status.equals(StatusWord.CONDITIONS_NOT_SATISFIED)
        ? Answer.CONDITIONS_NOT_SATISFIED
        : Answer.REFUSED;
  }
}
