package io.github.emv4j.faults;

import io.github.emv4j.faults.FaultCase.Stage;
import io.github.emv4j.faults.FaultyConnection.Seen;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Runs every fault at the exchanges of every card and counts how the cases end. */
final class FaultMatrix {
  /** What a technician's tool gets besides: the same exchanges, judged by its report. */
  private static final Set<CardFault> WHEN_INSPECTED =
      EnumSet.of(
          CardFault.REMOVED,
          CardFault.CUT_SHORT,
          CardFault.ENDLESS_61XX,
          CardFault.PREVIOUS_ANSWER);

  /** Among how many exchanges the faults of a bad card are shared out. */
  static final int TURNS = 3;

  private static final int LONG = 150;
  private static final int VERY_LONG = 1_000;
  private static final int BEGINNING = 8;
  private static final int END = 4;

  private final Map<Stage, Map<CardFault, Map<String, Integer>>> outcomes =
      new EnumMap<>(Stage.class);
  private final List<String> violations = new ArrayList<>();
  private int cards;
  private int cases;
  private int untyped;
  private int mostExchanges;
  private int mostMore;
  private String mostMoreAt = "";

  int cases() {
    return cases;
  }

  int untyped() {
    return untyped;
  }

  /** {@return the most exchanges of one session} */
  int mostExchanges() {
    return mostExchanges;
  }

  /** {@return how many exchanges a fault added at most to a session without it} */
  int mostMore() {
    return mostMore;
  }

  List<String> violations() {
    return violations;
  }

  /**
   * Runs faults at the exchanges of one card; several threads may do so.
   *
   * @param turns 1 for every fault at every exchange; else each exchange gets its share, and as
   *     many exchanges in a row get all
   */
  void run(CardSource source, Set<CardFault> faults, int turns) {
    countCard();
    run(source, faults, turns, FaultCase::staged);
    EnumSet<CardFault> fewer = EnumSet.copyOf(faults);
    fewer.retainAll(WHEN_INSPECTED);
    run(source, fewer, turns, FaultCase::inspected);
  }

  private void run(
      CardSource source,
      Set<CardFault> faults,
      int turns,
      Function<FaultyConnection, FaultCase> session) {
    FaultCase sound = session.apply(new FaultyConnection(source.open().get()));
    note(sound, source.name() + " without fault");
    for (int at = 0; at < sound.exchanges(); at++) {
      if (!isChosen(at, sound.seen())) {
        continue;
      }
      for (CardFault fault : faults) {
        if ((fault.ordinal() + at + source.name().length()) % turns != 0) {
          continue;
        }
        FaultCase faulty = session.apply(new FaultyConnection(source.open().get(), fault, at));
        String name = source.name() + ", " + fault + " at exchange " + at;
        note(faulty, name);
        count(faulty, fault, stageOf(at, sound));
        noteMore(faulty.exchanges() - sound.exchanges(), name);
      }
    }
  }

  /**
   * Every exchange, but of those in a row that are alike the first two and the last two only; of a
   * session that goes on for hundreds the beginning, the middle and the end.
   */
  private static boolean isChosen(int at, List<Seen> seen) {
    int length = seen.size();
    if (length <= LONG) {
      return !isLikeItsNeighbours(at, seen);
    }
    boolean ends = length <= VERY_LONG && (at < BEGINNING || at >= length - END);
    return ends || at == 0 || at == length / 2 || at == length - 1;
  }

  private static boolean isLikeItsNeighbours(int at, List<Seen> seen) {
    return at >= 2
        && at + 2 < seen.size()
        && IntStream.of(-2, -1, 1, 2).allMatch(by -> seen.get(at).isLike(seen.get(at + by)));
  }

  private static Stage stageOf(int at, FaultCase sound) {
    return sound.ends().entrySet().stream()
        .filter(end -> at < end.getValue())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private synchronized void countCard() {
    cards++;
  }

  private synchronized void note(FaultCase run, String name) {
    mostExchanges = Math.max(mostExchanges, run.exchanges());
    run.violations().forEach(violation -> violations.add(name + ": " + violation));
  }

  private synchronized void noteMore(int more, String name) {
    if (more > mostMore) {
      mostMore = more;
      mostMoreAt = name;
    }
  }

  private synchronized void count(FaultCase run, CardFault fault, Stage stage) {
    cases++;
    if (run.outcomes().containsValue(FaultCase.UNTYPED)) {
      untyped++;
    }
    outcomes
        .computeIfAbsent(stage, key -> new EnumMap<>(CardFault.class))
        .computeIfAbsent(fault, key -> new TreeMap<>())
        .merge(run.outcomes().getOrDefault(stage, FaultCase.UNTYPED), 1, Integer::sum);
  }

  /** {@return how many cases ended in which way, over all faults} */
  Map<String, Integer> kinds(Stage stage) {
    Map<String, Integer> kinds = new TreeMap<>();
    outcomes
        .getOrDefault(stage, Map.of())
        .values()
        .forEach(row -> row.forEach((kind, count) -> kinds.merge(kind, count, Integer::sum)));
    return kinds;
  }

  String markdown() {
    StringBuilder text = new StringBuilder("# Fault matrix\n\n");
    text.append("Each fault at each exchange of each virtual and recorded card. Where more than");
    text.append(
        " four exchanges in a row have the same instruction and the same answer, the first");
    text.append(" two and the last two stand for all; of sessions of more than ").append(LONG);
    text.append(" exchanges the first ").append(BEGINNING).append(", the middle and the last ");
    text.append(END).append(", of more than ").append(VERY_LONG);
    text.append(
        " the first, the middle and the last. Each exchange of a card that is bad by itself");
    text.append(
        " gets a third of the faults in turn, unless -Demv4j.faults=all asks for all.\n\n"
            + "| what | count |\n"
            + "|---|---:|\n");
    row(text, "cards", cards);
    row(text, "cases", cases);
    row(text, "untyped outcomes", untyped);
    row(text, "promises not kept", violations.size());
    row(text, "exchanges of one session, at most", mostExchanges);
    row(text, "exchanges that one fault adds, at most (" + mostMoreAt + ")", mostMore);
    for (Stage stage : Stage.values()) {
      table(text, stage);
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String what, int count) {
    text.append("| ").append(what).append(" | ").append(count).append(" |\n");
  }

  private void table(StringBuilder text, Stage stage) {
    TreeSet<String> kinds = new TreeSet<>(kinds(stage).keySet());
    text.append("\n## Fault during ").append(stage).append("\n\n| fault | cases |");
    kinds.forEach(kind -> text.append(' ').append(kind).append(" |"));
    text.append("\n|---|---:|").append("---:|".repeat(kinds.size())).append('\n');
    outcomes
        .getOrDefault(stage, Map.of())
        .forEach((fault, counts) -> line(text, fault.words(), counts, kinds));
    line(text, "**all**", kinds(stage), kinds);
  }

  private static void line(
      StringBuilder text, String name, Map<String, Integer> counts, TreeSet<String> kinds) {
    int sum = counts.values().stream().mapToInt(Integer::intValue).sum();
    text.append("| ").append(name).append(" | ").append(sum).append(" |");
    kinds.forEach(kind -> text.append(' ').append(counts.getOrDefault(kind, 0)).append(" |"));
    text.append('\n');
  }
}
