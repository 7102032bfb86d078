package io.github.emv4j.contactless;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.command.CommandText;
import io.github.emv4j.command.SelectCommand;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.selection.Candidate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which applications of a tapped card are read, by which kernel, in which order (EMV
 * Contactless Book B, 3.3).
 *
 * <p>A terminal takes only the combinations that it is certified for. A reader wants to see the
 * card, so an application with a kernel that is not known here is read all the same, unless the
 * card offers the same application for a kernel that is.
 */
public final class EntryPoint {
  /**
   * What there is to read.
   *
   * @param combinations best first, in the order of the candidates
   * @param findings entries that were passed over
   */
  public record Result(List<Combination> combinations, List<Finding> findings) {
    /** Keeps unmodifiable copies. */
    public Result {
      combinations = List.copyOf(combinations);
      findings = List.copyOf(findings);
    }

    /** {@return the applications of the combinations, in the same order} */
    public List<Candidate> candidates() {
      return combinations.stream().map(Combination::candidate).toList();
    }
  }

  private EntryPoint() {}

  /**
   * {@return the combinations for the applications of a card}
   *
   * @param candidates as found, best first
   */
  public static Result combine(List<Candidate> candidates) {
    List<Combination> all = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Candidate candidate : candidates) {
      try {
        all.add(Combination.parse(candidate));
      } catch (MalformedDataException e) {
        findings.add(
            Finding.of(
                FindingCode.DIRECTORY_ENTRY_MALFORMED,
                CommandText.describe(SelectCommand.first(candidate.dfName())),
                e.describe()));
      }
    }
    Set<Bytes> known = new HashSet<>();
    all.stream()
        .filter(combination -> combination.kernel() != Kernel.OTHER)
        .forEach(combination -> known.add(combination.candidate().dfName()));
    Set<Bytes> others = new HashSet<>();
    all.removeIf(
        combination ->
            combination.kernel() == Kernel.OTHER
                && (known.contains(combination.candidate().dfName())
                    || !others.add(combination.candidate().dfName())));
    return new Result(all, findings);
  }
}
