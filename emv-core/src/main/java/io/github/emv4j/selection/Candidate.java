package io.github.emv4j.selection;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.ApplicationPriority;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import java.util.ArrayList;
import java.util.List;
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
    LIST_OF_AIDS,
    /** The caller named it; it is not on the terminal's list. */
    NAMED_BY_CALLER
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

  /**
   * {@return what to know before it is used: that it is not on the terminal's list, that the
   * cardholder must confirm it}
   */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    String where = "application " + dfName.toHex();
    if (origin == Origin.DIRECTORY_ONLY || origin == Origin.NAMED_BY_CALLER) {
      findings.add(
          Finding.of(
              FindingCode.APPLICATION_NOT_ON_LIST, where, "it is not on the terminal's list"));
    }
    if (priority.needsConfirmation()) {
      findings.add(
          Finding.of(
              FindingCode.CONFIRMATION_REQUIRED, where, "the cardholder must confirm it first"));
    }
    return findings;
  }

  @Override
  public String toString() {
    return displayName() + " (" + dfName.toHex() + ")";
  }
}
