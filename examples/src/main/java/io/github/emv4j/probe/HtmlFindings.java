package io.github.emv4j.probe;

import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.Severity;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.ApplicationStatus;
import io.github.emv4j.report.Audience;
import io.github.emv4j.report.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What was noticed, and what to do about it. */
final class HtmlFindings {
  private static final int MOST_RESERVATIONS = 3;

  private final PageWords words;

  HtmlFindings(PageWords words) {
    this.words = words;
  }

  /** {@return what to do now, said to everybody} */
  Html verdict(ReadOutcome outcome) {
    Advice advice = outcome.advice();
    List<Advice> reservations =
        advice.severity() == Severity.NOTE ? reservations(outcome) : List.of();
    Severity severity = reservations.isEmpty() ? advice.severity() : Severity.WARNING;
    Html verdict = Html.of("section", "verdict " + tone(severity));
    verdict.attr("aria-label", words.of("whatNow"));
    verdict.add(
        Html.of("p", "eyebrow")
            .text(words.of("whatNow"))
            .add(chip(severity, "severity"))
            .add(Html.of("code", "rule", advice.code().name())));
    verdict.add(Html.of("p", "lead", advice.text(Audience.CASHIER, words.language())));
    for (Advice reservation : reservations) {
      String text = reservation.text(Audience.CASHIER, words.language());
      verdict.add(Html.of("p", "reservation", text));
    }
    Html audiences = Html.of("dl", "audiences");
    Language cardholder = outcome.report().cardholderLanguage().orElse(words.language());
    say(audiences, Audience.TECHNICIAN, advice, words.language());
    say(audiences, Audience.CARDHOLDER, advice, cardholder);
    return verdict.add(audiences);
  }

  // A card that works may yet be one that is not proven genuine, or has no PIN try left.
  private static List<Advice> reservations(ReadOutcome outcome) {
    return outcome.applications().stream()
        .filter(facts -> facts.status() == ApplicationStatus.READ)
        .limit(1)
        .flatMap(
            facts ->
                facts.problems().stream()
                    .filter(problem -> problem.code().severity() == Severity.WARNING)
                    .map(problem -> outcome.advice(problem, facts)))
        .distinct()
        .limit(MOST_RESERVATIONS)
        .toList();
  }

  /** {@return a list of problems, the worst first; empty if there is none} */
  Optional<Html> list(List<Finding> findings, Function<Finding, Advice> advice) {
    if (findings.isEmpty()) {
      return Optional.empty();
    }
    Html list = Html.of("ul", "findings");
    for (Finding finding : Problems.worstFirst(findings)) {
      list.add(item(finding, advice.apply(finding)));
    }
    return Optional.of(list);
  }

  private Html item(Finding finding, Advice advice) {
    Severity severity = finding.code().severity();
    Html item = Html.of("li", tone(severity, "dim"));
    Html head = Html.of("p", "what").add(chip(severity, "finding"));
    head.add(Html.of("b").add(Html.foreign(finding.where()))).text(" ");
    item.add(head.add(Html.foreign(finding.message())));
    if (severity != Severity.NOTE) {
      Html audiences = Html.of("dl", "audiences");
      say(audiences, Audience.CASHIER, advice, words.language());
      say(audiences, Audience.TECHNICIAN, advice, words.language());
      item.add(audiences);
    }
    return item.add(
        Html.of("p", "source")
            .add(Html.of("code").text(finding.code().name()))
            .text(" " + finding.code().reference()));
  }

  private void say(Html list, Audience audience, Advice advice, Language language) {
    list.add(
        Html.of("dt").text(words.of(audience.name().toLowerCase(Locale.ROOT))),
        Html.of("dd").attr("lang", PageWords.tag(language)).text(advice.text(audience, language)));
  }

  private Html chip(Severity severity, String key) {
    String tone = key.equals("finding") ? tone(severity, "dim") : tone(severity);
    return Html.of("span", "chip " + tone, words.of(key, severity));
  }

  private static String tone(Severity severity) {
    return tone(severity, "good");
  }

  private static String tone(Severity severity, String note) {
    return switch (severity) {
      case STOP -> "bad";
      case WARNING -> "warn";
      case NOTE -> note;
    };
  }
}
