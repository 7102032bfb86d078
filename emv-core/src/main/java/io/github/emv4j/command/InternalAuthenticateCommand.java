package io.github.emv4j.command;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;

/** INTERNAL AUTHENTICATE (EMV 4.4 Book 3, 6.5.9). */
public final class InternalAuthenticateCommand {
  private InternalAuthenticateCommand() {}

  /**
   * {@return INTERNAL AUTHENTICATE}
   *
   * @param ddolValues the values that the DDOL asks for; at most 255 bytes
   */
  public static CommandApdu of(Bytes ddolValues) {
    return CommandApdu.of(0x00, 0x88, 0x00, 0x00).withData(ddolValues).withLe(CommandApdu.LE_MAX);
  }
}
