package io.github.emv4j.probe;

import io.github.emv4j.finding.Finding;
import io.github.emv4j.report.ApplicationStatus;
import io.github.emv4j.selection.Candidate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many PIN tries an application has left.
 *
 * @param candidate the application
 * @param status whether it could be selected
 * @param triesLeft empty if the card does not tell
 * @param problem what is wrong with it
 */
record TryCount(
    Candidate candidate,
    ApplicationStatus status,
    OptionalInt triesLeft,
    Optional<Finding> problem) {

  static TryCount unread(Candidate candidate, ApplicationStatus status, Optional<Finding> problem) {
    return new TryCount(candidate, status, OptionalInt.empty(), problem);
  }

  String aid() {
    return candidate.dfName().toHex();
  }

  String name() {
    return CleanText.of(candidate.displayName());
  }

  Optional<String> label() {
    return candidate.names().label().map(CleanText::of);
  }

  /** {@return the count in words} */
  String describe() {
    if (status == ApplicationStatus.BLOCKED) {
      return "blocked by the issuer";
    }
    if (status != ApplicationStatus.READ) {
      return "could not be asked";
    }
    if (triesLeft.isEmpty()) {
      return "the card does not tell";
    }
    return switch (triesLeft.getAsInt()) {
      case 0 -> "no try left: the PIN is blocked";
      case 1 -> "1 try left";
      default -> triesLeft.getAsInt() + " tries left";
    };
  }
}
