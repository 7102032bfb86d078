package io.github.emv4j.command;

import io.github.emv4j.apdu.CommandApdu;

/** READ RECORD (EMV 4.4 Book 1, 11.2; Book 3, 6.5.11). */
public final class ReadRecordCommand {
  private ReadRecordCommand() {}

  /**
   * {@return READ RECORD}
   *
   * @param sfi short file identifier, 1 to 30
   * @param record record number, 1 to 255
   */
  public static CommandApdu of(int sfi, int record) {
    return CommandApdu.of(0x00, 0xB2, record, sfi << 3 | 0x04).withLe(CommandApdu.LE_MAX);
  }
}
