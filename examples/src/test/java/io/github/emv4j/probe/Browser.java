package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real browser without a window. Tests that need it are skipped where there is none; with {@code
 * EMV4J_REQUIRE_BROWSER=1} in the environment they fail.
 *
 * @param program Chromium or a relative of it
 * @param folder where it may write
 */
record Browser(Path program, Path folder) {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final List<String> ALONE =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars",
          "--enable-logging=stderr");

  /** What the user prefers. */
  enum Theme {
    DARK,
    LIGHT
  }

  /**
   * What became of a page.
   *
   * @param markup of the page as the browser understood it
   * @param console what the page had to complain about
   */
  record Result(String markup, List<String> console) {}

  static Browser in(Path folder) {
    Optional<Path> program =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty() && "1".equals(System.getenv("EMV4J_REQUIRE_BROWSER"))) {
      fail("there is no Chromium, but EMV4J_REQUIRE_BROWSER=1 wants these tests to run");
    }
    Assumptions.assumeTrue(program.isPresent(), "there is no Chromium");
    return new Browser(program.orElseThrow(), folder);
  }

  /** Opens a page as one who prefers a theme, and takes a picture of its top. */
  Result photograph(Path page, Theme theme, Path picture) throws IOException, InterruptedException {
    return open(
        page,
        "--blink-settings=preferredColorScheme=" + theme.ordinal(),
        "--window-size=1180,1600",
        "--screenshot=" + picture);
  }

  /** Opens a page that may have scripts. */
  Result open(Path page, String... options) throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(ALONE);
    command.add("--user-data-dir=" + Files.createTempDirectory(folder, "browser"));
    command.addAll(List.of(options));
    command.addAll(List.of("--dump-dom", page.toUri().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        fail("the browser does not end: " + read(err));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return new Result(
        read(out), read(err).lines().filter(line -> line.contains(":CONSOLE")).toList());
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
