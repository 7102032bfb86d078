package io.github.emv4j;

import io.github.emv4j.finding.Finding;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.TransportException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The link failed while {@link EmvReader#read} was reading; keeps what was read before.
 *
 * <p>What it keeps is not part of the serialised form, and absent after reading it.
 */
public final class InterruptedReadException extends TransportException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable ReadApplication application;
  private final transient @Nullable List<Candidate> candidates;
  private final transient @Nullable List<Finding> findings;

  InterruptedReadException(TransportException failure, ReadProgress progress) {
    super(failure);
    this.application = progress.application().orElse(null);
    this.candidates = List.copyOf(progress.candidates());
    this.findings = List.copyOf(progress.findings());
  }

  /**
   * {@return the application that was being read, with the data and records that had arrived; its
   * {@link ReadApplication#interruption()} tells if the link failed among them. Empty if none was
   * selected yet}
   */
  public Optional<ReadApplication> application() {
    return Optional.ofNullable(application);
  }

  /** {@return the applications that had been found on the card, best first} */
  public List<Candidate> candidates() {
    return candidates == null ? List.of() : candidates;
  }

  /**
   * {@return what had been noticed in the directory and of applications that the card refused; the
   * last is the failure of the link. What was noticed of {@link #application()} is there}
   */
  public List<Finding> findings() {
    return findings == null ? List.of() : findings;
  }
}
