package io.github.emv4j.probe;

import io.github.emv4j.probe.Svg.Point;
import java.util.List;

/** The certificates of a card as a picture: who vouches for whom, and how far that was proven. */
final class HtmlChain {
  private static final int BOX = 60;
  private static final int GAP = 34;
  private static final String TICK = "M-5 0.500l3.500 3.500l6.500-8";
  private static final String CROSS = "M-4-4l8 8M4-4l-8 8";
  private static final String DOTS = "M-5 0h.1M0 0h.1M5 0h.1";

  private final PageWords words;

  HtmlChain(PageWords words) {
    this.words = words;
  }

  Html draw(AuthenticationFacts facts) {
    List<ChainStep> steps = facts.steps();
    int height = steps.size() * (BOX + GAP) - GAP + 2;
    Html drawing = Svg.drawing("chain", height, words.of("genuine") + " " + facts.words());
    for (int i = 0; i < steps.size(); i++) {
      int top = i * (BOX + GAP) + 1;
      if (i > 0) {
        boolean last = i == steps.size() - 1;
        arrow(drawing, top, words.of(last ? "chain.proves" : "chain.signs"), steps.get(i));
      }
      box(drawing, top, steps.get(i), facts.method());
    }
    return drawing;
  }

  private void arrow(Html drawing, int top, String text, ChainStep to) {
    String tone = tone(to);
    Point start = Point.at(26, top - GAP);
    drawing.add(Svg.line("wire " + tone, start, Point.at(26, top - 5)));
    drawing.add(Svg.pathAt("head " + tone, Point.at(26, top), "M0 0l-5-9h10z"));
    drawing.add(Svg.text("remark", Point.at(44, top - GAP / 2.0 + 4), text));
  }

  private void box(Html drawing, int top, ChainStep step, String method) {
    String tone = tone(step);
    drawing.add(Svg.rect("box " + tone, Point.percent(0.25, top), "99.5%", BOX).attr("rx", "12"));
    drawing.add(Svg.circle("badge " + tone, Point.at(26, top + BOX / 2.0), 11));
    String mark =
        switch (step.state()) {
          case PROVEN -> TICK;
          case FAILED -> CROSS;
          case OPEN -> DOTS;
        };
    drawing.add(Svg.pathAt("mark", Point.at(26, top + BOX / 2.0), mark));
    String title = words.of("chain", step.stage());
    String state = words.of("state", step.state());
    Point below = Point.at(48, top + 45);
    Point right = Point.percent(96.5, top + 26);
    drawing.add(Svg.text("name", Point.at(48, top + 26), title));
    drawing.add(
        Svg.text("identity", below, step.link().map(link -> identity(step, link)).orElse(method)));
    drawing.add(Svg.text("state end " + tone, right, state));
    step.link().ifPresent(link -> drawing.add(Svg.text("remark end", right.down(19), size(link))));
  }

  private String identity(ChainStep step, AuthenticationFacts.Link link) {
    boolean authority = step.stage() == ChainStep.Stage.CA;
    return authority ? link.identity() : words.of("chain.serial", link.identity());
  }

  private String size(AuthenticationFacts.Link link) {
    String bits = words.of("chain.bits", link.bits());
    return link.expiry().map(date -> words.of("chain.until", date) + " · " + bits).orElse(bits);
  }

  private static String tone(ChainStep step) {
    return switch (step.state()) {
      case PROVEN -> "good";
      case FAILED -> "bad";
      case OPEN -> "dim";
    };
  }
}
