package io.github.emv4j.probe;

import io.github.emv4j.ApplicationChoice;
import io.github.emv4j.EmvReader;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.EmvDate;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Severity;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.ApplicationReport;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.report.HolderCheck;
import io.github.emv4j.report.HolderMatch;
import io.github.emv4j.report.Language;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads a card. */
@Command(
    name = "read",
    addMethodSubcommands = false,
    description = {
      "Reads the application of the best priority and lists the others.",
      "Without a source: the card in the reader that is attached, else the virtual card."
    })
final class ReadCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private SourceMixin source = new SourceMixin();

  @Option(names = "--all", description = "Read every application, with logs and balances.")
  private boolean all;

  @Option(
      names = "--aid",
      paramLabel = "HEX",
      description = "Read the application whose name begins so, listed or not.")
  private @Nullable String aid;

  @Option(names = "--contactless", description = "Read as over the air, whatever the reader is.")
  private boolean contactless;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write one page for a browser instead of printing.")
  private @Nullable Path html;

  @Option(names = "--unmask", description = "Show card number, tracks and holder in full.")
  private boolean unmask;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "Record the conversation; card data is replaced in it unless --unmask is given, so that"
              + " it can be sent with a report and still replays.")
  private @Nullable Path record;

  @Option(
      names = "--set",
      paramLabel = "TAG=HEX",
      description = "Fix a data element of the terminal, for example 9F37=01234567 or 9A=260131.")
  private List<String> settings = new ArrayList<>();

  @Mixin private KeysMixin keys = new KeysMixin();
  @Mixin private HolderMixin holder = new HolderMixin();
  @Mixin private LanguageMixin lang = new LanguageMixin();

  ReadCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws UsageException, TransportException {
    Masking masking = unmask ? Masking.OFF : Masking.ON;
    TerminalData terminal =
        HexOptions.set(TerminalData.defaults(Clock.system(ZoneId.systemDefault())), settings);
    refuseContradictions();
    Bytes wanted = aid == null ? Bytes.EMPTY : HexOptions.aid(aid);
    Recorder recorder = Recorder.to(record, masking);
    PageOutput page = PageOutput.to(html);
    LocalDate today = terminal.date().map(EmvDate::date).orElseThrow();
    List<HolderMixin.Check> checks = holder.checks();
    CardSource from = source.resolve(console);
    CaKeys trusted = keys.forCardsFrom(from);
    try (Progress progress = new Progress(console);
        OpenCard card = open(from, progress, page, today)) {
      CardConnection recorded = recorder.around(page.around(card.connection()));
      CardReport report =
          inspect(
              readerFor(card, terminal, trusted),
              new ProgressConnection(recorded, progress),
              wanted);
      progress.clear();
      recorder.write();
      List<HolderMatch> matches = compare(report, checks);
      ReadOutcome outcome =
          new ReadOutcome(from, report, card.deviations(), card.isAltered(), masking, matches);
      page.write(outcome, lang.language(console), today);
      print(outcome, today);
      int status = Problems.status(report, keys.areChosen());
      boolean sameHolder = matches.stream().allMatch(HolderMatch::isMatch);
      return status == ExitStatus.DONE && !sameHolder ? ExitStatus.REFUSED : status;
    }
  }

  private void refuseContradictions() throws UsageException {
    if (all && aid != null) {
      throw new UsageException("--all and --aid exclude each other.");
    }
    if (json && html != null) {
      throw new UsageException("--json and --html exclude each other.");
    }
  }

  private OpenCard open(CardSource from, Progress progress, PageOutput page, LocalDate today)
      throws UsageException, TransportException {
    try {
      return from.open(progress);
    } catch (TransportException e) {
      page.write(from, e, lang.language(console), today);
      throw e;
    }
  }

  private EmvReader readerFor(OpenCard card, TerminalData terminal, CaKeys trusted) {
    EmvReader reader =
        EmvReader.withTerminal(terminal).accepting(card.aids()).choosing(ApplicationChoice.best());
    // Of signatures over data that was replaced, a failure would be no fault of the card.
    EmvReader trusting = card.isAltered() ? reader : reader.trusting(trusted);
    return contactless ? trusting.over(CardInterface.CONTACTLESS) : trusting;
  }

  private CardReport inspect(EmvReader reader, CardConnection card, Bytes wanted) {
    if (!wanted.isEmpty()) {
      return reader.inspect(card, wanted);
    }
    return all ? reader.inspectAll(card) : reader.inspect(card);
  }

  private static List<HolderMatch> compare(CardReport report, List<HolderMixin.Check> checks) {
    return report.firstRead().flatMap(ApplicationReport::read).stream()
        .map(read -> HolderCheck.of(read.data()))
        .flatMap(card -> checks.stream().map(check -> check.with(card)))
        .toList();
  }

  private void print(ReadOutcome outcome, LocalDate today) {
    Language language = lang.language(console);
    if (html != null) {
      console.say("Wrote " + html + ".");
    } else if (json) {
      console.out().println(JsonText.of(new JsonReport(outcome, language).toJson()));
    } else {
      new TextPage(new TextLines(console, language), outcome, new DateWords(today)).print();
    }
    console.out().flush();
    AdviceLines lines = new AdviceLines(console, language);
    if (outcome.advice().severity() == Severity.STOP) {
      lines.say(outcome.advice(), outcome.report().cardholderLanguage());
    }
    outcome.holder().stream()
        .filter(match -> !match.isMatch())
        .map(Advice::of)
        .distinct()
        .forEach(lines::say);
  }
}
