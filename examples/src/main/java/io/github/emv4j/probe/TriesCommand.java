package io.github.emv4j.probe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.report.Advice;
import io.github.emv4j.transport.TransportException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells how many PIN tries are left. */
@Command(
    name = "tries",
    addMethodSubcommands = false,
    description = {
      "Tells how many PIN tries each application has left.",
      "No PIN is sent, and no transaction is begun unless the card asks for it."
    })
final class TriesCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private SourceMixin source = new SourceMixin();

  @Option(names = "--contactless", description = "Read as over the air, whatever the reader is.")
  private boolean contactless;

  @Mixin private LanguageMixin lang = new LanguageMixin();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  TriesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws UsageException, TransportException {
    CardSource from = source.resolve(console);
    try (Progress progress = new Progress(console);
        OpenCard card = from.open(progress)) {
      TryReader reader =
          new TryReader(
              new ProgressConnection(card.connection(), progress), card.aids(), contactless);
      reader.readAll();
      progress.clear();
      if (json) {
        printJson(from, card, reader);
      } else {
        printTable(from, reader);
      }
      reader
          .failure()
          .map(from::onFailure)
          .or(reader::advice)
          .ifPresent(new AdviceLines(console, lang.language(console))::say);
      return reader.status();
    }
  }

  private void printJson(CardSource from, OpenCard card, TryReader reader) {
    ObjectNode root = JsonReport.head(from, card.connection().atr());
    JsonProblems problems = new JsonProblems(lang.language(console));
    ArrayNode applications = root.putArray("applications");
    for (TryCount count : reader.counts()) {
      ObjectNode node = applications.addObject().put("aid", count.aid());
      JsonReport.put(node, "label", count.label());
      node.put("status", count.status().name().toLowerCase(Locale.ROOT));
      JsonReport.put(node, "pinTryCounter", count.triesLeft());
      problems.add(node, count.problem().stream().toList());
    }
    problems.add(root, reader.problems(), problem -> advice(problem, from, reader));
    JsonReport.addExchanges(root, reader.exchanges(), card.deviations());
    console.out().println(JsonText.of(root));
  }

  private void printTable(CardSource from, TryReader reader) {
    TextLines lines = new TextLines(console, lang.language(console));
    lines.title(from.description());
    lines.gap();
    int number = 1;
    for (TryCount count : reader.counts()) {
      Style style = count.triesLeft().isPresent() ? style(count.triesLeft().getAsInt()) : Style.DIM;
      lines.heading(number++, count.name(), count.describe(), style);
      lines.problems(count.problem().stream().toList());
    }
    lines.problems(reader.problems(), problem -> advice(problem, from, reader));
  }

  private static Advice advice(Finding problem, CardSource from, TryReader reader) {
    return problem.code() == FindingCode.LINK_FAILED
        ? reader.failure().map(from::onFailure).orElseGet(() -> Advice.of(problem))
        : Advice.of(problem);
  }

  /** {@return how worrying so many tries are} */
  static Style style(int tries) {
    return tries == 0 ? Style.RED : tries == 1 ? Style.YELLOW : Style.GREEN;
  }
}
