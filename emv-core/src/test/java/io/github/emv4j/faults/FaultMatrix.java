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
          CardFault.NOTHING,
          CardFault.CUT_SHORT,
          CardFault.STATUS_6F00,
          CardFault.ENDLESS_61XX,
          CardFault.PREVIOUS_ANSWER);

  /** In longer conversations the data of an answer make no difference. */
  private static final int LONG = 100;

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

  /** Runs faults at the exchanges of one card; several threads may do so. */
  void run(CardSource source, Set<CardFault> faults) {
    countCard();
    run(source, faults, FaultCase::staged);
    EnumSet<CardFault> fewer = EnumSet.copyOf(faults);
    fewer.retainAll(WHEN_INSPECTED);
    run(source, fewer, FaultCase::inspected);
  }

  private void run(
      CardSource source, Set<CardFault> faults, Function<FaultyConnection, FaultCase> session) {
    FaultCase sound = session.apply(new FaultyConnection(source.open().get()));
    note(sound, source.name() + " without fault");
    for (int at = 0; at < sound.exchanges(); at++) {
      if (isLikeItsNeighbours(at, sound.seen())) {
        continue;
      }
      for (CardFault fault : faults) {
        FaultCase faulty = session.apply(new FaultyConnection(source.open().get(), fault, at));
        String name = source.name() + ", " + fault + " at exchange " + at;
        note(faulty, name);
        count(faulty, fault, stageOf(at, sound));
        noteMore(faulty.exchanges() - sound.exchanges(), name);
      }
    }
  }

  /** A list of names that are not there, a directory without end: the first two, the last two. */
  private static boolean isLikeItsNeighbours(int at, List<Seen> seen) {
    if (at < 2 || at + 2 >= seen.size()) {
      return false;
    }
    boolean big = seen.size() > LONG;
    return IntStream.of(-2, -1, 1, 2)
        .mapToObj(by -> seen.get(at + by))
        .allMatch(other -> big ? seen.get(at).isOfSameKind(other) : seen.get(at).isLike(other));
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
    text.append(" four exchanges in a row have the same instruction and the same answer (in a");
    text.append(" conversation of more than ").append(LONG).append(" the same status word), the");
    text.append(" first two and the last two stand for all.\n\n| what | count |\n|---|---:|\n");
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
