package io.github.emv4j.selection;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers candidates in the card's order, each DF name once a kernel, at most {@value
 * #MAX_CANDIDATES}.
 */
final class CandidateCollector {
  /** More than any card holds; keeps a hostile directory from filling memory. */
  static final int MAX_CANDIDATES = 1024;

  private static final String WHERE = "selection";
  private static final int NO_PRIORITY_RANK = 16;

  private final Map<Key, Candidate> candidates = new LinkedHashMap<>();
  private final Map<Bytes, Candidate> blocked = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private boolean directoryListsOthers;
  private boolean anotherThingAnswered;
  private boolean overTheAir;

  /** A contactless directory may list a name once for each kernel. */
  private record Key(Bytes dfName, Optional<Bytes> kernelIdentifier) {
    // Written out for a fast start, as in Tag.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && dfName.equals(that.dfName)
          && kernelIdentifier.equals(that.kernelIdentifier);
    }

    @Override
    public int hashCode() {
      return 31 * dfName.hashCode() + kernelIdentifier.hashCode();
    }
  }

  void add(Candidate candidate) {
    if (candidates.size() < MAX_CANDIDATES) {
      candidates.putIfAbsent(new Key(candidate.dfName(), candidate.kernelIdentifier()), candidate);
    }
  }

  void addBlocked(Candidate candidate) {
    if (blocked.size() < MAX_CANDIDATES) {
      blocked.putIfAbsent(candidate.dfName(), candidate);
    }
  }

  void add(Finding finding) {
    if (findings.size() < MAX_CANDIDATES) {
      findings.add(finding);
    }
  }

  /** The directory names an application that the terminal does not accept. */
  void sawUnacceptedEntry() {
    directoryListsOthers = true;
  }

  /** The card selected something that is no application of the terminal's list. */
  void sawUnrelatedAnswer() {
    anotherThingAnswered = true;
  }

  /** The card is held against the reader: why nothing answers may have other reasons there. */
  void readOverTheAir() {
    overTheAir = true;
  }

  boolean isEmpty() {
    return candidates.isEmpty();
  }

  void forgetCandidates() {
    candidates.clear();
  }

  /** {@return the candidates so far, best first} */
  List<Candidate> candidates() {
    List<Candidate> sorted = new ArrayList<>(candidates.values());
    sorted.sort(
        Comparator.comparing((Candidate c) -> c.origin() == Candidate.Origin.DIRECTORY_ONLY)
            .thenComparing(CandidateCollector::rank));
    return List.copyOf(sorted);
  }

  List<Candidate> blocked() {
    return List.copyOf(blocked.values());
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  CandidateResult cardBlocked() {
    add(
        Finding.of(
            FindingCode.CARD_BLOCKED, WHERE, "the card is blocked or does not know SELECT (6A81)"));
    return new CandidateResult.CardBlocked(findings);
  }

  CandidateResult result() {
    List<Candidate> barred = blocked();
    for (Candidate candidate : barred) {
      add(
          Finding.of(
              FindingCode.APPLICATION_BLOCKED,
              "SELECT " + candidate.dfName().toHex(),
              "the issuer has blocked it (6283)"));
    }
    if (candidates.isEmpty()) {
      add(reasonForNone());
      return new CandidateResult.NoApplication(barred, findings);
    }
    return new CandidateResult.Found(candidates(), barred, findings);
  }

  private Finding reasonForNone() {
    if (!blocked.isEmpty()) {
      return Finding.of(
          FindingCode.ALL_APPLICATIONS_BLOCKED, WHERE, "every application in common is blocked");
    }
    if (directoryListsOthers || anotherThingAnswered) {
      return Finding.of(
          FindingCode.NO_COMMON_APPLICATION,
          WHERE,
          "the card holds applications, but none that this terminal accepts");
    }
    if (overTheAir) {
      return Finding.of(
          FindingCode.TAP_WITHOUT_APPLICATION,
          WHERE,
          "no payment application answered to its name over the air");
    }
    return Finding.of(
        FindingCode.NOT_A_PAYMENT_CARD, WHERE, "no payment application answered to its name");
  }

  private static int rank(Candidate candidate) {
    return candidate.priority().priority().orElse(NO_PRIORITY_RANK);
  }
}
