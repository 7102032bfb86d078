package io.github.emv4j.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The recorded conversations that come with the tests of the library. */
public final class Recordings {
  /** Names of the recordings. */
  public static final List<String> NAMES =
      List.of(
          "visa-contact",
          "mastercard-contact",
          "unionpay-contact",
          "full-transaction-t0",
          "mastercard-contactless",
          "amex-contactless");

  private Recordings() {}

  /** {@return the text of a recording} */
  public static String text(String name) {
    try (InputStream file = Recordings.class.getResourceAsStream("/traces/" + name + ".trace")) {
      if (file == null) {
        throw new IllegalStateException("no recording " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
