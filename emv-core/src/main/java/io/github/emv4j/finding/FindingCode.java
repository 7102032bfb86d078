package io.github.emv4j.finding;

/** Kinds of findings, each with its severity and the rule behind it. */
public enum FindingCode {
  /** The card link failed; what was read before is kept. */
  LINK_FAILED(Severity.STOP, "PC/SC, ISO/IEC 7816-3"),
  /** The answer to reset deviates from the EMV contact interface. */
  ATR_UNUSUAL(Severity.NOTE, "EMV Contact Interface, 8"),
  /** The card is blocked, or cannot select. */
  CARD_BLOCKED(Severity.STOP, "EMV 4.4 Book 1, 12.3"),
  /** No payment application answered. */
  NOT_A_PAYMENT_CARD(Severity.STOP, "EMV 4.4 Book 1, 12.3"),
  /** Nothing answered over the air: no payment card, two cards at once, or a locked phone. */
  TAP_WITHOUT_APPLICATION(Severity.STOP, "EMV Contactless Book B, 3.3"),
  /** The card lists applications, but none that the terminal accepts. */
  NO_COMMON_APPLICATION(Severity.STOP, "EMV 4.4 Book 1, 12.4"),
  /** Every application in common is blocked. */
  ALL_APPLICATIONS_BLOCKED(Severity.STOP, "EMV 4.4 Book 1, 12.3.3"),
  /** One application is blocked. */
  APPLICATION_BLOCKED(Severity.WARNING, "EMV 4.4 Book 1, 12.3.3"),
  /** The directory of the card could not be used; the list of AIDs was tried instead. */
  DIRECTORY_UNUSABLE(Severity.NOTE, "EMV 4.4 Book 1, 12.3.2"),
  /** One entry of the directory is malformed and was skipped. */
  DIRECTORY_ENTRY_MALFORMED(Severity.WARNING, "EMV 4.4 Book 1, 12.2.3"),
  /** The application that was read is not on the terminal's list of AIDs. */
  APPLICATION_NOT_ON_LIST(Severity.NOTE, "EMV 4.4 Book 1, 12.3.1"),
  /** The application may only be selected after the cardholder confirms. */
  CONFIRMATION_REQUIRED(Severity.WARNING, "EMV 4.4 Book 1, 12.4"),
  /** The card refused to select the application. */
  SELECTION_REFUSED(Severity.STOP, "EMV 4.4 Book 1, 12.4"),
  /** The file control information of the application is malformed. */
  FCI_MALFORMED(Severity.STOP, "EMV 4.4 Book 1, 11.3.4"),
  /** The card selected another name than the one asked for. */
  DF_NAME_MISMATCH(Severity.STOP, "EMV 4.4 Book 1, 12.4"),
  /** The card refuses to start this application. */
  GPO_REFUSED(Severity.STOP, "EMV 4.4 Book 3, 10.1"),
  /** The phone wants its owner to do something first, then a new tap. */
  USER_ACTION_REQUIRED(Severity.STOP, "EMV Contactless Book C-3"),
  /** The card does not allow this over the air, but may over its contacts. */
  OTHER_INTERFACE_REQUIRED(Severity.STOP, "EMV Contactless Book C-3"),
  /** The answer to GET PROCESSING OPTIONS is malformed. */
  GPO_MALFORMED(Severity.STOP, "EMV 4.4 Book 3, 6.5.8"),
  /** The PDOL is malformed. */
  PDOL_MALFORMED(Severity.STOP, "EMV 4.4 Book 3, 5.4"),
  /** The Application File Locator is malformed. */
  AFL_MALFORMED(Severity.STOP, "EMV 4.4 Book 3, 10.2"),
  /** The card says nowhere which records it has; what answered was taken. */
  AFL_ABSENT(Severity.NOTE, "EMV Contactless Book C-3"),
  /** A record named by the Application File Locator was not given. */
  RECORD_REFUSED(Severity.STOP, "EMV 4.4 Book 3, 6.5.11"),
  /** A record is malformed. */
  RECORD_MALFORMED(Severity.STOP, "EMV 4.4 Book 3, 10.2"),
  /** There are more records than this library reads. */
  RECORDS_TOO_MANY(Severity.STOP, "EMV 4.4 Book 3, 10.2"),
  /** A mandatory data element is missing. */
  MANDATORY_DATA_MISSING(Severity.STOP, "EMV 4.4 Book 3, 7.2"),
  /** A data element is on the card more than once. */
  DATA_REDUNDANT(Severity.STOP, "EMV 4.4 Book 3, 10.2"),
  /** A data element has a wrong format. */
  DATA_MALFORMED(Severity.STOP, "EMV 4.4 Book 3, 7.5"),
  /** The card set a data element that only the terminal or the issuer may set; it was ignored. */
  DATA_NOT_FROM_CARD(Severity.WARNING, "EMV 4.4 Book 3, 7.2"),
  /** Two places of the card that should agree do not. */
  DATA_INCONSISTENT(Severity.WARNING, "EMV 4.4 Book 3, Annex A"),
  /** The card asked the terminal for data that is never given to a card; it got zeros. */
  SECRET_REQUESTED(Severity.WARNING, "EMV 4.4 Book 3, 5.4"),
  /** The application has ended. */
  EXPIRED(Severity.STOP, "EMV 4.4 Book 3, 10.4.3"),
  /** The application is not valid yet. */
  NOT_YET_EFFECTIVE(Severity.STOP, "EMV 4.4 Book 3, 10.4.3"),
  /** Card and terminal have different application versions. */
  VERSION_DIFFERS(Severity.NOTE, "EMV 4.4 Book 3, 10.4.1"),
  /** The card does not allow this kind of use. */
  USE_NOT_ALLOWED(Severity.STOP, "EMV 4.4 Book 3, 10.4.2"),
  /** The card does not allow this kind of use in this country. */
  COUNTRY_NOT_ALLOWED(Severity.STOP, "EMV 4.4 Book 3, 10.4.2"),
  /** The terminal does not have the CA public key that the card names; nothing was proven. */
  CA_KEY_UNKNOWN(Severity.NOTE, "EMV 4.4 Book 2, 5.2"),
  /** Offline data authentication failed: the card was not proven genuine. */
  AUTHENTICATION_FAILED(Severity.WARNING, "EMV 4.4 Book 3, 10.3"),
  /** The PIN is blocked. */
  PIN_BLOCKED(Severity.WARNING, "EMV 4.4 Book 3, 10.5.1"),
  /** One PIN try is left. */
  PIN_LAST_TRY(Severity.WARNING, "EMV 4.4 Book 3, 10.5.1"),
  /** The PIN Try Counter does not fit the card's answer to VERIFY. */
  PIN_COUNTER_UNEXPECTED(Severity.WARNING, "EMV 4.4 Book 3, 10.5.1"),
  /** The key of the certification authority has passed its last day; it was used all the same. */
  CA_KEY_EXPIRED(Severity.NOTE, "EMV 4.4 Book 2, 11.2.2");

  private final Severity severity;
  private final String reference;

  FindingCode(Severity severity, String reference) {
    this.severity = severity;
    this.reference = reference;
  }

  /** {@return how much it matters} */
  public Severity severity() {
    return severity;
  }

  /** {@return where the rule is written, for example {@code EMV 4.4 Book 3, 10.2}} */
  public String reference() {
    return reference;
  }
}
