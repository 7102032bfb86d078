package io.github.emv4j.report;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transport.TransportException;
import java.util.ArrayList;
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

  /**
   * {@return what to do now: on a link that failed, on what stops the application that was read,
   * else on the gravest problem of all; {@code CARD_READY} if nothing stops the card}
   */
  public Advice advice() {
    if (linkFailure.isPresent()) {
      return Advice.of(linkFailure.get());
    }
    Optional<ApplicationReport> read = firstRead();
    if (read.isPresent()) {
      return SelectionAdvice.stopping(read.get().problems())
          .map(read.get()::advice)
          .orElse(Advice.of(AdviceCode.CARD_READY));
    }
    List<Finding> all = new ArrayList<>(problems);
    applications.forEach(application -> all.addAll(application.problems()));
    return SelectionAdvice.worst(all)
        .map(Advice::of)
        .orElse(Advice.of(AdviceCode.NO_APPLICATION_CHOSEN));
  }

  /**
   * {@return the advice on one of the problems}
   *
   * @param problem of the card as a whole; of a failed link the reason of the failure counts
   */
  public Advice advice(Finding problem) {
    return problem.code() == FindingCode.LINK_FAILED
        ? linkFailure.map(Advice::of).orElseGet(() -> Advice.of(problem))
        : Advice.of(problem);
  }

  /**
   * {@return the language in which to speak to the cardholder: the first of the card's preferred
   * ones (5F2D) that advice is written in; empty if the card names none}
   */
  public Optional<Language> cardholderLanguage() {
    return applications.stream()
        .flatMap(application -> application.read().stream())
        .flatMap(read -> Language.preferredBy(read.data().languagePreference()).stream())
        .findFirst();
  }
}
