package io.github.emv4j.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emv4j.ApplicationChoice;
import io.github.emv4j.EmvReader;
import io.github.emv4j.ReadResult;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.pin.Pin;
import io.github.emv4j.pin.PinMethod;
import io.github.emv4j.pin.PinReadiness;
import io.github.emv4j.pin.PinResult;
import io.github.emv4j.pin.PinVerification;
import io.github.emv4j.pin.VerifyOptions;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.Language;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.TransportException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets the card check a PIN, once. */
@Command(
    name = "pin",
    addMethodSubcommands = false,
    description = {
      "Lets the card check a PIN, once, and tells the tries left before and after.",
      "The PIN is asked for without showing it; it is never an argument.",
      "For tests and for cards of your own: a payment wants an approved PIN entry device."
    })
final class PinCommand implements Callable<Integer> {
  /** How the PIN is to go to the card. */
  enum Method {
    AUTO(Optional.empty()),
    PLAINTEXT(Optional.of(PinMethod.PLAINTEXT)),
    ENCIPHERED(Optional.of(PinMethod.ENCIPHERED)),
    PINPAD(Optional.of(PinMethod.PIN_PAD));

    private final Optional<PinMethod> method;

    Method(Optional<PinMethod> method) {
      this.method = method;
    }
  }

  private final Console console;

  @Mixin private SourceMixin source = new SourceMixin();
  @Mixin private KeysMixin keys = new KeysMixin();

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "auto (by the card's CVM list), plaintext, enciphered or pinpad.")
  private Method method = Method.AUTO;

  @Option(names = "--pin-stdin", description = "Read the PIN from the first line of the input.")
  private boolean pinFromInput;

  @Option(names = "--last-try", description = "Go on although only one try is left.")
  private boolean lastTry;

  @Option(
      names = "--aid",
      paramLabel = "HEX",
      description = "The application whose name begins so, else that of the best priority.")
  private @Nullable String aid;

  @Mixin private LanguageMixin lang = new LanguageMixin();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  PinCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws UsageException, TransportException {
    Bytes wanted = aid == null ? Bytes.EMPTY : HexOptions.aid(aid);
    PinPrompt prompt = method == Method.PINPAD ? PinPrompt.NONE : PinPrompt.of(pinFromInput);
    CardSource from = source.resolve(console);
    CaKeys trusted = keys.forCardsFrom(from);
    try (Progress progress = new Progress(console);
        OpenCard card = from.open(progress)) {
      ReadResult result = reader(card, wanted).read(card.connection());
      progress.clear();
      if (result.application().isEmpty()) {
        return notRead(from, result);
      }
      ReadApplication application = result.application().get();
      PinVerification verification = application.pinVerification(trusted);
      return tell(from, application, check(verification, prompt));
    }
  }

  private static EmvReader reader(OpenCard card, Bytes wanted) {
    TerminalData terminal = TerminalData.defaults(Clock.system(ZoneId.systemDefault()));
    return EmvReader.withTerminal(terminal)
        .accepting(card.aids())
        .asking(List.of())
        .choosing(wanted.isEmpty() ? ApplicationChoice.best() : named(wanted));
  }

  private static ApplicationChoice named(Bytes wanted) {
    return candidates -> candidates.stream().filter(c -> c.dfName().startsWith(wanted)).findFirst();
  }

  private int notRead(CardSource from, ReadResult result) {
    Language language = lang.language(console);
    if (json) {
      ObjectNode root = JsonText.object().put("source", from.name()).put("verified", false);
      new JsonProblems(language).add(root, result.findings());
      console.out().println(JsonText.of(root));
    }
    console.say(result.describe());
    new AdviceLines(console, language).say(result.advice());
    return ExitStatus.REFUSED;
  }

  /** Asks for the PIN only if it would be sent. */
  private PinResult check(PinVerification verification, PinPrompt prompt)
      throws UsageException, TransportException {
    VerifyOptions options = options();
    if (method == Method.PINPAD) {
      console.say("Enter the PIN at the reader.");
      return verification.verifyAtPad(options);
    }
    PinReadiness ready = verification.readiness(options);
    if (ready.obstacle().isPresent()) {
      return ready.obstacle().get();
    }
    console.say("PIN tries left: " + words(ready.counter().tries()) + ".");
    try (Pin pin = prompt.ask()) {
      return verification.verify(pin, options);
    }
  }

  private VerifyOptions options() {
    VerifyOptions options = VerifyOptions.usual();
    if (method.method.isPresent()) {
      options = options.withMethod(method.method.get());
    }
    return lastTry ? options.allowingLastTry() : options;
  }

  private int tell(CardSource from, ReadApplication application, PinResult result) {
    if (json) {
      console.out().println(JsonText.of(toJson(from, application, result)));
    } else {
      print(from, application.candidate(), result);
    }
    console.out().flush();
    if (!result.isVerified()) {
      console.say(result.describe());
      new AdviceLines(console, lang.language(console))
          .say(Advice.of(result), Language.preferredBy(application.data().languagePreference()));
    }
    if (result instanceof PinResult.OutcomeUnknown) {
      return ExitStatus.LINK;
    }
    return result.isVerified() ? ExitStatus.DONE : ExitStatus.REFUSED;
  }

  private void print(CardSource from, Candidate candidate, PinResult result) {
    TextLines lines = new TextLines(console, lang.language(console));
    lines.title(from.description());
    lines.row("Application", candidate.displayName(), candidate.dfName().toHex());
    lines.row("PIN", result.describe(), result.isVerified() ? Style.GREEN : Style.RED);
    result.method().ifPresent(used -> lines.row("Method", used.text()));
    lines.row(
        "Tries left",
        words(result.triesBefore()) + " before, " + words(result.triesAfter()) + " after");
    lines.problems(result.findings());
  }

  private ObjectNode toJson(CardSource from, ReadApplication application, PinResult result) {
    ObjectNode root = JsonText.object().put("source", from.name());
    root.put("aid", application.candidate().dfName().toHex());
    root.put("result", result.getClass().getSimpleName());
    root.put("verified", result.isVerified());
    JsonReport.put(root, "method", result.method().map(m -> m.name().toLowerCase(Locale.ROOT)));
    JsonReport.put(root, "triesBefore", result.triesBefore());
    JsonReport.put(root, "triesAfter", result.triesAfter());
    JsonReport.put(root, "status", result.status().map(Object::toString));
    root.put("message", result.describe());
    JsonProblems problems = new JsonProblems(lang.language(console));
    problems.put(root, Advice.of(result));
    problems.add(root, result.findings());
    return root;
  }

  private static String words(OptionalInt tries) {
    return tries.isPresent() ? Integer.toString(tries.getAsInt()) : "not told";
  }
}
