package io.github.emv4j.probe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be decoded, as it was written.
 *
 * @param text digits, or a recording
 */
record DecodeInput(String text) {
  /** As long as a recording may be. */
  private static final int MAX_BYTES = 16 << 20;

  private static final String STANDARD_INPUT = "-";

  static DecodeInput of(List<String> arguments, @Nullable Path file)
      throws UsageException, IOException {
    boolean standardInput = arguments.equals(List.of(STANDARD_INPUT));
    if (file != null) {
      if (!arguments.isEmpty()) {
        throw new UsageException("--file and HEX exclude each other.");
      }
      return ofFile(file);
    }
    if (!arguments.isEmpty() && !standardInput) {
      return new DecodeInput(String.join(" ", arguments));
    }
    if (!standardInput && StandardStream.IN.isTerminal()) {
      throw new UsageException("What is to be decoded? Give HEX, or --file FILE.");
    }
    return read(System.in, "standard input");
  }

  private static DecodeInput ofFile(Path file) throws UsageException {
    try (InputStream stream = Files.newInputStream(file)) {
      return read(stream, file.toString());
    } catch (IOException e) {
      throw new UsageException("Cannot read " + file + ".");
    }
  }

  private static DecodeInput read(InputStream stream, String name)
      throws UsageException, IOException {
    byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new UsageException("Too long, more than " + MAX_BYTES + " characters: " + name + ".");
    }
    return new DecodeInput(new String(bytes, StandardCharsets.UTF_8));
  }
}
