package io.github.emv4j.decode;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.StatusMeaning;
import io.github.emv4j.data.StatusWords;

/** Explains status words, by the command that they answer where it is known. */
final class StatusDecoder {
  private StatusDecoder() {}

  static void explain(Part part, CommandKind command) {
    if (part.bytes.length() != 2) {
      throw MalformedDataException.at("a status word has 2 bytes", part.bytes, part.bytes.length());
    }
    StatusWord status = new StatusWord(part.bytes.at(0) << 8 | part.bytes.at(1));
    part.says(
        StatusWords.meaning(status, command.toString())
            .map(meaning -> meaning.text() + category(meaning))
            .orElse("not known"));
    if (command == CommandKind.OTHER) {
      byCommand(part, status);
    }
  }

  // Where nobody says what was asked, the commands to which it says more than to others.
  private static void byCommand(Part part, StatusWord status) {
    String general = StatusWords.meaning(status, "").map(StatusMeaning::text).orElse("");
    for (CommandKind kind : CommandKind.values()) {
      StatusWords.meaning(status, kind.toString())
          .map(StatusMeaning::text)
          .filter(text -> !text.equals(general))
          .ifPresent(text -> part.fact("After " + kind, text));
    }
  }

  private static String category(StatusMeaning meaning) {
    return switch (meaning.category()) {
      case SUCCESS -> "";
      case WARNING -> " (warning)";
      case ERROR -> " (error)";
    };
  }

  /** {@return whether two bytes can be a status word} */
  static boolean looksLike(int first, int second) {
    return (first == 0x90 && second == 0) || (first >= 0x61 && first <= 0x6F);
  }
}
