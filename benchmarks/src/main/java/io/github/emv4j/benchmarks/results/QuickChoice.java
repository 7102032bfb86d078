package io.github.emv4j.benchmarks.results;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/**
 * What the quick form leaves out: most sizes of what takes long, so that every build can run it.
 */
final class QuickChoice {
  private QuickChoice() {}

  static void apply(ChainedOptionsBuilder options) {
    options
        .exclude("decodeToText|treeFromArray|findValue|ReplayBenchmark|DolBenchmark.parse")
        .param("bits", "1408")
        .param("exponent", "3")
        .param("records", "3", "10", "100")
        .param("depth", "2", "4", "16")
        .param("size", "100", "800", "64000");
  }
}
