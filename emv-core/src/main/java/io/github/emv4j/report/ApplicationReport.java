package io.github.emv4j.report;

import io.github.emv4j.extras.CardExtras;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.selection.SelectionResult;
import io.github.emv4j.transaction.ReadApplication;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One application of a card.
 *
 * @param candidate the application as it was found
 * @param status how far it was looked at
 * @param read what was read of it; empty if it was not even selected
 * @param authentication how offline data authentication ended, if it was tried
 * @param extras logs, balances and production data; empty if they were not asked for
 * @param problems what was noticed about it
 */
public record ApplicationReport(
    Candidate candidate,
    ApplicationStatus status,
    Optional<ReadApplication> read,
    Optional<OdaResult> authentication,
    Optional<CardExtras> extras,
    List<Finding> problems) {
  /** Keeps an unmodifiable copy. */
  public ApplicationReport {
    problems = List.copyOf(problems);
  }

  /** {@return an application that was selected} */
  public static ApplicationReport of(ReadApplication read, ApplicationStatus status) {
    return new ApplicationReport(
        read.candidate(),
        status,
        Optional.of(read),
        Optional.empty(),
        Optional.empty(),
        read.findings());
  }

  /** {@return an application that was found, but not looked at} */
  public static ApplicationReport listed(Candidate candidate) {
    return unread(candidate, ApplicationStatus.LISTED, List.of());
  }

  /** {@return an application that the card says is blocked} */
  public static ApplicationReport blocked(Candidate candidate) {
    return unread(candidate, ApplicationStatus.BLOCKED, List.of());
  }

  /** {@return an application that turned out to be blocked when it was selected} */
  public static ApplicationReport blocked(Candidate candidate, SelectionResult result) {
    return unread(candidate, ApplicationStatus.BLOCKED, result.failure().stream().toList());
  }

  /** {@return an application that could not be selected} */
  public static ApplicationReport failed(Candidate candidate, Finding reason) {
    return unread(candidate, ApplicationStatus.FAILED, List.of(reason));
  }

  private static ApplicationReport unread(
      Candidate candidate, ApplicationStatus status, List<Finding> problems) {
    return new ApplicationReport(
        candidate, status, Optional.empty(), Optional.empty(), Optional.empty(), problems);
  }

  /** {@return the same with the outcome of offline data authentication} */
  public ApplicationReport with(OdaResult outcome) {
    List<Finding> all = new ArrayList<>(problems);
    all.addAll(outcome.findings());
    outcome.failure().map(ApplicationReport::finding).ifPresent(all::add);
    return new ApplicationReport(candidate, status, read, Optional.of(outcome), extras, all);
  }

  /** {@return the same with logs, balances and production data} */
  public ApplicationReport with(CardExtras told) {
    return new ApplicationReport(
        candidate, status, read, authentication, Optional.of(told), problems);
  }

  /**
   * {@return the advice on one of the problems}
   *
   * @param problem of this application; of a failed authentication the failed check counts
   */
  public Advice advice(Finding problem) {
    return problem.code() == FindingCode.AUTHENTICATION_FAILED
        ? authentication
            .flatMap(OdaResult::failure)
            .map(Advice::of)
            .orElseGet(() -> Advice.of(problem))
        : Advice.of(problem);
  }

  private static Finding finding(FailedCheck failure) {
    FindingCode code =
        failure.check() == Check.KNOWN
            ? FindingCode.CA_KEY_UNKNOWN
            : FindingCode.AUTHENTICATION_FAILED;
    return Finding.of(code, failure.part().words(), failure.check().failure());
  }
}
