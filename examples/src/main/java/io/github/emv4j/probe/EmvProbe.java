package io.github.emv4j.probe;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Entry point of the command line {@code emv-probe}. */
@Command(
    name = "emv-probe",
    addMethodSubcommands = false,
    description = "Looks into EMV payment cards.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = EmvProbe.Version.class,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      " 0:done",
      " 1:the card or the check said no",
      " 2:wrong command line, or a file that cannot be used",
      " 3:reader or link failed",
      " 4:the card's data is malformed"
    })
public final class EmvProbe implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  private EmvProbe() {}

  /**
   * Runs the command line and ends the process.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    // No option takes a value of these types, and finding their parsers takes time at every start.
    System.setProperty("picocli.converters.excludes", "java[.](sql|time)[.].*");
    System.setProperty("picocli.disable.closures", "true");
    System.exit(run(Console.system(), args));
  }

  static int run(Console console, String... args) {
    int status = answersAtOnce(console, args) ? ExitStatus.DONE : execute(console, args);
    boolean written = !console.out().checkError();
    if (status == ExitStatus.DONE && !written) {
      console.say("emv-probe: The output could not be written: is the disk full?");
      status = ExitStatus.USAGE;
    }
    console.err().flush();
    return status;
  }

  // Picocli takes longer to start than the answer takes; scripts ask for the version only.
  private static boolean answersAtOnce(Console console, String... args) {
    boolean asked = args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"));
    if (asked) {
      console.out().println(Version.line());
    }
    return asked;
  }

  private static int execute(Console console, String... args) {
    Failures failures = new Failures(console);
    CommandLine line = new CommandLine(new EmvProbe());
    Commands.addTo(line, console, args);
    ColorScheme colours =
        CommandLine.Help.defaultColorScheme(console.colour() ? Ansi.ON : Ansi.OFF);
    return line.setOut(console.out())
        .setErr(console.err())
        .setColorScheme(colours)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures)
        .execute(args);
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "Which command? There are: read, tries, pin, decode, readers, doctor, card.");
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {line()};
    }

    static String line() {
      String version = EmvProbe.class.getPackage().getImplementationVersion();
      return "emv-probe " + (version == null ? "(not from a jar)" : version);
    }
  }
}
