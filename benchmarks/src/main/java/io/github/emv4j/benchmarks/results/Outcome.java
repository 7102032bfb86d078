package io.github.emv4j.benchmarks.results;

import java.util.List;

/**
 * A goal and what came of it.
 *
 * @param title what is compared
 * @param value what was measured: a ratio within this run, unless the unit says otherwise
 * @param unit of the value; empty for a ratio
 * @param goal the most that the value should be
 * @param measured names of the figures behind it
 * @param band the most that it may be, noise of a shared machine included; beyond it something
 *     broke
 */
record Outcome(
    String title, double value, String unit, double goal, double band, List<String> measured) {
  boolean isReached() {
    return value <= goal;
  }

  boolean isWithinBand() {
    return value <= band;
  }

  String verdict() {
    if (isReached()) {
      return "reached";
    }
    return isWithinBand() ? "missed" : "OUT OF BAND";
  }
}
