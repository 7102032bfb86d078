package io.github.emv4j.transaction;

import io.github.emv4j.contactless.Attempt;
import java.util.Optional;

/** What GET PROCESSING OPTIONS came to (EMV 4.4 Book 3, 6.5.8 and 10.1). */
public sealed interface InitiationResult {
  /** {@return the application to go on with, if it is initiated} */
  default Optional<InitiatedApplication> initiated() {
    return Optional.empty();
  }

  /** {@return what may help after a refusal, over the air: the same application once more, so} */
  default Optional<Attempt> remedy() {
    return Optional.empty();
  }

  /** {@return what is known of an application that could not be initiated, and why not} */
  default Optional<ReadApplication> known() {
    return Optional.empty();
  }

  /**
   * The card took the application into use.
   *
   * @param application the next stage
   */
  record Initiated(InitiatedApplication application) implements InitiationResult {
    @Override
    public Optional<InitiatedApplication> initiated() {
      return Optional.of(application);
    }
  }

  /**
   * The card does not allow this application now ({@code 6985}); another candidate may be selected.
   *
   * @param stopped what is known of the application, and why it stopped
   * @param remedy what may help, over the air
   */
  record ConditionsNotSatisfied(ReadApplication stopped, @Override Optional<Attempt> remedy)
      implements InitiationResult {
    @Override
    public Optional<ReadApplication> known() {
      return Optional.of(stopped);
    }
  }

  /**
   * The card refused with another status word, or its PDOL or answer is malformed.
   *
   * @param stopped what is known of the application, and why it stopped
   * @param remedy what may help, over the air
   */
  record Refused(ReadApplication stopped, @Override Optional<Attempt> remedy)
      implements InitiationResult {
    @Override
    public Optional<ReadApplication> known() {
      return Optional.of(stopped);
    }
  }
}
