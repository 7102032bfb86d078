package io.github.emv4j.probe;

import io.github.emv4j.keys.CaPublicKey;
import io.github.emv4j.keys.CheckedPart;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.keys.Recovery;
import io.github.emv4j.oda.OdaMethod;
import io.github.emv4j.oda.OdaResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step from the certification authority to the card.
 *
 * @param stage which one
 * @param state how it ended
 * @param link the key that was found there
 */
record ChainStep(Stage stage, State state, Optional<AuthenticationFacts.Link> link) {
  /** Whose key, or whose signature. */
  enum Stage {
    CA,
    ISSUER,
    ICC,
    /** Signed once for all: SDA. */
    DATA,
    /** Signed afresh. */
    DDA
  }

  /** How a step ended. */
  enum State {
    PROVEN,
    FAILED,
    OPEN
  }

  /** {@return the steps in order; none if nothing was tried} */
  static List<ChainStep> of(OdaResult result) {
    if (result.method().isEmpty()) {
      return List.of();
    }
    boolean fixed = result.method().get() == OdaMethod.SDA;
    Optional<Stage> failed = result.failure().map(failure -> stage(failure, fixed));
    List<ChainStep> steps = new ArrayList<>();
    Optional<CaPublicKey> ca = result.chain().caKey();
    steps.add(step(Stage.CA, failed, ca.map(AuthenticationFacts::link)));
    steps.add(step(Stage.ISSUER, failed, link(result.chain().issuer())));
    if (!fixed) {
      steps.add(step(Stage.ICC, failed, link(result.chain().icc())));
    }
    Stage last = fixed ? Stage.DATA : Stage.DDA;
    boolean proven =
        new AuthenticationFacts(result).outcome() == AuthenticationFacts.Outcome.AUTHENTICATED;
    State end = isAt(last, failed) ? State.FAILED : proven ? State.PROVEN : State.OPEN;
    steps.add(new ChainStep(last, end, Optional.empty()));
    return steps;
  }

  private static Optional<AuthenticationFacts.Link> link(Optional<Recovery> recovery) {
    return recovery.flatMap(Recovery::certificate).map(AuthenticationFacts::link);
  }

  private static ChainStep step(
      Stage stage, Optional<Stage> failed, Optional<AuthenticationFacts.Link> link) {
    State found = link.isPresent() ? State.PROVEN : State.OPEN;
    return new ChainStep(stage, isAt(stage, failed) ? State.FAILED : found, link);
  }

  private static boolean isAt(Stage stage, Optional<Stage> failed) {
    return failed.filter(stage::equals).isPresent();
  }

  private static Stage stage(FailedCheck failure, boolean fixed) {
    CheckedPart part = failure.part();
    return switch (part) {
      case CA_PUBLIC_KEY -> Stage.CA;
      case ISSUER_CERTIFICATE -> Stage.ISSUER;
      case ICC_CERTIFICATE, PIN_ENCIPHERMENT_CERTIFICATE -> Stage.ICC;
      default -> fixed ? Stage.DATA : Stage.DDA;
    };
  }
}
