package io.github.emv4j.probe;

import io.github.emv4j.extras.OfflineBalance;
import io.github.emv4j.report.ApplicationStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One application of a card on the HTML page. */
final class HtmlApplication {
  private final PageWords words;
  private final ReadOutcome outcome;
  private final LocalDate today;

  HtmlApplication(PageWords words, ReadOutcome outcome, LocalDate today) {
    this.words = words;
    this.outcome = outcome;
    this.today = today;
  }

  Html draw(ApplicationFacts facts) {
    Html article = Html.of("article", "panel application").add(head(facts));
    Html columns = Html.of("div", "columns");
    columns.add(facts(facts));
    if (facts.wasSelected()) {
      columns.add(new HtmlGauge(words).of(facts.pinTryCounter()));
    }
    article.add(columns);
    facts.authentication().ifPresent(genuine -> article.add(authentication(genuine)));
    new HtmlFindings(words)
        .list(facts.problems(), problem -> outcome.advice(problem, facts))
        .ifPresent(list -> article.add(Html.of("h4").text(words.of("findings")), list));
    return article;
  }

  private Html head(ApplicationFacts facts) {
    Html head = Html.of("header").add(Html.of("h3").add(Html.foreign(facts.shownName())));
    head.add(Html.of("span", "chip " + tone(facts.status()), words.of("status", facts.status())));
    facts.scheme().ifPresent(scheme -> head.add(Html.of("span", "chip", scheme)));
    facts.product().ifPresent(product -> head.add(Html.of("span", "chip", product)));
    return head;
  }

  private static String tone(ApplicationStatus status) {
    return switch (status) {
      case READ -> "good";
      case LISTED -> "dim";
      case BLOCKED, FAILED -> "bad";
    };
  }

  private Html facts(ApplicationFacts facts) {
    HtmlRows rows = new HtmlRows(words);
    rows.code("aid", facts.aid());
    holder(facts, rows);
    validity(facts, rows);
    facts.track2().ifPresent(track -> rows.code("track", track));
    counters(facts, rows);
    facts.contactless().ifPresent(tap -> rows.add("tap", tap.words()));
    facts.capabilities().ifPresent(text -> rows.add("canDo", text));
    facts.usage().ifPresent(text -> rows.add("usage", text));
    facts.languages().ifPresent(text -> rows.add("languages", text));
    rows.add("verified", facts.verificationRules());
    facts.extras().ifPresent(extras -> extras(extras, rows));
    return rows.list();
  }

  private void holder(ApplicationFacts facts, HtmlRows rows) {
    facts
        .pan()
        .ifPresent(
            pan -> {
              Html number = rows.code("number", pan.replaceAll("(.{4})(?!$)", "$1 "));
              facts.panSequenceNumber().ifPresent(n -> remark(number, words.of("sequence", n)));
            });
    facts.cardholderName().ifPresent(name -> rows.add("holder", name));
    facts
        .serviceCode()
        .ifPresent(
            code -> remark(rows.code("service", code), String.join("; ", facts.serviceMeanings())));
  }

  private void validity(ApplicationFacts facts, HtmlRows rows) {
    facts
        .effectiveDate()
        .ifPresent(
            date -> {
              Html row = rows.add("from", words.date(date));
              if (date.isAfter(today)) {
                row.add(Html.of("span", "chip bad", words.of("notYet")));
              }
            });
    facts
        .expirationDate()
        .ifPresent(
            date -> {
              boolean over = date.isBefore(today);
              String said = words.of(over ? "expired" : "valid");
              rows.add("to", words.date(date))
                  .add(Html.of("span", over ? "chip bad" : "chip good", said));
            });
  }

  private void counters(ApplicationFacts facts, HtmlRows rows) {
    List<String> counters = new ArrayList<>();
    facts.atc().ifPresent(count -> counters.add(words.of("transactions", count)));
    facts.lastOnlineAtc().ifPresent(count -> counters.add(words.of("lastOnline", count)));
    if (!counters.isEmpty()) {
      rows.add("counters", String.join(" · ", counters));
    }
  }

  private static void extras(ExtrasFacts extras, HtmlRows rows) {
    rows.add("balance", extras.balances().stream().map(HtmlApplication::balance).toList());
    extras.transactions().ifPresent(log -> rows.add("log", ExtrasFacts.lines(log)));
    extras.loads().ifPresent(log -> rows.add("loads", ExtrasFacts.lines(log)));
    rows.add("chip", extras.production().stream().map(ExtrasFacts.Part::describe).toList());
  }

  private static String balance(OfflineBalance balance) {
    boolean usual = balance.kind() == OfflineBalance.Kind.BALANCE;
    return usual ? balance.sum() : balance.sum() + " (" + balance.kind().words() + ")";
  }

  private static void remark(Html row, String text) {
    row.add(Html.of("span", "soft").add(Html.foreign(text)));
  }

  private Html authentication(AuthenticationFacts facts) {
    Html part = Html.of("section", "genuine");
    String tone =
        switch (facts.outcome()) {
          case AUTHENTICATED -> "good";
          case FAILED -> "bad";
          case NOT_PERFORMED -> "dim";
        };
    Html title = Html.of("h4").text(words.of("genuine"));
    title.add(Html.of("span", "chip " + tone, words.of("outcome", facts.outcome())));
    part.add(title, Html.of("p", "soft").add(Html.foreign(facts.words())));
    if (!facts.steps().isEmpty()) {
      part.add(new HtmlChain(words).draw(facts));
    }
    return part;
  }
}
