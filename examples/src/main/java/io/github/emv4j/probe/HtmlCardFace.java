package io.github.emv4j.probe;

import io.github.emv4j.finding.Severity;
import io.github.emv4j.transaction.CardInterface;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The card as it might look, from what it says about itself; the picture is nobody's design. */
final class HtmlCardFace {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/uu");
  private static final int USUAL_NUMBER = 19;
  private static final String CHIP =
      "M1 13h17v14H1M18 20h-17M46 13H29v14h17M29 20h17M18 6q5.500 4 11 0M18 34q5.500-4 11 0"
          + "M18 6v28M29 6v28";
  private static final String WAVES = "M4 9q5 7 0 14M10 6q7 10 0 20M16 3q9 13 0 26";

  private final PageWords words;
  private final ReadOutcome outcome;

  HtmlCardFace(PageWords words, ReadOutcome outcome) {
    this.words = words;
    this.outcome = outcome;
  }

  Html draw() {
    boolean stopped = outcome.advice().severity() == Severity.STOP;
    Html face = Html.of("div", stopped ? "face dull" : "face");
    Optional<ApplicationFacts> shown =
        outcome.applications().stream()
            .filter(facts -> facts.pan().isPresent())
            .findFirst()
            .or(() -> outcome.applications().stream().findFirst());
    face.add(top(shown), chip());
    String number = shown.flatMap(ApplicationFacts::pan).map(HtmlCardFace::number).orElse("");
    face.add(Html.of("div", number.length() > USUAL_NUMBER ? "pan long" : "pan", number));
    return Html.of("div", "facebox").add(face.add(bottom(shown)));
  }

  // Bullets stand for hidden digits on cards and screens alike.
  private static String number(String pan) {
    return pan.replace('*', '•').replaceAll("(.{4})(?!$)", "$1 ");
  }

  private Html top(Optional<ApplicationFacts> shown) {
    String name = shown.map(ApplicationFacts::shownName).orElseGet(() -> words.of("card"));
    Html top = Html.of("div", "top").add(Html.of("b").add(Html.foreign(name)));
    if (outcome.report().cardInterface() == CardInterface.CONTACTLESS) {
      top.add(Svg.scaled("waves", 24, 32).attr("aria-hidden", "true").add(Svg.path("", WAVES)));
    }
    return top;
  }

  private static Html chip() {
    Html plate = Html.of("rect").attr("x", "1").attr("y", "1").attr("width", "45");
    plate.attr("height", "38").attr("rx", "7");
    return Svg.scaled("chip-picture", 47, 40)
        .attr("aria-hidden", "true")
        .add(plate, Svg.path("", CHIP));
  }

  private Html bottom(Optional<ApplicationFacts> shown) {
    Html bottom = Html.of("div", "bottom");
    String holder = shown.flatMap(ApplicationFacts::cardholderName).orElse("");
    bottom.add(Html.of("span", "name").add(Html.foreign(holder.replace('*', '•'))));
    shown.flatMap(ApplicationFacts::expirationDate).ifPresent(date -> bottom.add(thru(date)));
    String scheme = shown.flatMap(ApplicationFacts::scheme).orElse("");
    return bottom.add(Html.of("span", "scheme", scheme));
  }

  private Html thru(LocalDate date) {
    return Html.of("span", "thru")
        .add(Html.of("small").text(words.of("validThru")))
        .text(MONTH.format(date));
  }
}
