package io.github.emv4j.probe;

import io.github.emv4j.report.CardReport;
import java.util.List;
import java.util.OptionalInt;

/**
 * What there is to show of a card.
 *
 * @param source where the card came from
 * @param report what was learnt
 * @param deviations how many commands differed from the recorded ones, if it was a replay
 * @param masking what is hidden
 */
record ReadOutcome(CardSource source, CardReport report, OptionalInt deviations, Masking masking) {
  List<ApplicationFacts> applications() {
    return report.applications().stream().map(a -> new ApplicationFacts(a, masking)).toList();
  }
}
