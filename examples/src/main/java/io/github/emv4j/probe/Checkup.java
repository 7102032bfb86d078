package io.github.emv4j.probe;

import java.util.Optional;

/**
 * One thing that was looked at.
 *
 * @param name of the thing, in lower-case words
 * @param state how it is
 * @param found what was seen, in words
 * @param remedy how to mend it, if it has to be
 */
record Checkup(String name, State state, String found, Optional<Remedy> remedy) {
  /** How a thing is. */
  enum State {
    /** As it should be. */
    GOOD("✓", Style.GREEN),
    /** Nothing wrong, but nothing there either. */
    ABSENT("·", Style.DIM),
    /** To be mended. */
    BAD("✗", Style.RED);

    private final String mark;
    private final Style style;

    State(String mark, Style style) {
      this.mark = mark;
      this.style = style;
    }

    String mark() {
      return mark;
    }

    Style style() {
      return style;
    }
  }

  static Checkup good(String name, String found) {
    return new Checkup(name, State.GOOD, found, Optional.empty());
  }

  static Checkup absent(String name, String found) {
    return new Checkup(name, State.ABSENT, found, Optional.empty());
  }

  static Checkup bad(String name, String found, Remedy remedy) {
    return new Checkup(name, State.BAD, found, Optional.of(remedy));
  }
}
