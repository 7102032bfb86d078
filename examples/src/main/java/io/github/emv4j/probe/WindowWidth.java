package io.github.emv4j.probe;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How many columns a page may take. */
final class WindowWidth {
  /** Where nobody tells. */
  static final int USUAL = 96;

  private static final int LEAST = 40;
  private static final int MOST = 160;

  private WindowWidth() {}

  /** {@return what COLUMNS says, else the width of the terminal, else the usual one} */
  static int ofSystem(Map<String, String> environment, boolean onTerminal) {
    return parse(environment.getOrDefault("COLUMNS", ""))
        .or(() -> onTerminal && !StandardStream.isWindows() ? ask() : Optional.empty())
        .orElse(USUAL);
  }

  /** {@return a width in bounds that are pleasant to read; empty if it is no number} */
  static Optional<Integer> parse(String columns) {
    return columns.matches("[1-9]\\d{0,4}")
        ? Optional.of(Math.max(LEAST, Math.min(MOST, Integer.parseInt(columns))))
        : Optional.empty();
  }

  // Shells set COLUMNS for themselves only; stty asks the terminal that it reads from.
  private static Optional<Integer> ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroy();
        return Optional.empty();
      }
      String size = new String(stty.getInputStream().readNBytes(32), StandardCharsets.US_ASCII);
      return parse(size.strip().replaceFirst("^\\d+ ", ""));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
