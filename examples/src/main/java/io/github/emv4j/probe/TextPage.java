package io.github.emv4j.probe;

import io.github.emv4j.report.CardReport;
import io.github.emv4j.report.Exchanges;
import io.github.emv4j.report.HolderMatch;
import io.github.emv4j.transaction.CardInterface;

/** A card as a page for people. */
final class TextPage {
  private final TextLines lines;
  private final ReadOutcome outcome;
  private final DateWords dates;

  TextPage(TextLines lines, ReadOutcome outcome, DateWords dates) {
    this.lines = lines;
    this.outcome = outcome;
    this.dates = dates;
  }

  void print() {
    CardReport report = outcome.report();
    lines.title(outcome.source().description());
    lines.row(
        "Interface", report.cardInterface() == CardInterface.CONTACT ? "contact" : "contactless");
    if (!report.atr().isEmpty()) {
      lines.row("ATR", report.atr().toHex());
    }
    int number = 1;
    for (ApplicationFacts facts : outcome.applications()) {
      new TextApplication(lines, facts, dates, problem -> outcome.advice(problem, facts))
          .print(number++);
    }
    printHolder();
    if (!report.problems().isEmpty()) {
      lines.gap();
      lines.heading("The card as a whole");
      lines.problems(report.problems(), outcome::advice);
    }
    lines.gap();
    lines.dim(effort(report.exchanges()));
  }

  private void printHolder() {
    if (!outcome.holder().isEmpty()) {
      lines.gap();
      lines.heading("What you know of the holder");
    }
    for (HolderMatch match : outcome.holder()) {
      Style style =
          match.isMatch()
              ? Style.GREEN
              : match instanceof HolderMatch.Mismatch ? Style.RED : Style.DIM;
      String[] words = match.describe().split(": ", 2);
      lines.row(words[0], words[1], style);
    }
  }

  private String effort(Exchanges exchanges) {
    String commands = exchanges.count() == 1 ? "1 command" : exchanges.count() + " commands";
    String deviations =
        outcome.deviations().stream()
            .mapToObj(count -> ", " + count + " of them not as recorded")
            .findFirst()
            .orElse("");
    return commands
        + deviations
        + ", "
        + exchanges.bytesSent()
        + " bytes sent, "
        + exchanges.bytesReceived()
        + " received";
  }
}
