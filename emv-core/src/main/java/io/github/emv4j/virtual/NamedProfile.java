package io.github.emv4j.virtual;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A ready-made card that can be asked for by name. It is put together when it is first wanted. */
public final class NamedProfile {
  private final String name;
  private final String description;
  private final Supplier<CardProfile> maker;
  private @Nullable CardProfile made;

  NamedProfile(String name, String description, Supplier<CardProfile> maker) {
    this.name = name;
    this.description = description;
    this.maker = maker;
  }

  /** {@return the name: lower-case letters, digits and hyphens} */
  public String name() {
    return name;
  }

  /** {@return one line that says what is special about the card} */
  public String description() {
    return description;
  }

  /** {@return the card's profile, always the same object} */
  public synchronized CardProfile profile() {
    CardProfile known = made;
    if (known == null) {
      known = maker.get();
      made = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return name;
  }
}
