package io.github.emv4j.report;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transport.TransportException;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was learnt about a card, also if something failed on the way.
 *
 * @param atr the answer to reset as the reader gave it; empty if not known
 * @param cardInterface how the card is connected
 * @param applications those found, best first, then the blocked ones
 * @param problems what was noticed about the card as a whole
 * @param exchanges how much was exchanged
 * @param linkFailure why the link ended early, if it did
 */
public record CardReport(
    Bytes atr,
    CardInterface cardInterface,
    List<ApplicationReport> applications,
    List<Finding> problems,
    Exchanges exchanges,
    Optional<TransportException> linkFailure) {
  /** Keeps unmodifiable copies. */
  public CardReport {
    applications = List.copyOf(applications);
    problems = List.copyOf(problems);
  }

  /** {@return the first application that was read, if one was} */
  public Optional<ApplicationReport> firstRead() {
    return applications.stream().filter(a -> a.status() == ApplicationStatus.READ).findFirst();
  }
}
