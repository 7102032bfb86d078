package io.github.emv4j.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Standard input, output and error, as the operating system set them up. */
enum StandardStream {
  IN("0", "stdin.encoding"),
  OUT("1", "stdout.encoding"),
  ERR("2", "stderr.encoding");

  private final Path link;
  private final String encodingProperty;

  StandardStream(String number, String encodingProperty) {
    this.link = Path.of("/proc/self/fd", number);
    this.encodingProperty = encodingProperty;
  }

  String encodingProperty() {
    return encodingProperty;
  }

  static boolean isWindows() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
  }

  /**
   * {@return whether a person looks at it}
   *
   * <p>Java knows only whether input and output together are a terminal, and newer versions have a
   * console in any case; Linux tells each stream apart.
   */
  @SuppressWarnings("SystemConsoleNull") // asked only where null still means no terminal
  boolean isTerminal() {
    if (!Files.exists(link.getParent())) {
      return Runtime.version().feature() < 22 && System.console() != null;
    }
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException e) {
      return false;
    }
  }
}
