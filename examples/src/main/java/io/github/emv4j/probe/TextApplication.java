package io.github.emv4j.probe;

import io.github.emv4j.extras.OfflineBalance;
import io.github.emv4j.extras.TransactionLog;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.ApplicationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One application of a card on the page. */
final class TextApplication {
  private final TextLines lines;
  private final ApplicationFacts facts;
  private final DateWords dates;
  private final Function<Finding, Advice> advice;

  TextApplication(
      TextLines lines, ApplicationFacts facts, DateWords dates, Function<Finding, Advice> advice) {
    this.lines = lines;
    this.facts = facts;
    this.dates = dates;
    this.advice = advice;
  }

  void print(int number) {
    lines.gap();
    lines.heading(number, facts.shownName(), status(), statusStyle());
    lines.row("AID", facts.aid(), facts.scheme().orElse(""));
    facts.product().ifPresent(product -> lines.row("Product", product));
    facts.contactless().ifPresent(tap -> lines.row("Read by", tap.words()));
    printHolder();
    printValidity();
    printPin();
    printCounters();
    facts.authentication().ifPresent(this::printAuthentication);
    facts.capabilities().ifPresent(words -> lines.row("Can do", words));
    facts.usage().ifPresent(words -> lines.row("For", words));
    facts.languages().ifPresent(words -> lines.row("Languages", words));
    printVerification();
    facts.extras().ifPresent(this::printExtras);
    lines.problems(facts.problems(), advice);
  }

  private void printVerification() {
    String name = "Verified by";
    for (String rule : facts.verificationRules()) {
      lines.row(name, rule);
      name = "";
    }
  }

  private void printExtras(ExtrasFacts extras) {
    for (OfflineBalance balance : extras.balances()) {
      String remark = balance.kind() == OfflineBalance.Kind.BALANCE ? "" : balance.kind().words();
      lines.row(remark.isEmpty() ? "Offline balance" : "", balance.sum(), remark);
    }
    extras.transactions().ifPresent(log -> printLog("Transactions", log));
    extras.loads().ifPresent(log -> printLog("Top-ups", log));
    String name = "Chip";
    for (ExtrasFacts.Part part : extras.production()) {
      lines.row(name, part.describe());
      name = "";
    }
  }

  private void printLog(String name, TransactionLog log) {
    String shown = name;
    for (String line : ExtrasFacts.lines(log)) {
      lines.row(shown, line);
      shown = "";
    }
  }

  private String status() {
    return switch (facts.status()) {
      case READ -> "read";
      case BLOCKED -> "blocked by the issuer";
      case FAILED -> "could not be read";
      case LISTED -> "not read";
    };
  }

  private Style statusStyle() {
    return facts.status() == ApplicationStatus.READ
        ? Style.GREEN
        : facts.status() == ApplicationStatus.LISTED ? Style.DIM : Style.RED;
  }

  private void printHolder() {
    String sequence = facts.panSequenceNumber().map(n -> "sequence number " + n).orElse("");
    facts.pan().ifPresent(pan -> lines.row("Card number", grouped(pan), sequence));
    facts.cardholderName().ifPresent(name -> lines.row("Cardholder", name));
    facts
        .serviceCode()
        .ifPresent(
            code ->
                lines.row(
                    "Service code", code + ": " + String.join("; ", facts.serviceMeanings())));
  }

  // Four by four, as on the card.
  private static String grouped(String pan) {
    return pan.replaceAll("(.{4})(?!$)", "$1 ");
  }

  private void printValidity() {
    facts.effectiveDate().ifPresent(date -> lines.row("From", dates.firstDay(date)));
    facts
        .expirationDate()
        .ifPresent(
            date ->
                lines.row("To", dates.lastDay(date), dates.isOver(date) ? Style.RED : Style.GREEN));
  }

  private void printPin() {
    facts
        .pinTryCounter()
        .ifPresent(
            tries ->
                lines.row("PIN tries left", Integer.toString(tries), TriesCommand.style(tries)));
  }

  private void printAuthentication(AuthenticationFacts authentication) {
    Style style =
        switch (authentication.outcome()) {
          case AUTHENTICATED -> Style.GREEN;
          case FAILED -> Style.RED;
          case NOT_PERFORMED -> Style.DIM;
        };
    lines.row("Genuine", authentication.words(), style);
    for (AuthenticationFacts.Link link : authentication.chain()) {
      String expiry = link.expiry().map(date -> ", until " + date).orElse("");
      lines.row("", link.name() + " " + link.identity() + expiry + ", " + link.bits() + " bits");
    }
  }

  private void printCounters() {
    List<String> counters = new ArrayList<>();
    facts
        .atc()
        .ifPresent(count -> counters.add(count == 1 ? "1 transaction" : count + " transactions"));
    facts.lastOnlineAtc().ifPresent(count -> counters.add("last online at number " + count));
    Optional.of(String.join(", ", counters))
        .filter(words -> !words.isEmpty())
        .ifPresent(words -> lines.row("Counters", words));
  }
}
