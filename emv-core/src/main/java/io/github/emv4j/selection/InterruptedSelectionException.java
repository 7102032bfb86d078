package io.github.emv4j.selection;

import io.github.emv4j.finding.Finding;
import io.github.emv4j.transport.TransportException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The link failed while a card was asked for its applications; keeps those found before.
 *
 * <p>The lists are not part of the serialised form, and empty after reading it.
 */
public final class InterruptedSelectionException extends TransportException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable List<Candidate> candidates;
  private final transient @Nullable List<Candidate> blocked;
  private final transient @Nullable List<Finding> findings;

  InterruptedSelectionException(TransportException failure, CandidateCollector found) {
    super(failure);
    this.candidates = found.candidates();
    this.blocked = found.blocked();
    this.findings = found.findings();
  }

  /** {@return the applications found before the link failed, best first} */
  public List<Candidate> candidates() {
    return candidates == null ? List.of() : candidates;
  }

  /** {@return the applications found before the link failed that the card says are blocked} */
  public List<Candidate> blocked() {
    return blocked == null ? List.of() : blocked;
  }

  /** {@return what was noticed on the way} */
  public List<Finding> findings() {
    return findings == null ? List.of() : findings;
  }
}
