package io.github.emv4j.selection;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.command.SelectCommand;
import io.github.emv4j.command.SelectCommand.Answer;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Tries the terminal's AIDs one after the other (EMV 4.4 Book 1, 12.3.3). */
final class ListOfAids {
  /** Cards that answer "next" with the same application for ever exist. */
  static final int MAX_OCCURRENCES = 32;

  private final CardChannel channel;
  private final AidList aids;

  ListOfAids(CardChannel channel, AidList aids) {
    this.channel = channel;
    this.aids = aids;
  }

  /** Adds what answers; returns whether the card could be asked at all. */
  boolean collect(CandidateCollector collector) throws TransportException {
    boolean first = true;
    for (TerminalAid aid : aids.entries()) {
      ResponseApdu answer = channel.send(SelectCommand.first(aid.aid()));
      if (first && SelectCommand.classify(answer.status()) == Answer.CARD_BLOCKED) {
        return false;
      }
      first = false;
      collectOccurrences(aid, answer, collector);
    }
    return true;
  }

  private void collectOccurrences(
      TerminalAid aid, ResponseApdu firstAnswer, CandidateCollector collector)
      throws TransportException {
    ResponseApdu answer = firstAnswer;
    Set<Bytes> seen = new HashSet<>();
    for (int occurrence = 1; occurrence <= MAX_OCCURRENCES; occurrence++) {
      Optional<Fci> fci = Fci.parseIfPresent(answer.data());
      if (!isHit(answer, occurrence) || fci.isEmpty()) {
        return;
      }
      Bytes name = fci.get().dfName();
      if (!seen.add(name)) {
        return;
      }
      if (!aid.matches(name)) {
        collector.sawUnrelatedAnswer();
        return;
      }
      add(fci.get(), answer, collector);
      if (name.equals(aid.aid())) {
        return;
      }
      answer = channel.send(SelectCommand.next(aid.aid()));
    }
  }

  private static boolean isHit(ResponseApdu answer, int occurrence) {
    return switch (SelectCommand.classify(answer.status())) {
      case SELECTED, BLOCKED -> true;
      case WARNING -> occurrence > 1;
      default -> false;
    };
  }

  private static void add(Fci fci, ResponseApdu answer, CandidateCollector collector) {
    Candidate candidate =
        new Candidate(fci.dfName(), fci.names(), fci.priority(), Candidate.Origin.LIST_OF_AIDS);
    if (answer.status().isOk()) {
      collector.add(candidate);
    } else {
      collector.addBlocked(candidate);
    }
  }
}
