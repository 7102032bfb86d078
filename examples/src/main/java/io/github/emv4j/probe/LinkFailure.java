package io.github.emv4j.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.AdviceCode;
import io.github.emv4j.report.Language;
import io.github.emv4j.transport.TransportException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** Tells of a reader or link that failed before a command had anything to report. */
final class LinkFailure {
  private final Console console;
  private final ParseResult parsed;

  /**
   * Knows what the user asked for.
   *
   * @param parsed the whole command line
   */
  LinkFailure(Console console, ParseResult parsed) {
    this.console = console;
    this.parsed = leaf(parsed);
  }

  private static ParseResult leaf(ParseResult parsed) {
    ParseResult leaf = parsed;
    while (leaf.hasSubcommand()) {
      leaf = leaf.subcommand();
    }
    return leaf;
  }

  void tell(TransportException failure) {
    Advice advice =
        parsed.hasMatchedOption("--replay")
            ? Advice.of(AdviceCode.RECORDING_DEVIATES)
            : Advice.of(failure);
    if (parsed.hasMatchedOption("--json")) {
      ObjectNode root = JsonText.object();
      list().ifPresent(root::putArray);
      new JsonProblems(language()).add(root, failure, advice);
      console.out().println(JsonText.of(root));
      console.out().flush();
    }
    console.say("emv-probe: " + failure.description());
    new AdviceLines(console, language()).say(advice);
  }

  /** {@return the name of the list that the command would have filled} */
  private Optional<String> list() {
    return switch (parsed.commandSpec().name()) {
      case "readers" -> Optional.of("readers");
      case "read", "tries" -> Optional.of("applications");
      default -> Optional.empty();
    };
  }

  private Language language() {
    LanguageMixin.@Nullable Choice chosen = parsed.matchedOptionValue("--lang", null);
    return chosen == null ? console.language() : chosen.language();
  }
}
