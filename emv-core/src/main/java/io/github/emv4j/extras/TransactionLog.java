package io.github.emv4j.extras;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.data.Dol;
import java.util.List;
import java.util.Optional;

/**
 * A log that an application keeps (EMV 4.4 Book 3, Annex D; UnionPay for top-ups).
 *
 * @param sfi short file identifier of its file, 1 to 30
 * @param capacity how many records the Log Entry announces, 0 to 255
 * @param format what the records hold, in order; empty if the card does not say or says nonsense
 * @param entries in the card's order, usually the newest first; unused records are left out
 * @param refusal how the card answered where reading ended before the last record, if it did
 */
public record TransactionLog(
    int sfi,
    int capacity,
    Optional<Dol> format,
    List<LogEntry> entries,
    Optional<StatusWord> refusal) {
  /** Keeps an unmodifiable copy. */
  public TransactionLog {
    entries = List.copyOf(entries);
  }

  /** {@return whether not even the first record could be read, though there should be one} */
  public boolean isUnreadable() {
    return entries.isEmpty()
        && refusal.filter(status -> !status.equals(StatusWord.RECORD_NOT_FOUND)).isPresent();
  }

  /** {@return one sentence, for example {@code 3 of 10 records used.}} */
  public String describe() {
    if (isUnreadable()) {
      return "The card does not let the log be read: " + refusal.orElseThrow() + ".";
    }
    return entries.size() + " of " + capacity + " records used.";
  }

  /** {@return how many entries there are, never their content} */
  @Override
  public String toString() {
    return describe();
  }
}
