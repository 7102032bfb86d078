package io.github.emv4j.command;

import io.github.emv4j.apdu.CommandApdu;
import java.nio.charset.StandardCharsets;

/** Names commands the way the books do, for findings and messages. */
public final class CommandText {
  private CommandText() {}

  /** {@return for example {@code READ RECORD 2 of SFI 1}; never command data except file names} */
  public static String describe(CommandApdu command) {
    return switch (command.ins()) {
      case 0xA4 -> describeSelect(command);
      case 0xB2 -> "READ RECORD " + command.p1() + " of SFI " + (command.p2() >> 3);
      case 0xA8 -> "GET PROCESSING OPTIONS";
      case 0xCA -> String.format("GET DATA %02X%02X", command.p1(), command.p2());
      case 0xC0 -> "GET RESPONSE";
      case 0x88 -> "INTERNAL AUTHENTICATE";
      case 0x84 -> "GET CHALLENGE";
      case 0x20 -> "VERIFY";
      case 0xAE -> "GENERATE AC";
      case 0x2A -> "COMPUTE CRYPTOGRAPHIC CHECKSUM";
      case 0x82 -> "EXTERNAL AUTHENTICATE";
      default -> String.format("command %02X %02X", command.cla(), command.ins());
    };
  }

  private static String describeSelect(CommandApdu command) {
    String name = command.data().toText(StandardCharsets.ISO_8859_1);
    boolean readable = !name.isEmpty() && name.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    String next = command.p2() == 0x02 ? " (next)" : "";
    return "SELECT " + (readable ? name : command.data().toHex()) + next;
  }
}
