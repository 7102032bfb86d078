package io.github.emv4j.benchmarks.results;

/**
 * What one benchmark cost.
 *
 * @param name suite, method and parameters, for example {@code TlvBenchmark.tree input=DE55}
 * @param nanos time of one operation in the fastest iteration: what else runs on a machine only
 *     adds
 * @param mean time of one operation over all iterations; NaN where only the fastest is known
 * @param error half the 99.9 % confidence interval of the mean; NaN where there are too few values
 * @param bytes memory allocated by one operation
 */
record Figure(String name, double nanos, double mean, double error, double bytes) {
  /** What was measured once, or is the best of several times. */
  static Figure best(String name, double nanos, double bytes) {
    return new Figure(name, nanos, Double.NaN, Double.NaN, bytes);
  }
}
