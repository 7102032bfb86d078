package io.github.emv4j.benchmarks.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes down a run: JSON for programs, tables and a plot for people. */
final class ResultFiles {
  private final Path folder;

  ResultFiles(Path folder) {
    this.folder = folder;
  }

  /** Everything that one run brought. */
  record Run(
      String machine,
      Figures figures,
      List<Outcome> outcomes,
      List<Growth> growths,
      List<ExchangeTable.Row> exchanges) {}

  void write(Run run) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("results.json"), json(run));
    Files.writeString(folder.resolve("results.md"), markdown(run));
    Files.writeString(folder.resolve("growth.svg"), SvgPlot.of(run.growths()));
  }

  private static String json(Run run) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", run.machine());
    all.put("goals", run.outcomes());
    all.put("figures", run.figures().all());
    all.put("growth", run.growths());
    all.put("exchanges", run.exchanges());
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all);
  }

  private static String markdown(Run run) {
    StringBuilder text = new StringBuilder();
    text.append("# Results\n\n").append(run.machine()).append("\n\n## Goals\n\n");
    text.append(goals(run.outcomes()));
    text.append(
        "\n## Figures\n\n| benchmark | fastest, ns | mean, ns | ± | bytes |\n|---|---:|---:|---:|---:|\n");
    for (Figure figure : run.figures().all()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %s |\n",
              figure.name(),
              number(figure.nanos()),
              number(figure.mean()),
              number(figure.error()),
              number(figure.bytes())));
    }
    text.append("\n## Growth\n\n![how costs grow](growth.svg)\n\n## Exchanges\n\n");
    text.append("| card | commands | least | more for T=0 | bytes sent | bytes received |\n");
    text.append("|---|---:|---:|---:|---:|---:|\n");
    for (ExchangeTable.Row row : run.exchanges()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %d | %d | %d |\n",
              row.card(),
              row.commands(),
              row.least(),
              row.repeated(),
              row.sent(),
              row.received()));
    }
    return text.toString();
  }

  /** {@return the table of goals} */
  static String goals(List<Outcome> outcomes) {
    StringBuilder text =
        new StringBuilder("| goal | measured | at most | band | |\n|---|---:|---:|---:|---|\n");
    for (Outcome outcome : outcomes) {
      String unit = outcome.unit().isEmpty() ? "" : " " + outcome.unit();
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.2f%s | %s | %s | %s |\n",
              outcome.title(),
              outcome.value(),
              unit,
              plain(outcome.goal()),
              plain(outcome.band()),
              outcome.verdict()));
    }
    return text.toString();
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.valueOf(value);
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return String.format(Locale.ROOT, value < 1_000 ? "%.1f" : "%,.0f", value);
  }
}
