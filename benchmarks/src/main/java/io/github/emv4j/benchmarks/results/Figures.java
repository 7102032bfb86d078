package io.github.emv4j.benchmarks.results;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** All figures of one run, by name. */
final class Figures {
  private static final String BYTES = "gc.alloc.rate.norm";

  private final Map<String, Figure> byName = new TreeMap<>();

  static Figures of(Collection<RunResult> results) {
    Figures figures = new Figures();
    for (RunResult result : results) {
      figures.add(figure(result));
    }
    return figures;
  }

  void add(Figure figure) {
    byName.put(figure.name(), figure);
  }

  private static Figure figure(RunResult result) {
    Result<?> time = result.getPrimaryResult();
    Result<?> memory = result.getSecondaryResults().get(BYTES);
    return new Figure(
        name(result),
        time.getStatistics().getMin(),
        time.getScore(),
        time.getScoreError(),
        memory == null ? Double.NaN : memory.getScore());
  }

  private static String name(RunResult result) {
    String path = result.getParams().getBenchmark();
    String parameters =
        result.getParams().getParamsKeys().stream()
            .sorted()
            .map(key -> " " + key + "=" + result.getParams().getParam(key))
            .collect(Collectors.joining());
    int suite = path.lastIndexOf('.', path.lastIndexOf('.') - 1) + 1;
    return path.substring(suite) + parameters;
  }

  Collection<Figure> all() {
    return byName.values();
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /**
   * {@return the figure of that name}
   *
   * @throws IllegalArgumentException if it was not measured
   */
  Figure get(String name) {
    Figure figure = byName.get(name);
    if (figure == null) {
      throw new IllegalArgumentException(name + " was not measured: " + byName.keySet());
    }
    return figure;
  }
}
