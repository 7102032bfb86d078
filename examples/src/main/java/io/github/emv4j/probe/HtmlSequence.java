package io.github.emv4j.probe;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.probe.Conversation.Turn;
import io.github.emv4j.probe.Svg.Point;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * The conversation as a sequence diagram: an arrow for each command and each answer, with times.
 */
final class HtmlSequence {
  private static final int HEAD = 34;
  private static final int ROW = 48;
  private static final double TERMINAL = 20;
  private static final double CARD = 79;
  private static final double BAR_START = 81.5;
  private static final double BAR_ROOM = 18;
  private static final double LEAST_BAR = 0.6;
  private static final String TO_RIGHT = "M0 0l-8-4v8z";
  private static final String TO_LEFT = "M0 0l8-4v8z";

  private final PageWords words;
  private final List<Step> steps;

  HtmlSequence(PageWords words, List<Step> steps) {
    this.words = words;
    this.steps = steps;
  }

  Html draw() {
    int height = HEAD + steps.size() * ROW + 8;
    Html drawing = Svg.drawing("sequence", height, words.of("diagram"));
    lifeline(drawing, TERMINAL, words.of("terminal"));
    lifeline(drawing, CARD, words.of("card"));
    Duration slowest =
        steps.stream().map(Step::took).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      int top = HEAD + i * ROW;
      if (step.selects()) {
        drawing.add(Svg.rect("section", Point.at(0, top), "100%", ROW));
      }
      command(drawing, step, top);
      answer(drawing, step.turn(), top);
      time(drawing, step.took(), slowest, top);
    }
    return drawing;
  }

  private static void time(Html drawing, Duration took, Duration slowest, int top) {
    double part = (double) took.toNanos() / Math.max(1, slowest.toNanos());
    String width = Svg.number(Math.max(LEAST_BAR, part * BAR_ROOM)) + "%";
    Point corner = Point.percent(BAR_START, top + 20);
    drawing.add(Svg.rect("bar", corner, width, 8).attr("rx", "2"));
    drawing.add(Svg.text("time", corner.down(21), PageWords.time(took)));
  }

  private void lifeline(Html drawing, double x, String name) {
    int end = HEAD + steps.size() * ROW + 4;
    drawing.add(Svg.line("life", Point.percent(x, HEAD - 10), Point.percent(x, end)));
    drawing.add(Svg.text("who", Point.percent(x, HEAD - 18), name));
  }

  private void command(Html drawing, Step step, int top) {
    Turn turn = step.turn();
    String name = step.isRun() ? words.of("run", step.turns().size()) : TurnName.of(turn);
    drawing.add(
        Svg.text("start", Point.at(2, top + 22), "+" + PageWords.time(turn.start())),
        Svg.text("label", Point.percent((TERMINAL + CARD) / 2, top + 15), name),
        Svg.line("sent", Point.percent(TERMINAL, top + 20), Point.percent(CARD - 1, top + 20)),
        Svg.pathAt("head sent", Point.percent(CARD, top + 20), TO_RIGHT));
  }

  private void answer(Html drawing, Turn turn, int top) {
    String tone = TurnName.tone(turn);
    Point middle = Point.percent((TERMINAL + CARD) / 2, top + 35);
    drawing.add(
        Svg.text("label " + tone, middle, said(turn)),
        Svg.line(
            "received " + tone,
            Point.percent(TERMINAL + 1, top + 40),
            Point.percent(CARD, top + 40)),
        Svg.pathAt("head " + tone, Point.percent(TERMINAL, top + 40), TO_LEFT));
  }

  private String said(Turn turn) {
    Bytes response = turn.response();
    if (turn.failure().isPresent() || response.length() < 2) {
      return words.of("noAnswer");
    }
    String data = response.length() > 2 ? " · " + words.bytes(response.length() - 2) : "";
    return TurnName.status(turn) + data;
  }
}
