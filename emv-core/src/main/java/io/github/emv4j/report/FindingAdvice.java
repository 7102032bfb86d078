package io.github.emv4j.report;

import io.github.emv4j.finding.FindingCode;

/** What follows from a finding. A new kind of finding does not compile until it has its advice. */
final class FindingAdvice {
  private FindingAdvice() {}

  static AdviceCode code(FindingCode code) {
    return switch (code) {
      case LINK_FAILED -> AdviceCode.LINK_FAILED;
      case ATR_UNUSUAL -> AdviceCode.ATR_UNUSUAL;
      case CARD_BLOCKED -> AdviceCode.CARD_BLOCKED;
      case NOT_A_PAYMENT_CARD -> AdviceCode.NOT_A_PAYMENT_CARD;
      case TAP_WITHOUT_APPLICATION -> AdviceCode.TAP_NOT_UNDERSTOOD;
      case USER_ACTION_REQUIRED -> AdviceCode.LOOK_AT_PHONE;
      case OTHER_INTERFACE_REQUIRED -> AdviceCode.INSERT_INSTEAD;
      case AFL_ABSENT -> AdviceCode.RECORDS_NOT_NAMED;
      case NO_COMMON_APPLICATION -> AdviceCode.NO_COMMON_APPLICATION;
      case ALL_APPLICATIONS_BLOCKED -> AdviceCode.ALL_APPLICATIONS_BLOCKED;
      case APPLICATION_BLOCKED -> AdviceCode.APPLICATION_BLOCKED;
      case DIRECTORY_UNUSABLE -> AdviceCode.DIRECTORY_UNUSABLE;
      case DIRECTORY_ENTRY_MALFORMED -> AdviceCode.DIRECTORY_ENTRY_MALFORMED;
      case APPLICATION_NOT_ON_LIST -> AdviceCode.APPLICATION_NOT_ON_LIST;
      case CONFIRMATION_REQUIRED -> AdviceCode.CONFIRMATION_REQUIRED;
      case SELECTION_REFUSED -> AdviceCode.SELECTION_REFUSED;
      case FCI_MALFORMED, DF_NAME_MISMATCH -> AdviceCode.APPLICATION_FAULTY;
      case GPO_REFUSED -> AdviceCode.USE_REFUSED;
      case RECORD_REFUSED -> AdviceCode.RECORD_REFUSED;
      case MANDATORY_DATA_MISSING -> AdviceCode.DATA_MISSING;
      case DATA_REDUNDANT -> AdviceCode.DATA_REDUNDANT;
      case GPO_MALFORMED, PDOL_MALFORMED, AFL_MALFORMED -> AdviceCode.DATA_MALFORMED;
      case RECORD_MALFORMED, RECORDS_TOO_MANY, DATA_MALFORMED -> AdviceCode.DATA_MALFORMED;
      case DATA_NOT_FROM_CARD -> AdviceCode.DATA_IGNORED;
      case DATA_INCONSISTENT -> AdviceCode.DATA_INCONSISTENT;
      case SECRET_REQUESTED -> AdviceCode.SECRET_REQUESTED;
      case EXPIRED -> AdviceCode.EXPIRED;
      case NOT_YET_EFFECTIVE -> AdviceCode.NOT_YET_VALID;
      case VERSION_DIFFERS -> AdviceCode.VERSION_DIFFERS;
      case USE_NOT_ALLOWED -> AdviceCode.USE_NOT_ALLOWED;
      case COUNTRY_NOT_ALLOWED -> AdviceCode.COUNTRY_NOT_ALLOWED;
      case CA_KEY_UNKNOWN -> AdviceCode.CA_KEY_UNKNOWN;
      case CA_KEY_EXPIRED -> AdviceCode.CA_KEY_EXPIRED;
      case AUTHENTICATION_FAILED -> AdviceCode.AUTHENTICATION_FAILED;
      case PIN_BLOCKED -> AdviceCode.PIN_BLOCKED;
      case PIN_LAST_TRY -> AdviceCode.PIN_LAST_TRY;
      case PIN_COUNTER_UNEXPECTED -> AdviceCode.PIN_COUNTER_UNEXPECTED;
    };
  }
}
