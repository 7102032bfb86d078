package io.github.emv4j.decode;

import io.github.emv4j.decode.Explanation.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What bytes mean.
 *
 * @param form what they were taken for
 * @param parts what they mean, in order
 * @param isComplete whether all is explained; if not, there was more than can be shown
 */
public record Decoded(Form form, List<Explanation> parts, boolean isComplete) {
  /** Keeps an unmodifiable copy. */
  public Decoded {
    parts = List.copyOf(parts);
  }

  /**
   * {@return why some of the bytes could not be decoded, in the order of the bytes; none if all is
   * well formed}
   */
  public List<Explanation> faults() {
    List<Explanation> faults = new ArrayList<>();
    Deque<Explanation> open = new ArrayDeque<>();
    pushAll(open, parts);
    while (!open.isEmpty()) {
      Explanation next = open.pop();
      if (next.kind() == Kind.FAULT) {
        faults.add(next);
      }
      pushAll(open, next.parts());
    }
    return faults;
  }

  private static void pushAll(Deque<Explanation> open, List<Explanation> parts) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      open.push(parts.get(i));
    }
  }
}
