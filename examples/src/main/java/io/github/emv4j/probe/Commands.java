package io.github.emv4j.probe;

import java.util.List;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/** What {@code emv-probe} can be told to do. */
final class Commands {
  /** In the order in which help lists them. */
  private static final List<String> NAMES =
      List.of("read", "tries", "pin", "decode", "readers", "doctor", "card");

  private Commands() {}

  /**
   * Makes the commands known to the command line, all of them or the one that is asked for.
   *
   * <p>Picocli looks at every command with reflection when it is added. What stands after a command
   * belongs to it, so that the others cannot be meant; in any other case they may be: help lists
   * them.
   */
  static void addTo(CommandLine line, Console console, String... args) {
    if (args.length > 0 && NAMES.contains(args[0])) {
      line.addSubcommand(create(args[0], console));
      return;
    }
    for (String name : NAMES) {
      line.addSubcommand(create(name, console));
    }
    line.addSubcommand(new HelpCommand());
    line.addSubcommand(new GenerateCompletion());
  }

  private static Object create(String name, Console console) {
    return switch (name) {
      case "read" -> new ReadCommand(console);
      case "tries" -> new TriesCommand(console);
      case "pin" -> new PinCommand(console);
      case "decode" -> new DecodeCommand(console);
      case "readers" -> new ReadersCommand(console);
      case "doctor" -> new DoctorCommand(console);
      case "card" -> new CardCommand(console);
      default -> throw new IllegalArgumentException("no command: " + name);
    };
  }
}
