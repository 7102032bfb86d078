package io.github.emv4j;

import io.github.emv4j.selection.Candidate;
import java.util.List;
import java.util.Optional;

/**
 * Chooses among the applications of a card (EMV 4.4 Book 1, 12.4). May ask the cardholder; asked
 * again with the others if the card refuses the one chosen.
 */
@FunctionalInterface
public interface ApplicationChoice {
  /**
   * Chooses one.
   *
   * @param candidates at least one, best first
   * @return one of them, or empty to stop
   */
  Optional<Candidate> choose(List<Candidate> candidates);

  /**
   * {@return the choice of a terminal that cannot ask: the best priority among those that need no
   * confirmation by the cardholder}
   */
  static ApplicationChoice bestWithoutConfirmation() {
    return candidates -> {
      for (Candidate candidate : candidates) {
        if (!candidate.priority().needsConfirmation()) {
          return Optional.of(candidate);
        }
      }
      return Optional.empty();
    };
  }

  /** {@return the best priority, confirmation or not; for looking at cards, not for paying} */
  static ApplicationChoice best() {
    return candidates -> candidates.stream().findFirst();
  }
}
