package io.github.emv4j.faults;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Runs the faults that want much memory, and the hostile cards, in a virtual machine of its own
 * that has little.
 */
final class SmallMachine {
  private static final Set<CardFault> WANT_MUCH =
      EnumSet.of(
          CardFault.OVERSIZE,
          CardFault.OVERSIZE_FOR_EVER,
          CardFault.ENDLESS_61XX,
          CardFault.ENDLESS_6CXX,
          CardFault.LENGTHENED);

  /** Usual cards, contact and T=0; the hostile ones come by their package's list. */
  private static final Set<String> USUAL =
      Set.of("standard", "t0", "no-pse", "several-credit", "dda-1984");

  private SmallMachine() {}

  public static void main(String[] args) {
    FaultMatrix matrix = new FaultMatrix();
    List<CardSource> sources = CardSource.virtual();
    // The hostile cards stand at the end of the list.
    int hostile = CardSource.indexOf(sources, "mute");
    for (CardSource source : sources) {
      if (USUAL.contains(source.name()) || sources.indexOf(source) >= hostile) {
        matrix.run(source, WANT_MUCH, 1);
      }
    }
    matrix.violations().forEach(System.out::println);
    System.out.println("cases " + matrix.cases() + ", untyped " + matrix.untyped());
  }
}
