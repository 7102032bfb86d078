package io.github.emv4j.selection;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.ApplicationPriority;
import java.util.Optional;

/**
 * An application that card and terminal may use together.
 *
 * @param dfName the card's own name for it, 5 to 16 bytes; the final SELECT uses it
 * @param names what people call it
 * @param priority its rank, and whether the cardholder must confirm it
 * @param origin how it was found
 * @param kernelIdentifier the contactless kernel that the directory names for it (9F2A), as
 *     received; only over the air, and there too cards may leave it out
 */
public record Candidate(
    Bytes dfName,
    ApplicationNames names,
    ApplicationPriority priority,
    Origin origin,
    Optional<Bytes> kernelIdentifier) {
  /** How an application was found. */
  public enum Origin {
    /** In the card's directory, and on the terminal's list. */
    DIRECTORY,
    /** In the card's directory only; listed because the terminal accepts any. */
    DIRECTORY_ONLY,
    /** By trying the terminal's list. */
    LIST_OF_AIDS
  }

  /**
   * An application for which no kernel is named.
   *
   * @param dfName 5 to 16 bytes
   * @param names what people call it
   * @param priority its rank
   * @param origin how it was found
   */
  public Candidate(
      Bytes dfName, ApplicationNames names, ApplicationPriority priority, Origin origin) {
    this(dfName, names, priority, origin, Optional.empty());
  }

  /** {@return the name to show to people: preferred name, else label, else the AID} */
  public String displayName() {
    return names.shown().orElseGet(dfName::toHex);
  }

  @Override
  public String toString() {
    return displayName() + " (" + dfName.toHex() + ")";
  }
}
