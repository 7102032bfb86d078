package io.github.emv4j.benchmarks.results;

import io.github.emv4j.transport.TransportException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the suites and says whether the goals hold. */
@Command(
    name = "benchmarks",
    mixinStandardHelpOptions = true,
    description =
        "Measures the library against its peers and limits, and writes results.json, results.md,"
            + " growth.svg and jmh.json. Ends with 1 where a figure leaves its band.")
public final class BenchmarkRun implements Callable<Integer> {
  private static final int ROUNDS = 20;
  private static final int QUICK_ROUNDS = 5;

  @Option(names = "--quick", description = "one short run of each benchmark, for every build")
  private boolean quick;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      description = "where the results go; target/results beside the jar if not given")
  private Path output = jar().resolveSibling("results");

  @Parameters(
      arity = "0..*",
      paramLabel = "REGEX",
      description = "only benchmarks whose names contain this; goals that need others are left out")
  private List<String> patterns = List.of();

  private BenchmarkRun() {}

  /** Runs the command line. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new BenchmarkRun()).execute(arguments));
  }

  private static Path jar() {
    try {
      return Path.of(
          BenchmarkRun.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Integer call() throws RunnerException, IOException, TransportException {
    Files.createDirectories(output);
    Figures figures = measure(patterns, "jmh-");
    if (patterns.isEmpty()) {
      Sessions.measure(figures);
      Processes.measure(figures, probe(), quick ? QUICK_ROUNDS : ROUNDS);
    }
    if (!broken(figures).isEmpty()) {
      measureAgain(figures);
    }
    List<Growth> growths = Growth.all(figures);
    List<Outcome> outcomes = outcomes(figures);
    new ResultFiles(output)
        .write(new ResultFiles.Run(machine(), figures, outcomes, growths, ExchangeTable.rows()));
    System.out.println(ResultFiles.goals(outcomes));
    System.out.println("More in " + output);
    List<Outcome> broken = broken(figures);
    broken.forEach(outcome -> System.err.println("Out of its band, twice: " + outcome));
    return broken.isEmpty() ? 0 : 1;
  }

  private static Path probe() {
    return jar().resolve("../../../examples/target/emv-probe.jar").normalize();
  }

  private static List<Outcome> broken(Figures figures) {
    return outcomes(figures).stream().filter(outcome -> !outcome.isWithinBand()).toList();
  }

  // A neighbour on the machine may spoil one measurement, but hardly the same one twice.
  private void measureAgain(Figures figures)
      throws RunnerException, IOException, TransportException {
    Set<String> names = new TreeSet<>();
    for (Outcome outcome : broken(figures)) {
      System.out.println("Out of its band, measured again: " + outcome);
      names.addAll(outcome.measured());
    }
    if (names.stream().anyMatch(name -> name.startsWith(Processes.PREFIX))) {
      Processes.measure(figures, probe(), ROUNDS);
    }
    if (names.stream().anyMatch(name -> name.contains(Sessions.NAME))) {
      Sessions.measure(figures);
    }
    List<String> suites =
        names.stream()
            .filter(name -> name.contains("."))
            .map(name -> name.replaceAll(" .*", "").replace(".", "\\.") + "$")
            .distinct()
            .toList();
    if (!suites.isEmpty()) {
      measure(suites, "jmh-again-").all().forEach(figures::add);
    }
  }

  private Figures measure(List<String> wanted, String file) throws RunnerException {
    Figures figures = new Figures();
    for (Effort effort : quick ? Effort.QUICK : Effort.WHOLE) {
      ChainedOptionsBuilder options =
          effort
              .of(wanted)
              .addProfiler(GCProfiler.class)
              .shouldFailOnError(true)
              .verbosity(quick ? VerboseMode.SILENT : VerboseMode.NORMAL)
              .resultFormat(ResultFormatType.JSON)
              .result(output.resolve(file + effort.name() + ".json").toString());
      run(options).all().forEach(figures::add);
    }
    return figures;
  }

  private static Figures run(ChainedOptionsBuilder options) throws RunnerException {
    try {
      return Figures.of(new Runner(options.build()).run());
    } catch (NoBenchmarksException e) {
      // All that are wanted are among the other suites.
      return new Figures();
    }
  }

  private static List<Outcome> outcomes(Figures figures) {
    List<Outcome> outcomes = new ArrayList<>();
    Goal.all().forEach(goal -> goal.outcome(figures).ifPresent(outcomes::add));
    Growth.all(figures).forEach(growth -> outcomes.addAll(growth.outcomes()));
    return outcomes;
  }

  private String machine() {
    return String.format(
        "%s, %d cores, %s %s%s",
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name"),
        Runtime.version().feature(),
        quick ? "; the quick form" : "");
  }
}
