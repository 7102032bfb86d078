package io.github.emv4j.benchmarks.results;

import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How thoroughly some of the suites are run.
 *
 * @param name for files
 * @param suites which of them
 * @param forks processes for each benchmark
 * @param warmUp milliseconds before anything counts: large code is compiled late
 * @param measured milliseconds that count
 */
record Effort(String name, Pattern suites, int forks, int warmUp, int measured) {
  private static final int STEP = 100;
  private static final int WHOLE_STEP = 500;

  private static final Pattern LARGE =
      Pattern.compile("\\.(Read|Replay|Decode|Oda|RecordGrowth)Benchmark\\.");
  private static final Pattern SMALL =
      Pattern.compile("\\.(?!Read|Replay|Decode|Oda|RecordGrowth)\\w+Benchmark\\.");

  /**
   * Memory that is there before anything is measured. Where a virtual machine gets its pages one by
   * one, the first use of each takes longer than many a benchmark, and whoever allocates more seems
   * slower than it is.
   */
  private static final String[] MEMORY = {
    "-Xms128m",
    "-Xmx128m",
    "-XX:+AlwaysPreTouch",
    "-XX:+IgnoreUnrecognizedVMOptions",
    "-XX:+UseTransparentHugePages"
  };

  /** What a release is measured with. */
  static final List<Effort> WHOLE =
      List.of(
          new Effort("small", SMALL, 2, 1_000, 1_500), new Effort("large", LARGE, 2, 3_500, 1_500));

  /** What every build can afford. */
  static final List<Effort> QUICK =
      List.of(new Effort("small", SMALL, 1, 800, 400), new Effort("large", LARGE, 1, 3_000, 800));

  /** {@return the options for those benchmarks among the suites that are wanted; none is all} */
  ChainedOptionsBuilder of(List<String> wanted) {
    int step = forks == 1 ? STEP : WHOLE_STEP;
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .forks(forks)
            .jvmArgsAppend(MEMORY)
            .warmupIterations(warmUp / step)
            .warmupTime(TimeValue.milliseconds(step))
            .measurementIterations(measured / step)
            .measurementTime(TimeValue.milliseconds(step));
    for (String name : wanted.isEmpty() ? List.of("") : wanted) {
      options.include("^(?=.*" + suites.pattern() + ").*" + name);
    }
    if (forks == 1) {
      leaveOutSizes(options);
    }
    return options;
  }

  // A few sizes of each kind are enough to notice that something broke, and only what is held
  // against something can.
  private static void leaveOutSizes(ChainedOptionsBuilder options) {
    options
        .exclude("decodeToText|treeFromArray|findValue|ReplayBenchmark|DolBenchmark.parse")
        .exclude("peerDump|peerTreeScuba|(De55|Dol)Benchmark.limitCopy")
        .param("bits", "1408")
        .param("exponent", "3")
        .param("records", "3", "10", "100")
        .param("depth", "2", "4", "16")
        .param("size", "100", "800", "64000");
  }
}
