package io.github.emv4j.probe;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.decode.Decoder;
import io.github.emv4j.decode.Explanation;
import io.github.emv4j.decode.Explanation.Kind;
import io.github.emv4j.probe.Conversation.Turn;
import io.github.emv4j.trace.Exchange;
import io.github.emv4j.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every answer of the card as a tree that opens object by object. */
final class HtmlData {
  /** More than any card has, and not too much for a page. */
  private static final int MOST_NODES = 12_000;

  private static final int SHORT = 16;

  private final PageWords words;
  private final Masking masking;
  private int nodes;

  HtmlData(PageWords words, Masking masking) {
    this.words = words;
    this.masking = masking;
  }

  /**
   * {@return a part for each application that was selected}
   *
   * @param turns the whole conversation: what came earlier explains what comes later
   * @param steps those to show
   * @param names what to call applications, by their AID
   */
  List<Html> draw(List<Turn> turns, List<Step> steps, Map<String, String> names) {
    List<Explanation> lines = decoded(turns);
    List<Html> groups = new ArrayList<>();
    Html group = Html.of("section", "answers");
    for (Step step : steps) {
      if (step.selects() || groups.isEmpty()) {
        String selected = step.selects() ? TurnName.selected(step.turn()) : words.of("before");
        group = Html.of("section", "answers");
        group.add(Html.of("h3").add(Html.foreign(names.getOrDefault(selected, selected))));
        groups.add(group);
      }
      group.add(step.isRun() ? run(step) : turn(step, lines));
    }
    return groups;
  }

  private Html run(Step step) {
    Html missed = Html.of("p", "missed");
    step.turns().forEach(turn -> missed.add(Html.of("code").text(TurnName.selected(turn))));
    String name = words.of("run", step.turns().size());
    return Html.of("details", "turn").add(summary(name, step.turn()), missed);
  }

  private static List<Explanation> decoded(List<Turn> turns) {
    List<Exchange> exchanges =
        turns.stream().map(turn -> Exchange.of(turn.command(), turn.response())).toList();
    String text = Trace.of(Optional.empty(), exchanges).toText();
    return Decoder.standard().decodeTrace(text).parts();
  }

  private Html summary(String name, Turn turn) {
    String status = TurnName.status(turn);
    return Html.of("summary")
        .add(Html.of("span", "op", name))
        .add(
            Html.of("span", "chip " + TurnName.tone(turn))
                .text(status.isEmpty() ? words.of("noAnswer") : status));
  }

  private Html turn(Step step, List<Explanation> lines) {
    Turn turn = step.turn();
    Html summary = summary(TurnName.of(turn), turn);
    int data = Math.max(0, turn.response().length() - 2);
    if (data > 0) {
      summary.add(Html.of("span", "soft", words.bytes(data)));
    }
    Html details = Html.of("details", "turn").add(summary);
    if (2 * step.first() + 1 >= lines.size()) {
      return details.add(Html.of("p", "soft", words.of("cut")));
    }
    Explanation command = lines.get(2 * step.first());
    Explanation answer = lines.get(2 * step.first() + 1);
    turn.failure().ifPresent(why -> details.add(Html.of("p", "bad-text").add(Html.foreign(why))));
    details.add(wire("→", turn.command(), command));
    if (!command.parts().isEmpty()) {
      Html meaning = Html.of("summary", "soft", words.of("command"));
      details.add(Html.of("details", "fields").add(meaning, tree(command.parts())));
    }
    return details.add(wire("←", turn.response(), answer), tree(answer(answer)));
  }

  private Html wire(String sign, Bytes bytes, Explanation line) {
    String hex = masking == Masking.ON ? HiddenBytes.hex(bytes, line) : bytes.toHex();
    return Html.of("p", "wire").add(Html.of("span", "sign", sign)).add(Html.of("code").text(hex));
  }

  // The data of an answer needs no level of its own.
  private static List<Explanation> answer(Explanation answer) {
    if (answer.kind() == Kind.FAULT) {
      return List.of(answer);
    }
    List<Explanation> parts = new ArrayList<>();
    for (Explanation part : answer.parts()) {
      boolean data = part.tag().isEmpty() && part.name().equals("Data") && !part.parts().isEmpty();
      parts.addAll(data ? part.parts() : List.of(part));
    }
    return parts;
  }

  private Html tree(List<Explanation> parts) {
    Html list = Html.of("ul", "tree");
    for (Explanation part : parts) {
      if (nodes++ >= MOST_NODES) {
        return list.add(Html.of("li", "soft", words.of("cut")));
      }
      list.add(node(part));
    }
    return list;
  }

  private Html node(Explanation part) {
    if (part.kind() == Kind.FAULT || part.kind() == Kind.NOTE) {
      boolean fault = part.kind() == Kind.FAULT;
      String text = fault ? DecodePage.place(part) : DecodePage.meaning(part, masking);
      return Html.of("li", fault ? "bad-text" : "warn-text").add(Html.foreign(text));
    }
    if (masking == Masking.ON && HiddenBytes.namesChip(part)) {
      String stars = "*".repeat(2 * part.length());
      return name(Html.of("li", "leaf"), part).add(Html.of("code", "hex", stars));
    }
    if (part.parts().isEmpty()) {
      return line(Html.of("li", "leaf"), part);
    }
    Html details = Html.of("details");
    details.add(line(Html.of("summary"), part), tree(part.parts()));
    boolean template = part.tag().filter(tag -> tag.isConstructed()).isPresent();
    return Html.of("li").add(template ? details.attr("open", "") : details);
  }

  private static Html name(Html line, Explanation part) {
    boolean element = part.kind() == Kind.ELEMENT;
    Html name = Html.of("span", element ? "object" : "field");
    part.tag().ifPresent(tag -> name.add(Html.of("code", "tag", tag.toString())).text(" "));
    return line.add(name.add(Html.foreign(part.name())));
  }

  private Html line(Html line, Explanation part) {
    name(line, part);
    boolean template = part.tag().filter(tag -> tag.isConstructed()).isPresent();
    boolean bytes = part.length() > 0 && part.kind() != Kind.BITS && !template;
    String hex = bytes ? DecodePage.hex(part, masking) : "";
    String meaning = DecodePage.meaning(part, masking);
    if (!meaning.isEmpty() && hex.length() > SHORT * 2) {
      return line.add(says(meaning), Html.of("code", "hex", hex));
    }
    if (!hex.isEmpty() && (meaning.isEmpty() || !hex.startsWith("*"))) {
      line.add(Html.of("code", "hex", hex));
    }
    return meaning.isEmpty() ? line : line.add(says(meaning));
  }

  private static Html says(String meaning) {
    return Html.of("span", "says").add(Html.foreign(meaning));
  }
}
