package io.github.emv4j.report;

import io.github.emv4j.tlv.Tag;

/** How something known of a cardholder compares with the card. Holds neither side. */
public sealed interface HolderMatch {
  /** {@return what was compared} */
  HolderPart part();

  /** {@return the result in words, without either side} */
  String describe();

  /** {@return whether both sides agree} */
  default boolean isMatch() {
    return false;
  }

  /**
   * Both sides agree.
   *
   * @param part what was compared
   * @param where the data element that agrees
   */
  record Match(@Override HolderPart part, Tag where) implements HolderMatch {
    @Override
    public boolean isMatch() {
      return true;
    }

    @Override
    public String describe() {
      return part.words() + ": matches the card (" + where + ")";
    }
  }

  /**
   * The card says something else.
   *
   * @param part what was compared
   * @param where the data element that differs; of several the first
   */
  record Mismatch(@Override HolderPart part, Tag where) implements HolderMatch {
    @Override
    public String describe() {
      return part.words() + ": differs from the card (" + where + ")";
    }
  }

  /**
   * The card does not say, or not legibly.
   *
   * @param part what was asked for
   */
  record NotOnCard(@Override HolderPart part) implements HolderMatch {
    @Override
    public String describe() {
      return part.words() + ": not on the card";
    }
  }
}
