package io.github.emv4j.probe;

import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.report.HolderMatch;
import java.util.List;
import java.util.OptionalInt;

/**
 * What there is to show of a card.
 *
 * @param source where the card came from
 * @param report what was learnt
 * @param deviations how many commands differed from the recorded ones, if it was a replay
 * @param altered whether the card is a recording in which data was replaced
 * @param masking what is hidden
 * @param holder how what the user knows of the cardholder compares with the card
 */
record ReadOutcome(
    CardSource source,
    CardReport report,
    OptionalInt deviations,
    boolean altered,
    Masking masking,
    List<HolderMatch> holder) {
  List<ApplicationFacts> applications() {
    return report.applications().stream()
        .map(application -> new ApplicationFacts(application, masking, altered))
        .toList();
  }

  /** {@return what to do now} */
  Advice advice() {
    return report.linkFailure().map(source::onFailure).orElseGet(report::advice);
  }

  /** {@return what to do about a problem of the card as a whole} */
  Advice advice(Finding problem) {
    return problem.code() == FindingCode.LINK_FAILED
        ? report.linkFailure().map(source::onFailure).orElseGet(() -> Advice.of(problem))
        : Advice.of(problem);
  }

  /** {@return what to do about a problem of one application} */
  Advice advice(Finding problem, ApplicationFacts application) {
    return problem.code() == FindingCode.LINK_FAILED
        ? advice(problem)
        : application.advice(problem);
  }
}
