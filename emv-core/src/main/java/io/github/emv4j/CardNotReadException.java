package io.github.emv4j;

import io.github.emv4j.finding.Finding;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.Language;
import java.util.List;

/**
 * Thrown by {@link ReadResult#orElseThrow()} for callers who do not look at the result: no
 * application was read. The message says why and what to do.
 */
public final class CardNotReadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ReadResult result;

  CardNotReadException(ReadResult result) {
    super(message(result));
    this.result = result;
  }

  /** {@return what reading came to} */
  public ReadResult result() {
    return result;
  }

  private static String message(ReadResult result) {
    List<Finding> findings = result.findings();
    if (findings.isEmpty()) {
      return result.describe();
    }
    Finding last = findings.get(findings.size() - 1);
    return result.describe()
        + " "
        + last.where()
        + ": "
        + last.message()
        + ". "
        + Advice.of(last).cashier(Language.ENGLISH);
  }
}
