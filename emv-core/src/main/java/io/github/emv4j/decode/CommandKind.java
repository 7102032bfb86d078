package io.github.emv4j.decode;

import java.util.Arrays;
import java.util.Optional;

/** The commands that EMV and its relatives know; the names are those of the books. */
enum CommandKind {
  CARD_BLOCK(0x16, "CARD BLOCK"),
  APPLICATION_UNBLOCK(0x18, "APPLICATION UNBLOCK"),
  SEND_POI_INFORMATION(0x1A, "SEND POI INFORMATION"),
  APPLICATION_BLOCK(0x1E, "APPLICATION BLOCK"),
  VERIFY(0x20, "VERIFY"),
  PIN_CHANGE(0x24, "PIN CHANGE/UNBLOCK"),
  COMPUTE_CRYPTOGRAPHIC_CHECKSUM(0x2A, "COMPUTE CRYPTOGRAPHIC CHECKSUM"),
  RESET_RETRY_COUNTER(0x2C, "RESET RETRY COUNTER"),
  GET_BALANCE(0x5C, "GET BALANCE"),
  MANAGE_CHANNEL(0x70, "MANAGE CHANNEL"),
  EXTERNAL_AUTHENTICATE(0x82, "EXTERNAL AUTHENTICATE"),
  GET_CHALLENGE(0x84, "GET CHALLENGE"),
  INTERNAL_AUTHENTICATE(0x88, "INTERNAL AUTHENTICATE"),
  SELECT(0xA4, "SELECT"),
  GET_PROCESSING_OPTIONS(0xA8, "GET PROCESSING OPTIONS"),
  GENERATE_AC(0xAE, "GENERATE AC"),
  READ_BINARY(0xB0, "READ BINARY"),
  READ_RECORD(0xB2, "READ RECORD"),
  GET_RESPONSE(0xC0, "GET RESPONSE"),
  GET_DATA(0xCA, "GET DATA"),
  UPDATE_BINARY(0xD6, "UPDATE BINARY"),
  PUT_DATA(0xDA, "PUT DATA"),
  UPDATE_RECORD(0xDC, "UPDATE RECORD"),
  EXCHANGE_RELAY_RESISTANCE_DATA(0xEA, "EXCHANGE RELAY RESISTANCE DATA"),
  /** None of these. */
  OTHER(-1, "unknown command");

  private final int ins;
  private final String words;

  CommandKind(int ins, String words) {
    this.ins = ins;
    this.words = words;
  }

  static CommandKind of(int ins) {
    return known(ins).orElse(OTHER);
  }

  private static Optional<CommandKind> known(int ins) {
    return Arrays.stream(values()).filter(kind -> kind.ins == ins).findFirst();
  }

  /** {@return whether a class byte is one with which such a command is sent} */
  boolean isSentWith(int cla) {
    return this != OTHER && (cla & 0x60) == 0 && (cla & 0x03) == 0;
  }

  /** {@return whether its data is a PIN, in clear or enciphered} */
  boolean holdsPin() {
    return this == VERIFY || this == PIN_CHANGE || this == RESET_RETRY_COUNTER;
  }

  /** {@return the name in the books} */
  @Override
  public String toString() {
    return words;
  }
}
