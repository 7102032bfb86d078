package io.github.emv4j.probe;

import io.github.emv4j.probe.Conversation.Turn;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.report.Exchanges;
import io.github.emv4j.report.HolderMatch;
import io.github.emv4j.transaction.CardInterface;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A card as one HTML page that needs nothing else: no network, no script, no other file. */
final class HtmlPage {
  private static final int MOST_STEPS = 400;
  private static final int MOST_OPEN = 60;

  private final PageWords words;
  private final ReadOutcome outcome;
  private final List<Turn> turns;
  private final LocalDate today;

  HtmlPage(PageWords words, ReadOutcome outcome, List<Turn> turns, LocalDate today) {
    this.words = words;
    this.outcome = outcome;
    this.turns = turns;
    this.today = today;
  }

  /** {@return the page} */
  String text() {
    Html main = Html.of("main").add(hero());
    applications(main);
    holder(main);
    problems(main);
    conversation(main);
    data(main);
    Html body = Html.of("body").add(banner(), main, footer());
    return Html.of("html").attr("lang", words.of("language")).add(head(), body).toPage();
  }

  private Html head() {
    String css = styleSheet();
    String policy =
        "default-src 'none'; style-src 'sha256-"
            + hash(css)
            + "'; base-uri 'none'; form-action 'none'";
    return Html.of("head")
        .add(
            Html.of("meta").attr("charset", "utf-8"),
            Html.of("meta").attr("http-equiv", "Content-Security-Policy").attr("content", policy),
            meta("viewport", "width=device-width, initial-scale=1"),
            meta("color-scheme", "light dark"),
            meta("referrer", "no-referrer"),
            meta("robots", "noindex"),
            Html.of("title").text(words.of("title") + " · " + outcome.source().description()),
            Html.style(css));
  }

  private static Html meta(String name, String content) {
    return Html.of("meta").attr("name", name).attr("content", content);
  }

  private static String styleSheet() {
    try (InputStream css = HtmlPage.class.getResourceAsStream("page.css")) {
      return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(String css) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(css.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private Html banner() {
    CardReport report = outcome.report();
    boolean contact = report.cardInterface() == CardInterface.CONTACT;
    Html banner = Html.of("header", "banner").add(Html.of("h1").text(words.of("title")));
    Html facts = Html.of("dl", "meta");
    fact(facts, "source", Html.foreign(outcome.source().description()));
    fact(facts, "date", Html.of("span").text(words.date(today)));
    fact(facts, "interface", Html.of("span").text(words.of(contact ? "contact" : "contactless")));
    if (!report.atr().isEmpty()) {
      fact(facts, "reset", Html.of("code").text(report.atr().toHex()));
    }
    return banner.add(facts);
  }

  private void fact(Html list, String key, Html value) {
    Html pair = Html.of("div").add(Html.of("dt").text(words.of(key)));
    list.add(pair.add(Html.of("dd").add(value)));
  }

  private Html hero() {
    Html verdict = new HtmlFindings(words).verdict(outcome);
    return Html.of("div", "hero").add(new HtmlCardFace(words, outcome).draw(), verdict);
  }

  private Html title(String key) {
    return Html.of("h2").text(words.of(key));
  }

  private void applications(Html main) {
    main.add(title("applications"));
    HtmlApplication application = new HtmlApplication(words, outcome, today);
    List<ApplicationFacts> all = outcome.applications();
    all.forEach(facts -> main.add(application.draw(facts)));
    if (all.isEmpty()) {
      main.add(Html.of("p", "panel soft", words.of("noApplications")));
    }
  }

  private void holder(Html main) {
    if (outcome.holder().isEmpty()) {
      return;
    }
    Html list = Html.of("ul", "panel matches");
    for (HolderMatch match : outcome.holder()) {
      String tone =
          match.isMatch() ? "good" : match instanceof HolderMatch.Mismatch ? "bad" : "dim";
      String[] said = match.describe().split(": ", 2);
      list.add(Html.of("li").text(said[0] + " ").add(Html.of("span", "chip " + tone, said[1])));
    }
    main.add(title("holderCheck"), list);
  }

  private void problems(Html main) {
    new HtmlFindings(words)
        .list(outcome.report().problems(), outcome::advice)
        .ifPresent(list -> main.add(title("cardFindings"), Html.of("div", "panel").add(list)));
  }

  private List<Step> shown() {
    List<Step> steps = Step.of(turns);
    return steps.subList(0, Math.min(steps.size(), MOST_STEPS));
  }

  private void conversation(Html main) {
    Html panel = Html.of("section", "panel");
    main.add(title("conversation"), panel);
    if (turns.isEmpty()) {
      panel.add(Html.of("p", "soft", words.of("empty")));
      return;
    }
    Html details = Html.of("details", "diagram");
    details.add(Html.of("summary").text(effort()), new HtmlSequence(words, shown()).draw());
    panel.add(shown().size() > MOST_OPEN ? details : details.attr("open", ""));
    int more = turns.size() - shown().stream().mapToInt(step -> step.turns().size()).sum();
    if (more > 0) {
      panel.add(Html.of("p", "soft", words.of("more", more)));
    }
  }

  private String effort() {
    Exchanges exchanges = outcome.report().exchanges();
    Turn last = turns.get(turns.size() - 1);
    Duration total = last.start().plus(last.took());
    Duration slowest =
        turns.stream().map(Turn::took).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    String effort =
        words.of(
            "effort",
            exchanges.count(),
            words.count(exchanges.bytesSent()),
            words.count(exchanges.bytesReceived()),
            PageWords.time(total),
            PageWords.time(slowest));
    return effort
        + outcome.deviations().stream()
            .mapToObj(count -> " " + words.of("deviations", count))
            .findFirst()
            .orElse("");
  }

  private void data(Html main) {
    if (turns.isEmpty()) {
      return;
    }
    String note = words.of("dataNote");
    boolean masked = outcome.masking() == Masking.ON;
    Html panel = Html.of("section", "panel data");
    panel.add(Html.of("p", "soft", masked ? note + " " + words.of("maskedNote") : note));
    Map<String, String> names = new HashMap<>();
    outcome.applications().forEach(a -> names.putIfAbsent(a.aid(), a.shownName()));
    panel.add(new HtmlData(words, outcome.masking()).draw(turns, shown(), names));
    main.add(title("data"), panel);
  }

  private Html footer() {
    boolean masked = outcome.masking() == Masking.ON;
    return Html.of("footer", masked ? "soft" : "bad-text")
        .text(words.of(masked ? "footer" : "unmasked"));
  }
}
