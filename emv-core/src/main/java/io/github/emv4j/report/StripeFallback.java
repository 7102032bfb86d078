package io.github.emv4j.report;

import io.github.emv4j.data.ServiceCode;

/**
 * Whether the magnetic stripe of a card may stand in for its chip.
 *
 * <p>The stripe's service code says whether the card has a chip that must be tried first (ISO/IEC
 * 7813; first digit 2 or 6). A chip that answered is never got round by swiping the card; one that
 * could not be read may be, where scheme and acquirer allow it.
 */
public enum StripeFallback {
  /** An unreadable chip may be replaced by the stripe. */
  ALLOWED,
  /** It may not. */
  FORBIDDEN;

  /** What came of the chip so far. */
  public enum Chip {
    /** The card was swiped first. */
    NOT_TRIED,
    /** It was inserted, as often as advised, and could not be read for technical reasons. */
    UNREADABLE,
    /** It answered, whatever it said: expired, blocked, declined. */
    ANSWERED
  }

  /**
   * {@return what to do when a card is swiped: {@code CHIP_FIRST}, {@code STRIPE_ALLOWED} or {@code
   * OTHER_WAY_TO_PAY}}
   *
   * @param stripe the service code of the stripe
   * @param chip what came of the chip
   */
  public Advice onSwipe(ServiceCode stripe, Chip chip) {
    if (chip == Chip.ANSWERED) {
      return Advice.of(AdviceCode.OTHER_WAY_TO_PAY);
    }
    if (!stripe.isChipPreferred()) {
      return Advice.of(AdviceCode.STRIPE_ALLOWED);
    }
    return chip == Chip.NOT_TRIED ? Advice.of(AdviceCode.CHIP_FIRST) : onUnreadableChip();
  }

  /**
   * {@return what to do when the chip could not be read for technical reasons: {@code
   * STRIPE_ALLOWED} or {@code OTHER_WAY_TO_PAY}}
   */
  public Advice onUnreadableChip() {
    return Advice.of(this == ALLOWED ? AdviceCode.STRIPE_ALLOWED : AdviceCode.OTHER_WAY_TO_PAY);
  }
}
