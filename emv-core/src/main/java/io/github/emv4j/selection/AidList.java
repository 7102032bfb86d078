package io.github.emv4j.selection;

import io.github.emv4j.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * The applications that a terminal accepts, in the order in which it tries them (EMV 4.4 Book 1,
 * 12.3.1).
 */
public final class AidList {
  private final List<TerminalAid> entries;
  private final boolean acceptsUnlisted;

  private AidList(List<TerminalAid> entries, boolean acceptsUnlisted) {
    this.entries = List.copyOf(entries);
    this.acceptsUnlisted = acceptsUnlisted;
  }

  /** {@return a list of exactly these AIDs} */
  public static AidList of(List<TerminalAid> entries) {
    return new AidList(entries, false);
  }

  /**
   * {@return the payment applications known to this library, most common schemes first; a card
   * without directory is tried with about a hundred names, so a terminal with a contract for a few
   * schemes is faster with a list of its own}
   */
  public static AidList common() {
    return new AidList(CommonAids.ENTRIES, false);
  }

  /**
   * {@return the same list, which also takes any application that a card's directory names; for
   * looking at cards, not for paying}
   */
  public AidList acceptingAnyListedByCard() {
    return new AidList(entries, true);
  }

  /**
   * {@return the same list with other AIDs tried first}
   *
   * @param first tried before those of this list
   */
  public AidList withFirst(List<TerminalAid> first) {
    List<TerminalAid> all = new ArrayList<>(first);
    entries.stream().filter(aid -> !first.contains(aid)).forEach(all::add);
    return new AidList(all, acceptsUnlisted);
  }

  /** {@return the AIDs in the order in which they are tried} */
  public List<TerminalAid> entries() {
    return entries;
  }

  /** {@return whether an AID of this list matches the DF name} */
  public boolean accepts(Bytes dfName) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).matches(dfName)) {
        return true;
      }
    }
    return false;
  }

  /** {@return whether applications that no AID of this list matches are taken from a directory} */
  public boolean acceptsUnlisted() {
    return acceptsUnlisted;
  }
}
