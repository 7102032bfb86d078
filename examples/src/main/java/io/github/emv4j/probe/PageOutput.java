package io.github.emv4j.probe;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.report.Exchanges;
import io.github.emv4j.report.Language;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Writes the HTML page into a file, if the user wants one. */
final class PageOutput {
  private final @Nullable Path file;
  private @Nullable Conversation conversation;

  private PageOutput(@Nullable Path file) {
    this.file = file;
  }

  /**
   * {@return the output into a file}
   *
   * @param file where to; null for nowhere
   * @throws UsageException if it cannot be written; better said before a card is looked at
   */
  static PageOutput to(@Nullable Path file) throws UsageException {
    if (file != null && !new OwnerFile(file).isWritable()) {
      throw unusable(file);
    }
    return new PageOutput(file);
  }

  private static UsageException unusable(Path file) {
    return new UsageException("Cannot write the page " + file + ": it cannot be written.");
  }

  boolean isWanted() {
    return file != null;
  }

  CardConnection around(CardConnection card) {
    if (file == null) {
      return card;
    }
    Conversation noted = new Conversation(card);
    conversation = noted;
    return noted;
  }

  /** Writes what was learnt of a card, where a page is wanted. */
  void write(ReadOutcome outcome, Language language, LocalDate today) throws UsageException {
    if (file == null) {
      return;
    }
    List<Conversation.Turn> turns =
        conversation == null ? List.of() : conversation.turns(outcome.masking());
    String page = new HtmlPage(new PageWords(language), outcome, turns, today).text();
    try {
      new OwnerFile(file).write(page);
    } catch (IOException e) {
      throw unusable(file);
    }
  }

  /** Writes that there was no card to read, so that no older page is taken for this card's. */
  void write(CardSource source, TransportException failure, Language language, LocalDate today)
      throws UsageException {
    Finding finding = Finding.of(FindingCode.LINK_FAILED, "card link", failure.description());
    CardReport report =
        new CardReport(
            Bytes.EMPTY,
            CardInterface.CONTACT,
            List.of(),
            List.of(finding),
            new Exchanges(0, 0, 0),
            Optional.of(failure));
    ReadOutcome nothing =
        new ReadOutcome(source, report, OptionalInt.empty(), false, Masking.ON, List.of());
    write(nothing, language, today);
  }
}
