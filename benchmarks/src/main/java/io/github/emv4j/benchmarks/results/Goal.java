package io.github.emv4j.benchmarks.results;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What this library promises about one of its figures, as a ratio within one run; and how far a
 * busy machine may carry the ratio before the build fails.
 *
 * <p>Both sides of a ratio run one after the other on the same machine, so most of the machine's
 * noise cancels out. What was seen to remain on two shared cores is 20 to 40 %, more where a side
 * takes less than a hundred nanoseconds. A lost optimisation costs a factor. The band lies between:
 * two to three times the usual value, and close to it where bytes are counted, which have no noise.
 *
 * @param title what is compared
 * @param subject name of the figure
 * @param base names of the figures that it is divided by, the least of which counts; none for a
 *     goal that is no ratio
 * @param metric what of the figures is compared
 * @param goal the most that the value should be
 * @param band the most that it may be
 * @param unit of a value that is no ratio
 * @param why the band is as wide as it is, where that is not what is said above
 */
record Goal(
    String title,
    String subject,
    List<String> base,
    Metric metric,
    double goal,
    double band,
    String unit,
    String why) {
  private static final String FILE = "goals.json";

  /** What is left out is empty. */
  Goal {
    base = List.copyOf(base);
    unit = Objects.requireNonNullElse(unit, "");
    why = Objects.requireNonNullElse(why, "");
  }

  /** What is compared. */
  enum Metric {
    /** Time of one operation. */
    TIME,
    /** Memory of one operation. */
    BYTES;

    double of(Figure figure) {
      return this == TIME ? figure.nanos() : figure.bytes();
    }
  }

  /** {@return every goal, in the order in which they are shown} */
  static List<Goal> all() {
    try (InputStream file = Goal.class.getResourceAsStream(FILE)) {
      return new ObjectMapper().readValue(file, new TypeReference<List<Goal>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return what came of it; empty where a figure was not measured} */
  Optional<Outcome> outcome(Figures figures) {
    if (!figures.has(subject) || !base.stream().allMatch(figures::has)) {
      return Optional.empty();
    }
    double divisor = base.stream().map(figures::get).mapToDouble(metric::of).min().orElse(scale());
    double value = metric.of(figures.get(subject)) / divisor;
    List<String> measured = Stream.concat(Stream.of(subject), base.stream()).toList();
    return Optional.of(new Outcome(title, value, unit, goal, band, measured));
  }

  private double scale() {
    return switch (unit) {
      case "µs" -> 1_000;
      case "KB" -> 1_024;
      default -> 1;
    };
  }
}
