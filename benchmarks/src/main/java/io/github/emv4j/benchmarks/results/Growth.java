package io.github.emv4j.benchmarks.results;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a cost grows with the work: a figure for each size, smallest first.
 *
 * @param title what grows
 * @param sizes how much work
 * @param figures what it cost
 */
record Growth(String title, List<Integer> sizes, List<Figure> figures) {
  private static final double LINEAR_TIME = 1.15;
  private static final double TIME_BAND = 1.8;
  private static final double LINEAR_MEMORY = 1.05;
  private static final double MEMORY_BAND = 1.1;

  /** {@return every growth whose figures were measured} */
  static List<Growth> all(Figures figures) {
    return Stream.of(
            of("records of a card", "RecordGrowthBenchmark.read records=", figures),
            of("levels of nesting", "NestingGrowthBenchmark.tree depth=", figures),
            of("bytes of a tree", "SizeGrowthBenchmark.tree size=", figures),
            of("open sessions", "all sessions ", figures))
        .filter(growth -> growth.sizes().size() > 2)
        .toList();
  }

  private static Growth of(String title, String start, Figures figures) {
    List<Figure> found =
        figures.all().stream()
            .filter(figure -> figure.name().startsWith(start))
            .sorted(Comparator.comparing(figure -> size(figure, start)))
            .toList();
    return new Growth(title, found.stream().map(figure -> size(figure, start)).toList(), found);
  }

  private static int size(Figure figure, String start) {
    return Integer.parseInt(figure.name().substring(start.length()));
  }

  /** {@return the two exponents held against linear growth} */
  List<Outcome> outcomes() {
    return List.of(
        outcome("time", Goal.Metric.TIME, LINEAR_TIME, TIME_BAND),
        outcome("memory", Goal.Metric.BYTES, LINEAR_MEMORY, MEMORY_BAND));
  }

  private Outcome outcome(String what, Goal.Metric metric, double goal, double band) {
    List<String> measured = figures.stream().map(Figure::name).toList();
    return new Outcome(
        title + ": exponent of the " + what, exponent(metric), "", goal, band, measured);
  }

  // What is paid once flattens the beginning, so the upper half of the curve counts: 1 is linear.
  private double exponent(Goal.Metric metric) {
    int last = sizes.size() - 1;
    int middle = last / 2;
    double cost = metric.of(figures.get(last)) / metric.of(figures.get(middle));
    double work = (double) sizes.get(last) / sizes.get(middle);
    return Math.log(cost) / Math.log(work);
  }
}
