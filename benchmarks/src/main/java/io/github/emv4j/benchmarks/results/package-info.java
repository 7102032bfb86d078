/**
 * Runs the suites, holds what they measured against the goals, and writes it down.
 *
 * <p>{@code java -jar benchmarks.jar} is {@link io.github.emv4j.benchmarks.results.BenchmarkRun}.
 */
package io.github.emv4j.benchmarks.results;
