package io.github.emv4j.report;

import io.github.emv4j.finding.Finding;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.selection.SelectionResult;
import io.github.emv4j.transaction.ReadApplication;
import java.util.List;
import java.util.Optional;

/**
 * One application of a card.
 *
 * @param candidate the application as it was found
 * @param status how far it was looked at
 * @param read what was read of it; empty if it was not even selected
 * @param problems what was noticed about it
 */
public record ApplicationReport(
    Candidate candidate,
    ApplicationStatus status,
    Optional<ReadApplication> read,
    List<Finding> problems) {
  /** Keeps an unmodifiable copy. */
  public ApplicationReport {
    problems = List.copyOf(problems);
  }

  /** {@return an application that was selected} */
  public static ApplicationReport of(ReadApplication read, ApplicationStatus status) {
    return new ApplicationReport(read.candidate(), status, Optional.of(read), read.findings());
  }

  /** {@return an application that was found, but not looked at} */
  public static ApplicationReport listed(Candidate candidate) {
    return new ApplicationReport(candidate, ApplicationStatus.LISTED, Optional.empty(), List.of());
  }

  /** {@return an application that the card says is blocked} */
  public static ApplicationReport blocked(Candidate candidate) {
    return new ApplicationReport(candidate, ApplicationStatus.BLOCKED, Optional.empty(), List.of());
  }

  /** {@return an application that turned out to be blocked when it was selected} */
  public static ApplicationReport blocked(Candidate candidate, SelectionResult result) {
    return new ApplicationReport(
        candidate, ApplicationStatus.BLOCKED, Optional.empty(), result.failure().stream().toList());
  }

  /** {@return an application that could not be selected} */
  public static ApplicationReport failed(Candidate candidate, Finding reason) {
    return new ApplicationReport(
        candidate, ApplicationStatus.FAILED, Optional.empty(), List.of(reason));
  }
}
