package io.github.emv4j.contactless;

import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.selection.Candidate;
import java.util.Optional;

/**
 * An application and the kernel that reads it (EMV Contactless Book B, 3.3.2).
 *
 * @param candidate the application
 * @param identifier the kernel that the card asks for, else the one of its scheme; empty if neither
 *     says
 */
public record Combination(Candidate candidate, Optional<KernelIdentifier> identifier) {
  /**
   * {@return the combination for an application}
   *
   * @param candidate found on a card
   * @throws MalformedDataException if the directory names a kernel that cannot be one
   */
  static Combination parse(Candidate candidate) {
    Optional<KernelIdentifier> requested =
        candidate.kernelIdentifier().flatMap(KernelIdentifier::parse);
    return new Combination(candidate, requested.or(() -> Kernel.byDefault(candidate.dfName())));
  }

  /**
   * {@return the combination for an application that is in use already; where the directory names a
   * kernel that cannot be one, the scheme decides}
   *
   * @param candidate found on a card
   */
  public static Combination of(Candidate candidate) {
    try {
      return parse(candidate);
    } catch (MalformedDataException e) {
      return new Combination(candidate, Kernel.byDefault(candidate.dfName()));
    }
  }

  /** {@return the rules to read by} */
  public Kernel kernel() {
    return identifier.map(KernelIdentifier::kernel).orElse(Kernel.OTHER);
  }

  /** {@return the kernel in words} */
  public String describe() {
    return identifier.map(KernelIdentifier::describe).orElse("no kernel named");
  }
}
