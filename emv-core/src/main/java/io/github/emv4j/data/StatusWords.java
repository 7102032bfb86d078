package io.github.emv4j.data;

import io.github.emv4j.apdu.StatusWord;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Meanings of status words, by the command that they answer. */
public final class StatusWords {
  private static final String ANY_COMMAND = "*";

  /** Four digits of which the last one or two may be {@code x}, then a space and the command. */
  private static final Map<String, StatusMeaning> MEANINGS = load();

  private StatusWords() {}

  /**
   * {@return what a status word says as the answer to a command}
   *
   * @param status the status word
   * @param command the command's name in the books, for example {@code READ RECORD}; of others only
   *     the general meaning is known
   */
  public static Optional<StatusMeaning> meaning(StatusWord status, String command) {
    return lookup(status, command).or(() -> lookup(status, ANY_COMMAND));
  }

  private static Optional<StatusMeaning> lookup(StatusWord status, String command) {
    String digits = status.toString();
    for (int known = digits.length(); known >= 2; known--) {
      String pattern = digits.substring(0, known) + "x".repeat(digits.length() - known);
      StatusMeaning meaning = MEANINGS.get(pattern + " " + command);
      if (meaning != null) {
        return Optional.of(withNumber(meaning, status, known));
      }
    }
    return Optional.empty();
  }

  // The texts name the digits that they leave open: "x tries left", "xx more bytes".
  private static StatusMeaning withNumber(StatusMeaning meaning, StatusWord status, int known) {
    String text = meaning.text();
    if (known == 2) {
      int count = status.sw2() == 0 ? 256 : status.sw2();
      text = text.replace("xx ", count + " ");
    } else if (known == 3) {
      text = text.replace(" x ", " " + (status.sw2() & 0xF) + " ");
    }
    return new StatusMeaning(text, meaning.category());
  }

  private static Map<String, StatusMeaning> load() {
    Map<String, StatusMeaning> meanings = new HashMap<>();
    FactTable.forEachRow(
        "status-words.csv",
        row -> {
          String category = row.field("category").toUpperCase(Locale.ROOT);
          meanings.put(
              row.field("sw") + " " + row.field("command"),
              new StatusMeaning(row.field("meaning"), StatusMeaning.Category.valueOf(category)));
        });
    return Map.copyOf(meanings);
  }
}
