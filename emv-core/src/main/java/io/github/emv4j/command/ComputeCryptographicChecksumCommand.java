package io.github.emv4j.command;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;

/** COMPUTE CRYPTOGRAPHIC CHECKSUM (EMV Contactless Book C-2, 5.3). */
public final class ComputeCryptographicChecksumCommand {
  private ComputeCryptographicChecksumCommand() {}

  /**
   * {@return COMPUTE CRYPTOGRAPHIC CHECKSUM}
   *
   * @param udolValues the values that the UDOL asks for; at most 255 bytes
   */
  public static CommandApdu of(Bytes udolValues) {
    return CommandApdu.of(0x80, 0x2A, 0x8E, 0x80).withData(udolValues).withLe(CommandApdu.LE_MAX);
  }
}
