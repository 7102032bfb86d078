package io.github.emv4j.selection;

import io.github.emv4j.finding.Finding;
import java.util.List;

/** What looking for applications on a card came to. */
public sealed interface CandidateResult {
  /**
   * {@return the applications that may be selected, best first: by priority, then those without
   * one, in the card's order; empty unless some were found}
   */
  default List<Candidate> candidates() {
    return List.of();
  }

  /** {@return the applications that the card holds but has blocked} */
  default List<Candidate> blocked() {
    return List.of();
  }

  /** {@return what was noticed on the way} */
  List<Finding> findings();

  /**
   * There is at least one application to select.
   *
   * @param candidates best first, never empty
   * @param blocked found, but blocked
   * @param findings what was noticed
   */
  record Found(
      @Override List<Candidate> candidates,
      @Override List<Candidate> blocked,
      @Override List<Finding> findings)
      implements CandidateResult {
    /** Keeps unmodifiable copies. */
    public Found {
      candidates = List.copyOf(candidates);
      blocked = List.copyOf(blocked);
      findings = List.copyOf(findings);
    }
  }

  /**
   * There is no application to select; the last finding says why: not a payment card, no
   * application in common, or all of them blocked.
   *
   * @param blocked found, but blocked
   * @param findings what was noticed
   */
  record NoApplication(@Override List<Candidate> blocked, @Override List<Finding> findings)
      implements CandidateResult {
    /** Keeps unmodifiable copies. */
    public NoApplication {
      blocked = List.copyOf(blocked);
      findings = List.copyOf(findings);
    }
  }

  /**
   * The card answered {@code 6A81}: it is blocked, or does not know SELECT.
   *
   * @param findings what was noticed
   */
  record CardBlocked(@Override List<Finding> findings) implements CandidateResult {
    /** Keeps an unmodifiable copy. */
    public CardBlocked {
      findings = List.copyOf(findings);
    }
  }
}
