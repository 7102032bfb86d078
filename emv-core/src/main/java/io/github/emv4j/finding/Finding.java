package io.github.emv4j.finding;

import java.util.Objects;

/**
 * One thing that a stage noticed.
 *
 * @param code what kind of thing, stable over versions
 * @param where the command, file or data element, for example {@code READ RECORD 2 of SFI 1}
 * @param message what was seen, as an English clause without card data
 */
public record Finding(FindingCode code, String where, String message) {
  /** Checks that nothing is missing. */
  public Finding {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(message, "message");
  }

  /** {@return a finding with these parts} */
  public static Finding of(FindingCode code, String where, String message) {
    return new Finding(code, where, message);
  }

  @Override
  public String toString() {
    return code + " at " + where + ": " + message;
  }
}
