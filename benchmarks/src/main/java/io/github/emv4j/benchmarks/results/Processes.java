package io.github.emv4j.benchmarks.results;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The command line as a person starts it, against an empty program, process by process. */
final class Processes {
  static final String PREFIX = "process ";

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final Path folder;
  private final Map<String, List<String>> commands = new LinkedHashMap<>();
  private final Map<String, long[]> nanos = new LinkedHashMap<>();

  private Processes(Path folder, Path probe) throws IOException {
    this.folder = folder;
    String java = JAVA.toString();
    extract(folder);
    command("empty", java, "-cp", folder.toString(), EmptyProgram.class.getName());
    jar(probe, "emv-probe.jar --version", "--version");
    jar(probe, "emv-probe.jar read --virtual", "read", "--virtual");
    Path launcher = probe.resolveSibling("emv-probe");
    if (Files.isExecutable(launcher)) {
      command("emv-probe --version", launcher.toString(), "--version");
      command("emv-probe read --virtual", launcher.toString(), "read", "--virtual");
    }
  }

  private void jar(Path probe, String name, String... arguments) {
    List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-jar", probe.toString()));
    command.addAll(Arrays.asList(arguments));
    command(name, command.toArray(String[]::new));
  }

  private void command(String name, String... command) {
    commands.put(PREFIX + name, List.of(command));
  }

  /**
   * Runs every command by turns and adds the shortest time of each; nothing where the jar was not
   * built.
   *
   * @param probe the runnable jar of the command line
   * @param rounds how often each is run
   */
  static void measure(Figures figures, Path probe, int rounds) throws IOException {
    if (!Files.exists(probe)) {
      return;
    }
    Path folder = Files.createTempDirectory("empty-program");
    try {
      Processes processes = new Processes(folder, probe);
      processes.run(rounds);
      processes.nanos.forEach(
          (name, times) -> figures.add(Figure.best(name, least(times), Double.NaN)));
    } finally {
      delete(folder);
    }
  }

  private static double least(long[] times) {
    return Arrays.stream(times).asDoubleStream().min().orElseThrow();
  }

  private void run(int rounds) throws IOException {
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        nanos.computeIfAbsent(command.getKey(), name -> new long[rounds])[round] =
            run(command.getValue());
      }
    }
  }

  private long run(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    long start = System.nanoTime();
    try {
      int status = builder.start().waitFor();
      if (status != 0) {
        throw new IOException(command + " ended with " + status);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return System.nanoTime() - start;
  }

  private static void extract(Path folder) throws IOException {
    String file = EmptyProgram.class.getName().replace('.', '/') + ".class";
    Path target = folder.resolve(file);
    Files.createDirectories(target.getParent());
    try (InputStream source = Processes.class.getResourceAsStream("/" + file)) {
      Files.copy(source, target);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
