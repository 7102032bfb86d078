package io.github.emv4j.benchmarks.results;

/**
 * What one benchmark cost.
 *
 * @param name suite, method and parameters, for example {@code TlvBenchmark.tree input=DE55}
 * @param nanos mean time of one operation
 * @param error half the 99.9 % confidence interval of the time; NaN where there are too few values
 * @param bytes memory allocated by one operation
 */
record Figure(String name, double nanos, double error, double bytes) {}
