package io.github.emv4j.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The traces of real cards among the test resources. */
public final class RecordedCards {
  private static final Path FOLDER = Path.of("src", "test", "resources", "traces");

  private RecordedCards() {}

  /** {@return the names of all traces, without their ending} */
  public static List<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".trace"))
          .map(name -> name.substring(0, name.length() - ".trace".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the trace with that name} */
  public static Trace trace(String name) {
    try {
      return Trace.parse(Files.readString(FOLDER.resolve(name + ".trace")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
