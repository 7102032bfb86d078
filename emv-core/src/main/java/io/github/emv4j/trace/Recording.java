package io.github.emv4j.trace;

import io.github.emv4j.trace.RecordedCommand.Likeness;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/**
 * Finds the recorded exchange that answers a command asked in another order.
 *
 * <p>A recording falls into sections: each SELECT begins one. A command is looked for in the
 * section of the application that is selected, then in other sections that begin with the same
 * SELECT, then anywhere; where it was recorded more than once, in recorded order, and the last
 * answer repeats.
 */
final class Recording {
  private static final int NONE = -1;

  private final List<RecordedCommand> commands = new ArrayList<>();
  private final Map<Integer, List<Integer>> byHeader = new HashMap<>();
  private final int[] sections;
  private final BitSet used = new BitSet();
  private int section = NONE;
  private int position = NONE;

  /**
   * What was found.
   *
   * @param index of the exchange
   * @param likeness of its command with the one asked
   */
  record Hit(int index, Likeness likeness) {}

  Recording(List<Exchange> exchanges) {
    sections = new int[exchanges.size()];
    int current = NONE;
    for (int i = 0; i < sections.length; i++) {
      RecordedCommand command = RecordedCommand.parse(exchanges.get(i).command());
      commands.add(command);
      byHeader.computeIfAbsent(command.header(), header -> new ArrayList<>()).add(i);
      current = command.isSelect() ? i : current;
      sections[i] = current;
    }
  }

  RecordedCommand command(int index) {
    return commands.get(index);
  }

  /** {@return where the answer to a command is recorded; NONE as index if nowhere} */
  Hit find(RecordedCommand asked) {
    Hit hit = asked.isGetResponse() ? followUp(asked) : lookUp(asked);
    position = hit.index();
    if (position != NONE) {
      used.set(position);
      if (asked.isSelect()) {
        enter(position);
      }
    }
    return hit;
  }

  /** On the T=0 wire the answer to GET RESPONSE belongs to the exchange just before. */
  private Hit followUp(RecordedCommand asked) {
    int next = position + 1;
    boolean recorded =
        position != NONE && next < commands.size() && commands.get(next).header() == asked.header();
    return recorded ? new Hit(next, commands.get(next).likenessOf(asked)) : missing();
  }

  private Hit lookUp(RecordedCommand asked) {
    List<IntPredicate> regions =
        asked.isSelect()
            ? List.of(index -> true)
            : List.of(index -> sections[index] == section, this::isInLikeSection, index -> true);
    for (IntPredicate region : regions) {
      for (Likeness likeness : List.of(Likeness.SAME, Likeness.OTHER_LENGTH)) {
        OptionalInt index = next(asked, likeness, region);
        if (index.isPresent()) {
          return new Hit(index.getAsInt(), likeness);
        }
      }
    }
    if (asked.hasDataOfTheReader()) {
      for (IntPredicate region : regions) {
        OptionalInt index = next(asked, Likeness.SAME_HEADER, region);
        if (index.isPresent()) {
          return new Hit(index.getAsInt(), Likeness.SAME_HEADER);
        }
      }
    }
    return missing();
  }

  private boolean isInLikeSection(int index) {
    return section != NONE
        && sections[index] != NONE
        && commands.get(sections[index]).likenessOf(commands.get(section)) == Likeness.SAME;
  }

  /** {@return the first recorded command that was not asked yet, else the last} */
  private OptionalInt next(RecordedCommand asked, Likeness likeness, IntPredicate region) {
    OptionalInt last = OptionalInt.empty();
    for (int index : byHeader.getOrDefault(asked.header(), List.of())) {
      if (region.test(index) && commands.get(index).likenessOf(asked) == likeness) {
        last = OptionalInt.of(index);
        if (!used.get(index)) {
          return last;
        }
      }
    }
    return last;
  }

  /** A section that is entered again replays from its beginning, further matches included. */
  private void enter(int select) {
    section = select;
    int end = select + 1;
    while (end < sections.length
        && (!commands.get(end).isSelect() || isNextOf(commands.get(end), commands.get(select)))) {
      end++;
    }
    used.clear(select + 1, end);
  }

  private static boolean isNextOf(RecordedCommand next, RecordedCommand select) {
    return next.isSelectNext() && !select.isSelectNext() && next.data().equals(select.data());
  }

  private static Hit missing() {
    return new Hit(NONE, Likeness.DIFFERENT);
  }

  /** {@return how many recorded commands were never asked since their section was entered} */
  int unused() {
    return commands.size() - used.cardinality();
  }
}
