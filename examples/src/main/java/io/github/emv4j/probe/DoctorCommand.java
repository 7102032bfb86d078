package io.github.emv4j.probe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what keeps cards from being read on this computer, and how to mend it. */
@Command(
    name = "doctor",
    addMethodSubcommands = false,
    description = {
      "Looks at everything between this program and a card, and says how to mend what is wrong.",
      "Ends with 0 if a card could be read now, else with 3."
    })
final class DoctorCommand implements Callable<Integer> {
  private static final int NAME_WIDTH = 19;
  private static final int INDENT = 2;

  private final Console console;

  @Mixin private PcscMixin pcsc = new PcscMixin();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    HostSystem system = HostSystem.current();
    List<Checkup> checkups = new Doctor(system, pcsc.name(), pcsc::service).examine();
    if (json) {
      console.out().println(JsonText.of(toJson(checkups, system)));
    } else {
      checkups.forEach(checkup -> print(checkup, system));
    }
    console.out().flush();
    return Doctor.isReady(checkups) ? ExitStatus.DONE : ExitStatus.LINK;
  }

  private static ObjectNode toJson(List<Checkup> checkups, HostSystem system) {
    ObjectNode root =
        JsonText.object().put("system", system.words()).put("ready", Doctor.isReady(checkups));
    ArrayNode list = root.putArray("checks");
    for (Checkup checkup : checkups) {
      ObjectNode node =
          list.addObject()
              .put("check", checkup.name())
              .put("state", checkup.state().name().toLowerCase(Locale.ROOT))
              .put("found", CleanText.of(checkup.found()));
      checkup.remedy().ifPresent(remedy -> node.put("remedy", remedy.on(system)));
    }
    return root;
  }

  private void print(Checkup checkup, HostSystem system) {
    String mark = checkup.state().style().on(checkup.state().mark(), console.colour());
    String name = TextWidth.pad(checkup.name(), NAME_WIDTH);
    String start = mark + " " + Style.BOLD.on(name, console.colour());
    int room = console.width() - INDENT - NAME_WIDTH;
    String rest = " ".repeat(INDENT + NAME_WIDTH);
    for (String line : TextWidth.wrap(CleanText.of(checkup.found()), room)) {
      console.out().println(start + line);
      start = rest;
    }
    checkup.remedy().map(remedy -> remedy.on(system)).stream()
        .flatMap(text -> TextWidth.wrap(text, room).stream())
        .forEach(line -> console.out().println(rest + line));
  }
}
