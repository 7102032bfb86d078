package io.github.emv4j.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line as a process of its own, as in a terminal of its own. */
final class ProbeProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private ProbeProcess(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  static ProbeProcess start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(EmvProbe.class.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "POSIX");
    return new ProbeProcess(builder.start());
  }

  /** {@return the next line on standard output, waited for} */
  String line() throws IOException {
    return out.readLine();
  }

  /** {@return what it said and how it ended} */
  Run finish() throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    out.lines().forEach(line -> text.append(line).append('\n'));
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("does not end: " + text + err);
    }
    return new Run(process.exitValue(), text.toString(), err);
  }

  /** Ends it as Ctrl-C does. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
