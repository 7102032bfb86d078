package io.github.emv4j.selection;

import io.github.emv4j.finding.Finding;
import java.util.Optional;

/** What the final SELECT of an application came to (EMV 4.4 Book 1, 12.4). */
public sealed interface SelectionResult {
  /** {@return the file control information, if the card gave one} */
  Optional<Fci> fci();

  /** {@return why the application cannot be used; empty if it was selected} */
  Optional<Finding> failure();

  /**
   * The application is current.
   *
   * @param selected its file control information
   */
  record Selected(Fci selected) implements SelectionResult {
    @Override
    public Optional<Fci> fci() {
      return Optional.of(selected);
    }

    @Override
    public Optional<Finding> failure() {
      return Optional.empty();
    }
  }

  /**
   * The issuer has blocked the application ({@code 6283}).
   *
   * @param fci what the card tells about it
   * @param finding what was noticed
   */
  record Blocked(@Override Optional<Fci> fci, Finding finding) implements SelectionResult {
    @Override
    public Optional<Finding> failure() {
      return Optional.of(finding);
    }
  }

  /**
   * The card refused, gave another application, or malformed information.
   *
   * @param finding what was noticed
   */
  record Refused(Finding finding) implements SelectionResult {
    @Override
    public Optional<Fci> fci() {
      return Optional.empty();
    }

    @Override
    public Optional<Finding> failure() {
      return Optional.of(finding);
    }
  }
}
