package io.github.emv4j.probe;

import io.github.emv4j.probe.Conversation.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is shown as one step of a conversation: one exchange, or a run of applications that the card
 * does not have.
 *
 * @param first index of the first exchange
 * @param turns the exchanges
 */
record Step(int first, List<Turn> turns) {
  private static final int SHORTEST_RUN = 3;
  private static final String NOT_FOUND = "6A82";

  /** {@return the steps of a conversation, in order} */
  static List<Step> of(List<Turn> turns) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at < turns.size()) {
      int end = at;
      while (end < turns.size() && isMissed(turns.get(end))) {
        end++;
      }
      int length = end - at >= SHORTEST_RUN ? end - at : 1;
      steps.add(new Step(at, turns.subList(at, at + length)));
      at += length;
    }
    return steps;
  }

  private static boolean isMissed(Turn turn) {
    return TurnName.isSelect(turn) && TurnName.status(turn).equals(NOT_FOUND);
  }

  boolean isRun() {
    return turns.size() > 1;
  }

  /** {@return the exchange, of a run the first} */
  Turn turn() {
    return turns.get(0);
  }

  /** {@return how long all of it took} */
  Duration took() {
    Turn last = turns.get(turns.size() - 1);
    return last.start().plus(last.took()).minus(turn().start());
  }

  /** {@return whether an application or a directory is selected by it} */
  boolean selects() {
    return TurnName.isSelect(turn()) && TurnName.tone(turn()).equals("good");
  }
}
