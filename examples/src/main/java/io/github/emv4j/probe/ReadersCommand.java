package io.github.emv4j.probe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emv4j.pcsc.PcscReader;
import io.github.emv4j.report.Advice;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the card readers of this computer. */
@Command(
    name = "readers",
    addMethodSubcommands = false,
    description = "Lists the card readers and the cards in them.")
final class ReadersCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private PcscMixin pcsc = new PcscMixin();

  @Mixin private LanguageMixin lang = new LanguageMixin();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ReadersCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws TransportException {
    List<ReaderState> readers = new ArrayList<>();
    for (PcscReader reader : pcsc.service().list()) {
      readers.add(ReaderState.of(reader));
    }
    if (json) {
      printJson(readers);
    } else {
      printTable(readers);
    }
    AdviceLines advice = new AdviceLines(console, lang.language(console));
    if (readers.isEmpty()) {
      console.say("No reader is attached; 'emv-probe read --virtual' needs none.");
      advice.say(Advice.of(Reason.NO_READER));
    }
    readers.stream()
        .flatMap(reader -> reader.failure().stream())
        .map(Advice::of)
        .distinct()
        .forEach(advice::say);
    return ExitStatus.DONE;
  }

  private void printJson(List<ReaderState> readers) {
    ObjectNode root = JsonText.object();
    ArrayNode list = root.putArray("readers");
    for (ReaderState reader : readers) {
      ObjectNode node = list.addObject();
      node.put("name", CleanText.of(reader.name())).put("cardPresent", reader.cardPresent());
      reader.atr().ifPresent(atr -> node.put("atr", atr.toHex()));
      reader.protocol().ifPresent(protocol -> node.put("protocol", protocol));
      reader.cardInterface().ifPresent(word -> node.put("interface", word));
      reader.failure().ifPresent(failure -> putFailure(node, failure));
    }
    console.out().println(JsonText.of(root));
  }

  private void putFailure(ObjectNode node, TransportException failure) {
    node.put("problem", CleanText.of(failure.description()));
    new JsonProblems(lang.language(console)).put(node, Advice.of(failure));
  }

  private void printTable(List<ReaderState> readers) {
    int width =
        readers.stream().mapToInt(r -> TextWidth.of(CleanText.of(r.name()))).max().orElse(0);
    for (ReaderState reader : readers) {
      String name = TextWidth.pad(CleanText.of(reader.name()), width);
      console
          .out()
          .println(Style.BOLD.on(name, console.colour()) + "  " + CleanText.of(reader.describe()));
    }
  }
}
