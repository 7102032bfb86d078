package io.github.emv4j.report;

import io.github.emv4j.finding.Severity;

/**
 * The ways in which a card use stops, needs attention, or goes on. The names are stable: programs,
 * logs and support may rely on them.
 */
public enum AdviceCode {
  // Reader and link

  /** The smart card service of the computer is not running or not reachable. */
  SERVICE_DOWN(Severity.STOP),
  /** No reader is attached, or none with the wanted name. */
  NO_READER(Severity.STOP),
  /** The reader was there and is gone. */
  READER_UNPLUGGED(Severity.STOP),
  /** No card came in time. */
  NO_CARD_IN_TIME(Severity.STOP, 2),
  /** The chip does not answer its reset: wrong way round, dirty, dead. */
  CARD_MUTE(Severity.STOP, 2),
  /** The card was taken out while it was in use. */
  CARD_PULLED_EARLY(Severity.STOP, 2),
  /** Another program reset the card. */
  CARD_RESET(Severity.STOP, 1),
  /** Another program holds card or reader. */
  CARD_IN_USE(Severity.STOP),
  /** Card and reader did not understand each other. */
  PROTOCOL_ERROR(Severity.STOP, 1),
  /** The card did not answer in time. */
  NO_ANSWER_IN_TIME(Severity.STOP, 1),
  /** The caller stopped waiting. */
  WAIT_CANCELLED(Severity.STOP),
  /** The link failed; why is told elsewhere. */
  LINK_FAILED(Severity.STOP, 1),
  /** A recording, not a card: it ends or differs here. */
  RECORDING_DEVIATES(Severity.STOP),
  // Chip, magnetic stripe, another way to pay

  /** The stripe says that the chip has to be tried first. */
  CHIP_FIRST(Severity.STOP),
  /** The magnetic stripe may be used. */
  STRIPE_ALLOWED(Severity.WARNING),
  /** Neither chip nor stripe may be used. */
  OTHER_WAY_TO_PAY(Severity.STOP),
  // The card and its applications

  /** Nothing stops the card. */
  CARD_READY(Severity.NOTE),
  /** The answer to reset deviates from the books. */
  ATR_UNUSUAL(Severity.NOTE),
  /** The issuer has blocked the card. */
  CARD_BLOCKED(Severity.STOP),
  /** No payment application answered. */
  NOT_A_PAYMENT_CARD(Severity.STOP),
  /** Nothing answered over the air: no payment card, two at once, or a locked phone. */
  TAP_NOT_UNDERSTOOD(Severity.STOP, 1),
  /** The phone wants its owner to do something, then a new tap. */
  LOOK_AT_PHONE(Severity.STOP, 1),
  /** The card may be used over its contacts only. */
  INSERT_INSTEAD(Severity.STOP),
  /** The card names no records; its data was found without. */
  RECORDS_NOT_NAMED(Severity.NOTE),
  /** None of the card's applications is accepted here. */
  NO_COMMON_APPLICATION(Severity.STOP),
  /** Every application in common is blocked. */
  ALL_APPLICATIONS_BLOCKED(Severity.STOP),
  /** One application is blocked. */
  APPLICATION_BLOCKED(Severity.WARNING),
  /** The card's directory could not be used; it was not needed. */
  DIRECTORY_UNUSABLE(Severity.NOTE),
  /** One entry of the directory was skipped. */
  DIRECTORY_ENTRY_MALFORMED(Severity.WARNING),
  /** The application is not on the terminal's list. */
  APPLICATION_NOT_ON_LIST(Severity.NOTE),
  /** The cardholder must confirm the application. */
  CONFIRMATION_REQUIRED(Severity.WARNING),
  /** None of the applications was chosen. */
  NO_APPLICATION_CHOSEN(Severity.STOP),
  /** The card refused to select the application. */
  SELECTION_REFUSED(Severity.STOP),
  /** What the card says when it selects the application is wrong. */
  APPLICATION_FAULTY(Severity.STOP),
  /** The card refuses to start the application. */
  USE_REFUSED(Severity.STOP),
  /** The card declined the transaction. */
  CARD_DECLINED(Severity.STOP),
  // The card's data

  /** A record was not given. */
  RECORD_REFUSED(Severity.STOP, 1),
  /** A mandatory data element is missing. */
  DATA_MISSING(Severity.STOP),
  /** A data element is there more than once. */
  DATA_REDUNDANT(Severity.STOP),
  /** Data is malformed. */
  DATA_MALFORMED(Severity.STOP),
  /** The card set what is not its to set; it was ignored. */
  DATA_IGNORED(Severity.WARNING),
  /** Two places of the card disagree. */
  DATA_INCONSISTENT(Severity.WARNING),
  /** The card asked for what is never given to a card. */
  SECRET_REQUESTED(Severity.WARNING),
  // Restrictions of use

