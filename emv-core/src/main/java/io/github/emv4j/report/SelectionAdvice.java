package io.github.emv4j.report;

import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.Severity;
import io.github.emv4j.selection.CandidateResult;
import io.github.emv4j.transaction.InitiationResult;
import io.github.emv4j.transaction.ReadApplication;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What follows from the way to a readable application. */
final class SelectionAdvice {
  private SelectionAdvice() {}

  static Advice of(CandidateResult result) {
    if (result instanceof CandidateResult.Found) {
      return Advice.of(AdviceCode.CARD_READY);
    }
    return result instanceof CandidateResult.CardBlocked
        ? Advice.of(AdviceCode.CARD_BLOCKED)
        : onLast(result.findings(), AdviceCode.NOT_A_PAYMENT_CARD);
  }

  static Advice of(InitiationResult result) {
    return result
        .known()
        .map(ReadApplication::findings)
        .flatMap(SelectionAdvice::worst)
        .map(Advice::of)
        .orElse(Advice.of(AdviceCode.CARD_READY));
  }

  /** {@return the advice on the last finding, which says why there is nothing to go on with} */
  static Advice onLast(List<Finding> findings, AdviceCode otherwise) {
    return findings.isEmpty() ? Advice.of(otherwise) : Advice.of(findings.get(findings.size() - 1));
  }

  /** {@return the gravest finding, of equals the first} */
  static Optional<Finding> worst(List<Finding> findings) {
    return findings.stream()
        .sorted(Comparator.comparing((Finding f) -> f.code().severity()).reversed())
        .findFirst();
  }

  /** {@return the gravest finding if a terminal would stop there} */
  static Optional<Finding> stopping(List<Finding> findings) {
    return worst(findings).filter(finding -> finding.code().severity() == Severity.STOP);
  }
}
