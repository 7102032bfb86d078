package io.github.emv4j.command;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;

/** GENERATE AC (EMV 4.4 Book 3, 6.5.5). */
public final class GenerateAcCommand {
  private static final int ARQC = 0x80;
  private static final int CDA_SIGNATURE = 0x10;

  private GenerateAcCommand() {}

  /**
   * {@return GENERATE AC that asks for a cryptogram for the issuer, signed}
   *
   * @param cdolValues the values that CDOL1 asks for; at most 255 bytes
   */
  public static CommandApdu signedArqc(Bytes cdolValues) {
    return CommandApdu.of(0x80, 0xAE, ARQC | CDA_SIGNATURE, 0x00)
        .withData(cdolValues)
        .withLe(CommandApdu.LE_MAX);
  }
}
