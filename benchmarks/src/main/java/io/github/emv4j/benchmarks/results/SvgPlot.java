package io.github.emv4j.benchmarks.results;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Draws how costs grow, a panel each: both axes logarithmic, so that linear growth is the dashed
 * diagonal, wherever a curve begins. Written by hand, for chart libraries need fonts and a graphics
 * system, which build machines lack.
 */
final class SvgPlot {
  private static final int PANEL = 300;
  private static final int MARGIN = 56;
  private static final int COLUMNS = 2;
  private static final String TIME = "#0b6e99";
  private static final String MEMORY = "#c4560d";

  private final StringBuilder svg = new StringBuilder();

  private SvgPlot() {}

  /** {@return the drawing as a whole file} */
  static String of(List<Growth> growths) {
    SvgPlot plot = new SvgPlot();
    int cell = PANEL + 2 * MARGIN;
    int rows = (growths.size() + COLUMNS - 1) / COLUMNS;
    plot.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"12\"><rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>",
        COLUMNS * cell, rows * cell);
    for (int i = 0; i < growths.size(); i++) {
      plot.add(
          "<g transform=\"translate(%d %d)\">",
          i % COLUMNS * cell + MARGIN, i / COLUMNS * cell + MARGIN);
      plot.panel(growths.get(i));
      plot.add("</g>");
    }
    plot.add("</svg>");
    return plot.svg.toString();
  }

  private void panel(Growth growth) {
    add("<text y=\"-30\" font-size=\"15\">%s</text>", growth.title());
    add(
        "<text y=\"-12\"><tspan fill=\"%s\">time</tspan>, <tspan fill=\"%s\">memory</tspan>, as"
            + " multiples of the first</text>",
        TIME, MEMORY);
    add("<rect width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#999\"/>", PANEL, PANEL);
    add("<path d=\"M0 %d L%d 0\" stroke=\"#999\" stroke-dasharray=\"4 4\"/>", PANEL, PANEL);
    int last = growth.sizes().size() - 1;
    for (int size : growth.sizes()) {
      add(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>",
          place(growth, size), PANEL + 18, size);
    }
    add(
        "<text x=\"-6\" y=\"12\" text-anchor=\"end\">×%d</text>",
        growth.sizes().get(last) / growth.sizes().get(0));
    add("<text x=\"-6\" y=\"%d\" text-anchor=\"end\">×1</text>", PANEL);
    curve(growth, Figure::nanos, TIME);
    curve(growth, Figure::bytes, MEMORY);
  }

  private void curve(Growth growth, ToDoubleFunction<Figure> cost, String colour) {
    double first = cost.applyAsDouble(growth.figures().get(0));
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < growth.figures().size(); i++) {
      double x = place(growth, growth.sizes().get(i));
      double multiple = cost.applyAsDouble(growth.figures().get(i)) / first;
      double y = PANEL - place(growth, multiple * growth.sizes().get(0));
      path.append(String.format(Locale.ROOT, "%s%.1f %.1f ", i == 0 ? "M" : "L", x, y));
      add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", x, y, colour);
    }
    add("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", path, colour);
  }

  private static double place(Growth growth, double size) {
    double first = growth.sizes().get(0);
    double last = growth.sizes().get(growth.sizes().size() - 1);
    return PANEL * Math.log(size / first) / Math.log(last / first);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
