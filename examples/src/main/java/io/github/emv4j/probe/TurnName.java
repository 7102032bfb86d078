package io.github.emv4j.probe;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.probe.Conversation.Turn;
import java.nio.charset.StandardCharsets;

/** What a command is called, and how its answer looks. */
final class TurnName {
  private static final int HEADER = 4;
  private static final int DATA = 5;
  private static final int MOST_CHARACTERS = 26;

  private TurnName() {}

  static String of(Turn turn) {
    Bytes command = turn.command();
    int p1 = command.at(2);
    int p2 = command.at(3);
    return switch (command.at(1)) {
      case 0xA4 -> select(command);
      case 0xB2 -> "READ RECORD " + p1 + " of SFI " + (p2 >> 3);
      case 0xA8 -> "GET PROCESSING OPTIONS";
      case 0xCA -> String.format("GET DATA %04X", p1 << 8 | p2).replace(" 00", " ");
      case 0xC0 -> "GET RESPONSE";
      case 0x88 -> "INTERNAL AUTHENTICATE";
      case 0x84 -> "GET CHALLENGE";
      case 0xAE -> "GENERATE AC";
      default -> command.slice(0, HEADER).toHex();
    };
  }

  private static String select(Bytes command) {
    String name = name(command);
    boolean fits = name.length() <= MOST_CHARACTERS;
    return "SELECT " + (fits ? name : name.substring(0, MOST_CHARACTERS - 1) + "…");
  }

  /** {@return what a SELECT asks for: the name of a directory, else an AID} */
  static String selected(Turn turn) {
    return name(turn.command());
  }

  private static String name(Bytes command) {
    int end = command.length() > DATA ? DATA + command.at(HEADER) : 0;
    Bytes name = end <= command.length() && end > DATA ? command.slice(DATA, end) : Bytes.EMPTY;
    String text = name.toText(StandardCharsets.ISO_8859_1);
    boolean readable = !text.isEmpty() && text.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    return readable ? text : name.toHex();
  }

  static boolean isSelect(Turn turn) {
    return turn.command().at(1) == 0xA4;
  }

  /** {@return the status word; empty if there is none} */
  static String status(Turn turn) {
    Bytes response = turn.response();
    return response.length() < 2 ? "" : response.from(response.length() - 2).toHex();
  }

  /** {@return how the status word is coloured} */
  static String tone(Turn turn) {
    String status = status(turn);
    if (status.isEmpty()) {
      return "bad";
    }
    return status.startsWith("9") || status.startsWith("61") ? "good" : "warn";
  }
}