  /** The card has expired. */
  EXPIRED(Severity.STOP),
  /** The card is not valid yet. */
  NOT_YET_VALID(Severity.STOP),
  /** Card and terminal have different application versions. */
  VERSION_DIFFERS(Severity.NOTE),
  /** The card is not for this kind of use. */
  USE_NOT_ALLOWED(Severity.STOP),
  /** The card is not for this use in this country. */
  COUNTRY_NOT_ALLOWED(Severity.STOP),
  // Genuine or not

  /** The card was proven genuine. */
  GENUINE(Severity.NOTE),
  /** The last proof comes with the transaction. */
  AUTHENTICATION_UNFINISHED(Severity.NOTE),
  /** Card and terminal have no method in common. */
  AUTHENTICATION_NOT_POSSIBLE(Severity.NOTE),
  /** The card was not proven genuine. */
  AUTHENTICATION_FAILED(Severity.WARNING),
  /** Data that would prove the card genuine is missing. */
  AUTHENTICATION_DATA_MISSING(Severity.WARNING),
  /** The terminal does not have the key of the card's authority. */
  CA_KEY_UNKNOWN(Severity.NOTE),
  /** The key of the card's authority has passed its last day. */
  CA_KEY_EXPIRED(Severity.NOTE),
  /** A certificate of the card has expired. */
  CERTIFICATE_EXPIRED(Severity.WARNING),
  /** The issuer's certificate was revoked. */
  CERTIFICATE_REVOKED(Severity.WARNING),
  // PIN

  /** The PIN is right. */
  PIN_RIGHT(Severity.NOTE),
  /** The PIN is wrong; tries are left. */
  PIN_WRONG(Severity.WARNING),
  /** The PIN is wrong; how many tries are left is not known. */
  PIN_WRONG_UNCOUNTED(Severity.WARNING),
  /** So many PIN tries are left. */
  PIN_TRIES_LEFT(Severity.NOTE),
  /** The card does not tell the PIN tries left. */
  PIN_TRIES_UNKNOWN(Severity.NOTE),
  /** One PIN try is left. */
  PIN_LAST_TRY(Severity.WARNING),
  /** The PIN became blocked, or turned out to be. */
  PIN_BLOCKED_NOW(Severity.WARNING),
  /** The PIN is blocked; nothing was sent. */
  PIN_BLOCKED(Severity.WARNING),
  /** The PIN is blocked or not set, or could not be read. */
  PIN_INVALIDATED(Severity.WARNING),
  /** The card does not verify a PIN in this way. */
  PIN_NOT_ON_CARD(Severity.WARNING),
  /** Card and terminal have no way in common to verify a PIN. */
  PIN_NO_COMMON_METHOD(Severity.WARNING),
  /** The PIN could not be enciphered and was not sent. */
  PIN_NOT_ENCIPHERABLE(Severity.WARNING),
  /** There is no PIN pad. */
  PIN_PAD_MISSING(Severity.WARNING),
  /** The PIN pad does not work. */
  PIN_PAD_BROKEN(Severity.WARNING),
  /** The PIN entry was cancelled. */
  PIN_CANCELLED(Severity.WARNING),
  /** No PIN was entered in time. */
  PIN_TIMED_OUT(Severity.WARNING),
  /** Too few or too many digits were entered. */
  PIN_WRONG_LENGTH(Severity.WARNING),
  /** The PIN was left out. */
  PIN_BYPASSED(Severity.WARNING),
  /** The card refused to verify a PIN. */
  PIN_REFUSED(Severity.STOP),
  /** The card's tries do not come to an end. */
  PIN_TRIES_ENDLESS(Severity.STOP),
  /** The link failed while a PIN was verified. */
  PIN_OUTCOME_UNKNOWN(Severity.STOP),
  /** The card counts PIN tries in an odd way. */
  PIN_COUNTER_UNEXPECTED(Severity.WARNING),
  // Verification of the holder

  /** The issuer verifies the PIN. */
  ONLINE_PIN(Severity.NOTE),
  /** A signature is wanted. */
  SIGNATURE(Severity.NOTE),
  /** Nothing is asked of the cardholder. */
  NO_VERIFICATION_NEEDED(Severity.NOTE),
  /** The cardholder was not verified. */
  HOLDER_NOT_VERIFIED(Severity.WARNING),
  /** The card does not say how to verify its holder. */
  VERIFICATION_LIST_MISSING(Severity.WARNING),
  /** What the caller knows of the holder is what the card says. */
  HOLDER_MATCHES(Severity.NOTE),
  /** What the caller knows of the holder is not what the card says. */
  HOLDER_DIFFERS(Severity.WARNING),
  /** The card does not say what the caller knows of the holder. */
  HOLDER_NOT_ON_CARD(Severity.NOTE);

  private final Severity severity;
  private final int retries;

  AdviceCode(Severity severity) {
    this(severity, 0);
  }

  AdviceCode(Severity severity, int retries) {
    this.severity = severity;
    this.retries = retries;
  }

  /** {@return how much it matters for using the card here and now} */
  public Severity severity() {
    return severity;
  }

  /**
   * {@return how often it makes sense to try again with the same card, from its reset on; 0 where
   * something else has to change first, 2 at most}
   */
  public int retries() {
    return retries;
  }
}
