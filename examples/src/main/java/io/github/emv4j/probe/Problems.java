package io.github.emv4j.probe;

import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.report.CardReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a card, worst first, and how the process ends for it. */
final class Problems {
  private static final Set<FindingCode> MALFORMED =
      EnumSet.of(
          FindingCode.DIRECTORY_ENTRY_MALFORMED,
          FindingCode.FCI_MALFORMED,
          FindingCode.GPO_MALFORMED,
          FindingCode.PDOL_MALFORMED,
          FindingCode.AFL_MALFORMED,
          FindingCode.RECORD_MALFORMED,
          FindingCode.RECORDS_TOO_MANY,
          FindingCode.MANDATORY_DATA_MISSING,
          FindingCode.DATA_REDUNDANT,
          FindingCode.DATA_MALFORMED);

  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing((Finding finding) -> finding.code().severity()).reversed();

  private Problems() {}

  /** {@return the findings, those that stop a terminal first} */
  static List<Finding> worstFirst(List<Finding> findings) {
    return findings.stream().sorted(WORST_FIRST).toList();
  }

  /**
   * {@return how a look at a card ended, for the shell}
   *
   * @param mustBeGenuine whether failed authentication is a no, which it is only for a user who
   *     said whom to trust: the key of the card's authority may just be missing
   */
  static int status(CardReport report, boolean mustBeGenuine) {
    if (report.linkFailure().isPresent()) {
      return ExitStatus.LINK;
    }
    if (all(report).stream().anyMatch(Problems::isMalformed)) {
      return ExitStatus.MALFORMED;
    }
    boolean refused = report.firstRead().isEmpty() || (mustBeGenuine && failsToProve(report));
    return refused ? ExitStatus.REFUSED : ExitStatus.DONE;
  }

  private static boolean failsToProve(CardReport report) {
    return report.applications().stream()
        .flatMap(application -> application.authentication().stream())
        .anyMatch(result -> result.failure().isPresent());
  }

  /** {@return whether the card's data is malformed, going by this finding} */
  static boolean isMalformed(Finding finding) {
    return MALFORMED.contains(finding.code());
  }

  /** {@return all findings, those about the card as a whole first} */
  private static List<Finding> all(CardReport report) {
    List<Finding> all = new ArrayList<>(report.problems());
    report.applications().forEach(application -> all.addAll(application.problems()));
    return all;
  }
}
