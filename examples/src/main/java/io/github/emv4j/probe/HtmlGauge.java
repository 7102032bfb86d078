package io.github.emv4j.probe;

import java.util.OptionalInt;

/** PIN tries left as a dial of as many parts. */
final class HtmlGauge {
  /** What most issuers allow; a card does not tell its limit. */
  private static final int USUAL_LIMIT = 3;

  private static final int MOST_PARTS = 15;
  private static final double RADIUS = 50;
  private static final double CENTRE = 64;
  private static final double GAP = 0.07;

  private final PageWords words;

  HtmlGauge(PageWords words) {
    this.words = words;
  }

  Html of(OptionalInt tries) {
    int left = tries.orElse(0);
    int scale = Math.max(USUAL_LIMIT, Math.min(left, MOST_PARTS));
    String tone = tone(tries);
    Html dial = Svg.scaled("dial " + tone, 128, 76).attr("role", "img");
    String number = tries.isPresent() ? Integer.toString(left) : "?";
    dial.attr("aria-label", words.of("tries") + ": " + number);
    for (int part = 0; part < scale; part++) {
      dial.add(Svg.path(part < left ? "part on" : "part", arc(part, scale)));
    }
    dial.add(Svg.text("count", Svg.Point.at(CENTRE, 62), number));
    Html gauge = Html.of("figure", "gauge").add(dial);
    Html caption = Html.of("figcaption").add(Html.of("b").text(words.of("tries")));
    return gauge.add(caption.add(Html.of("small").text(remark(tries, scale))));
  }

  private String remark(OptionalInt tries, int scale) {
    if (tries.isEmpty()) {
      return words.of("triesUnknown");
    }
    return switch (tries.getAsInt()) {
      case 0 -> words.of("triesBlocked");
      case 1 -> words.of("triesLast");
      default -> tries.getAsInt() > scale ? "" : words.of("triesScale", scale);
    };
  }

  private static String tone(OptionalInt tries) {
    if (tries.isEmpty()) {
      return "dim";
    }
    return tries.getAsInt() > 1 ? "good" : tries.getAsInt() == 1 ? "warn" : "bad";
  }

  private static String arc(int part, int scale) {
    double width = Math.PI / scale;
    double gap = scale > 1 ? Math.min(GAP, width / 4) : 0;
    double from = Math.PI + part * width + gap;
    double to = Math.PI + (part + 1) * width - gap;
    return "M" + point(from) + " A50 50 0 0 1 " + point(to);
  }

  private static String point(double angle) {
    return Svg.number(CENTRE + RADIUS * Math.cos(angle))
        + " "
        + Svg.number(CENTRE + RADIUS * Math.sin(angle));
  }
}
