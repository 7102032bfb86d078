package io.github.emv4j.pin;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Compares the PIN Try Counter with what the card says to VERIFY. */
final class CounterCheck {
  private static final String COUNTER = "PIN Try Counter (9F17)";

  private final OptionalInt before;
  private final OptionalInt after;
  private final List<Finding> findings;

  private CounterCheck(PinTryCounter before, PinTryCounter after) {
    this.before = before.tries();
    this.after = after.tries();
    this.findings = new ArrayList<>(readable(before));
    if (!after.equals(before)) {
      findings.addAll(readable(after));
    }
  }

  static List<Finding> readable(PinTryCounter counter) {
    return counter instanceof PinTryCounter.Malformed malformed
        ? List.of(Finding.of(FindingCode.DATA_MALFORMED, COUNTER, malformed.reason()))
        : List.of();
  }

  /** A right PIN sets the counter to its limit, which it can only have been below. */
  static List<Finding> afterRightPin(PinTryCounter before, PinTryCounter after) {
    CounterCheck check = new CounterCheck(before, after);
    if (check.bothKnown() && check.fall() > 0) {
      check.report("it fell by " + check.fall() + " though the PIN was right");
    }
    return check.findings;
  }

  /** A wrong PIN takes one try. */
  static List<Finding> afterWrongPin(PinTryCounter before, PinTryCounter after, StatusWord status) {
    CounterCheck check = new CounterCheck(before, after);
    if (check.bothKnown() && check.fall() != 1) {
      check.report(
          "it went from " + check.before() + " to " + check.after() + " for one wrong PIN");
    }
    status.triesLeft().ifPresent(left -> check.compare(left, status));
    return check.findings;
  }

  private void compare(int left, StatusWord status) {
    if (after.isPresent() && after.getAsInt() != left) {
      report("it is " + after() + ", but the card answered " + status);
    } else if (after.isEmpty() && before.isPresent() && before() - left != 1) {
      report("it was " + before() + ", but the card answered " + status);
    }
  }

  /** Whatever is no wrong PIN takes none. */
  static List<Finding> afterNoComparison(PinTryCounter before, PinTryCounter after) {
    CounterCheck check = new CounterCheck(before, after);
    if (check.bothKnown() && check.fall() != 0) {
      check.report(
          "it went from "
              + check.before()
              + " to "
              + check.after()
              + " though no PIN was compared");
    }
    return check.findings;
  }

  /** A blocked PIN has no tries. */
  static List<Finding> afterBlocked(PinTryCounter before, PinTryCounter after, StatusWord status) {
    CounterCheck check = new CounterCheck(before, after);
    if (check.after.orElse(0) > 0) {
      check.report("it is " + check.after() + ", but the card answered " + status);
    } else if (check.before.orElse(0) > 0) {
      check.report("it was " + check.before() + ", but the card answered " + status);
    }
    return check.findings;
  }

  private boolean bothKnown() {
    return before.isPresent() && after.isPresent();
  }

  private int before() {
    return before.orElseThrow();
  }

  private int after() {
    return after.orElseThrow();
  }

  private int fall() {
    return before() - after();
  }

  private void report(String message) {
    findings.add(Finding.of(FindingCode.PIN_COUNTER_UNEXPECTED, COUNTER, message));
  }
}
