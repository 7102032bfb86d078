package io.github.emv4j.data;

import io.github.emv4j.tlv.Tag;

/**
 * Tags of the data elements that a reader meets, named as EMV 4.4 Book 3, Annex A names them.
 *
 * <p>Names and properties of all other tags are in the {@link Dictionary}.
 */
public final class Tags {
  /** {@code 42} Issuer Identification Number (IIN). */
  public static final Tag ISSUER_IDENTIFICATION_NUMBER = Tag.of(0x42);

  /** {@code 4F} Application Dedicated File (ADF) Name. */
  public static final Tag ADF_NAME = Tag.of(0x4F);

  /** {@code 50} Application Label. */
  public static final Tag APPLICATION_LABEL = Tag.of(0x50);

  /** {@code 56} Track 1 Equivalent Data. */
  public static final Tag TRACK_1_EQUIVALENT_DATA = Tag.of(0x56);

  /** {@code 57} Track 2 Equivalent Data. */
  public static final Tag TRACK_2_EQUIVALENT_DATA = Tag.of(0x57);

  /** {@code 5A} Application Primary Account Number (PAN). */
  public static final Tag PAN = Tag.of(0x5A);

  /** {@code 61} Application Template. */
  public static final Tag APPLICATION_TEMPLATE = Tag.of(0x61);

  /** {@code 6F} File Control Information (FCI) Template. */
  public static final Tag FCI_TEMPLATE = Tag.of(0x6F);

  /** {@code 70} READ RECORD Response Message Template. */
  public static final Tag READ_RECORD_TEMPLATE = Tag.of(0x70);

  /** {@code 71} Issuer Script Template 1. */
  public static final Tag ISSUER_SCRIPT_TEMPLATE_1 = Tag.of(0x71);

  /** {@code 72} Issuer Script Template 2. */
  public static final Tag ISSUER_SCRIPT_TEMPLATE_2 = Tag.of(0x72);

  /** {@code 73} Directory Discretionary Template. */
  public static final Tag DIRECTORY_DISCRETIONARY_TEMPLATE = Tag.of(0x73);

  /** {@code 77} Response Message Template Format 2. */
  public static final Tag RESPONSE_TEMPLATE_FORMAT_2 = Tag.of(0x77);

  /** {@code 80} Response Message Template Format 1. */
  public static final Tag RESPONSE_TEMPLATE_FORMAT_1 = Tag.of(0x80);

  /** {@code 81} Amount, Authorised (Binary). */
  public static final Tag AMOUNT_AUTHORISED_BINARY = Tag.of(0x81);

  /** {@code 82} Application Interchange Profile (AIP). */
  public static final Tag AIP = Tag.of(0x82);

  /** {@code 83} Command Template. */
  public static final Tag COMMAND_TEMPLATE = Tag.of(0x83);

  /** {@code 84} Dedicated File (DF) Name. */
  public static final Tag DF_NAME = Tag.of(0x84);

  /** {@code 86} Issuer Script Command. */
  public static final Tag ISSUER_SCRIPT_COMMAND = Tag.of(0x86);

  /** {@code 87} Application Priority Indicator. */
  public static final Tag APPLICATION_PRIORITY_INDICATOR = Tag.of(0x87);

  /** {@code 88} Short File Identifier (SFI). */
  public static final Tag SFI = Tag.of(0x88);

  /** {@code 89} Authorisation Code. */
  public static final Tag AUTHORISATION_CODE = Tag.of(0x89);

  /** {@code 8A} Authorisation Response Code. */
  public static final Tag AUTHORISATION_RESPONSE_CODE = Tag.of(0x8A);

  /** {@code 8C} Card Risk Management Data Object List 1 (CDOL1). */
  public static final Tag CDOL1 = Tag.of(0x8C);

  /** {@code 8D} Card Risk Management Data Object List 2 (CDOL2). */
  public static final Tag CDOL2 = Tag.of(0x8D);

  /** {@code 8E} Cardholder Verification Method (CVM) List. */
  public static final Tag CVM_LIST = Tag.of(0x8E);

  /** {@code 8F} Certification Authority Public Key Index. */
  public static final Tag CA_PUBLIC_KEY_INDEX = Tag.of(0x8F);

  /** {@code 90} Issuer Public Key Certificate. */
  public static final Tag ISSUER_PUBLIC_KEY_CERTIFICATE = Tag.of(0x90);

  /** {@code 91} Issuer Authentication Data. */
  public static final Tag ISSUER_AUTHENTICATION_DATA = Tag.of(0x91);

  /** {@code 92} Issuer Public Key Remainder. */
  public static final Tag ISSUER_PUBLIC_KEY_REMAINDER = Tag.of(0x92);

  /** {@code 93} Signed Static Application Data. */
  public static final Tag SIGNED_STATIC_APPLICATION_DATA = Tag.of(0x93);

  /** {@code 94} Application File Locator (AFL). */
  public static final Tag AFL = Tag.of(0x94);

  /** {@code 95} Terminal Verification Results (TVR). */
  public static final Tag TVR = Tag.of(0x95);

  /** {@code 97} Transaction Certificate Data Object List (TDOL). */
  public static final Tag TDOL = Tag.of(0x97);

  /** {@code 98} Transaction Certificate (TC) Hash Value. */
  public static final Tag TC_HASH_VALUE = Tag.of(0x98);

  /** {@code 99} Transaction Personal Identification Number (PIN) Data. */
  public static final Tag PIN_DATA = Tag.of(0x99);

  /** {@code 9A} Transaction Date. */
  public static final Tag TRANSACTION_DATE = Tag.of(0x9A);

  /** {@code 9B} Transaction Status Information (TSI). */
  public static final Tag TSI = Tag.of(0x9B);

  /** {@code 9C} Transaction Type. */
  public static final Tag TRANSACTION_TYPE = Tag.of(0x9C);

  /** {@code 9D} Directory Definition File (DDF) Name. */
  public static final Tag DDF_NAME = Tag.of(0x9D);

  /** {@code A5} File Control Information (FCI) Proprietary Template. */
  public static final Tag FCI_PROPRIETARY_TEMPLATE = Tag.of(0xA5);

  /** {@code 5F20} Cardholder Name. */
  public static final Tag CARDHOLDER_NAME = Tag.of(0x5F20);

  /** {@code 5F24} Application Expiration Date. */
  public static final Tag APPLICATION_EXPIRATION_DATE = Tag.of(0x5F24);

  /** {@code 5F25} Application Effective Date. */
  public static final Tag APPLICATION_EFFECTIVE_DATE = Tag.of(0x5F25);

  /** {@code 5F28} Issuer Country Code. */
  public static final Tag ISSUER_COUNTRY_CODE = Tag.of(0x5F28);

  /** {@code 5F2A} Transaction Currency Code. */
  public static final Tag TRANSACTION_CURRENCY_CODE = Tag.of(0x5F2A);

  /** {@code 5F2D} Language Preference. */
  public static final Tag LANGUAGE_PREFERENCE = Tag.of(0x5F2D);

  /** {@code 5F30} Service Code. */
  public static final Tag SERVICE_CODE = Tag.of(0x5F30);

  /** {@code 5F34} Application Primary Account Number (PAN) Sequence Number. */
  public static final Tag PAN_SEQUENCE_NUMBER = Tag.of(0x5F34);

  /** {@code 5F36} Transaction Currency Exponent. */
  public static final Tag TRANSACTION_CURRENCY_EXPONENT = Tag.of(0x5F36);

  /** {@code 5F50} Issuer URL. */
  public static final Tag ISSUER_URL = Tag.of(0x5F50);

  /** {@code 5F53} International Bank Account Number (IBAN). */
  public static final Tag IBAN = Tag.of(0x5F53);

  /** {@code 5F54} Bank Identifier Code (BIC). */
  public static final Tag BIC = Tag.of(0x5F54);

  /** {@code 5F55} Issuer Country Code (alpha2 format). */
  public static final Tag ISSUER_COUNTRY_CODE_ALPHA2 = Tag.of(0x5F55);

  /** {@code 5F56} Issuer Country Code (alpha3 format). */
  public static final Tag ISSUER_COUNTRY_CODE_ALPHA3 = Tag.of(0x5F56);

  /** {@code 5F57} Account Type. */
  public static final Tag ACCOUNT_TYPE = Tag.of(0x5F57);

  /** {@code 9F01} Acquirer Identifier. */
  public static final Tag ACQUIRER_IDENTIFIER = Tag.of(0x9F01);

  /** {@code 9F02} Amount, Authorised (Numeric). */
  public static final Tag AMOUNT_AUTHORISED = Tag.of(0x9F02);

  /** {@code 9F03} Amount, Other (Numeric). */
  public static final Tag AMOUNT_OTHER = Tag.of(0x9F03);

  /** {@code 9F04} Amount, Other (Binary). */
  public static final Tag AMOUNT_OTHER_BINARY = Tag.of(0x9F04);

  /** {@code 9F05} Application Discretionary Data. */
  public static final Tag APPLICATION_DISCRETIONARY_DATA = Tag.of(0x9F05);

  /** {@code 9F06} Application Identifier (AID) - terminal. */
  public static final Tag AID = Tag.of(0x9F06);

  /** {@code 9F07} Application Usage Control (AUC). */
  public static final Tag AUC = Tag.of(0x9F07);

  /** {@code 9F08} Application Version Number (ICC). */
  public static final Tag APPLICATION_VERSION_NUMBER = Tag.of(0x9F08);

  /** {@code 9F09} Application Version Number (terminal). */
  public static final Tag APPLICATION_VERSION_NUMBER_TERMINAL = Tag.of(0x9F09);

  /** {@code 9F0A} Application Selection Registered Proprietary Data (ASRPD). */
  public static final Tag ASRPD = Tag.of(0x9F0A);

  /** {@code 9F0B} Cardholder Name Extended. */
  public static final Tag CARDHOLDER_NAME_EXTENDED = Tag.of(0x9F0B);

  /** {@code 9F0C} Issuer Identification Number Extended (IINE). */
  public static final Tag ISSUER_IDENTIFICATION_NUMBER_EXTENDED = Tag.of(0x9F0C);

  /** {@code 9F0D} Issuer Action Code - Default. */
  public static final Tag ISSUER_ACTION_CODE_DEFAULT = Tag.of(0x9F0D);

  /** {@code 9F0E} Issuer Action Code - Denial. */
  public static final Tag ISSUER_ACTION_CODE_DENIAL = Tag.of(0x9F0E);

  /** {@code 9F0F} Issuer Action Code - Online. */
  public static final Tag ISSUER_ACTION_CODE_ONLINE = Tag.of(0x9F0F);

  /** {@code 9F10} Issuer Application Data (IAD). */
  public static final Tag ISSUER_APPLICATION_DATA = Tag.of(0x9F10);

  /** {@code 9F11} Issuer Code Table Index. */
  public static final Tag ISSUER_CODE_TABLE_INDEX = Tag.of(0x9F11);

  /** {@code 9F12} Application Preferred Name. */
  public static final Tag APPLICATION_PREFERRED_NAME = Tag.of(0x9F12);

  /** {@code 9F13} Last Online Application Transaction Counter (ATC) Register. */
  public static final Tag LAST_ONLINE_ATC_REGISTER = Tag.of(0x9F13);

  /** {@code 9F14} Lower Consecutive Offline Limit. */
  public static final Tag LOWER_CONSECUTIVE_OFFLINE_LIMIT = Tag.of(0x9F14);

  /** {@code 9F15} Merchant Category Code. */
  public static final Tag MERCHANT_CATEGORY_CODE = Tag.of(0x9F15);

  /** {@code 9F16} Merchant Identifier. */
  public static final Tag MERCHANT_IDENTIFIER = Tag.of(0x9F16);

  /** {@code 9F17} Personal Identification Number (PIN) Try Counter. */
  public static final Tag PIN_TRY_COUNTER = Tag.of(0x9F17);

  /** {@code 9F18} Issuer Script Identifier. */
  public static final Tag ISSUER_SCRIPT_IDENTIFIER = Tag.of(0x9F18);

  /** {@code 9F19} Token Requestor ID. */
  public static final Tag TOKEN_REQUESTOR_ID = Tag.of(0x9F19);

  /** {@code 9F1A} Terminal Country Code. */
  public static final Tag TERMINAL_COUNTRY_CODE = Tag.of(0x9F1A);

  /** {@code 9F1B} Terminal Floor Limit. */
  public static final Tag TERMINAL_FLOOR_LIMIT = Tag.of(0x9F1B);

  /** {@code 9F1C} Terminal Identification. */
  public static final Tag TERMINAL_IDENTIFICATION = Tag.of(0x9F1C);

  /** {@code 9F1D} Terminal Risk Management Data. */
  public static final Tag TERMINAL_RISK_MANAGEMENT_DATA = Tag.of(0x9F1D);

  /** {@code 9F1E} Interface Device (IFD) Serial Number. */
  public static final Tag IFD_SERIAL_NUMBER = Tag.of(0x9F1E);

  /** {@code 9F1F} Track 1 Discretionary Data. */
  public static final Tag TRACK_1_DISCRETIONARY_DATA = Tag.of(0x9F1F);

  /** {@code 9F20} Track 2 Discretionary Data. */
  public static final Tag TRACK_2_DISCRETIONARY_DATA = Tag.of(0x9F20);

  /** {@code 9F21} Transaction Time. */
  public static final Tag TRANSACTION_TIME = Tag.of(0x9F21);

  /** {@code 9F22} Certification Authority Public Key Index - terminal. */
  public static final Tag CA_PUBLIC_KEY_INDEX_TERMINAL = Tag.of(0x9F22);

  /** {@code 9F23} Upper Consecutive Offline Limit. */
  public static final Tag UPPER_CONSECUTIVE_OFFLINE_LIMIT = Tag.of(0x9F23);

  /** {@code 9F24} Payment Account Reference (PAR). */
  public static final Tag PAYMENT_ACCOUNT_REFERENCE = Tag.of(0x9F24);

  /** {@code 9F25} Last 4 Digits of PAN. */
  public static final Tag LAST_4_DIGITS_OF_PAN = Tag.of(0x9F25);

  /** {@code 9F26} Application Cryptogram (AC). */
  public static final Tag APPLICATION_CRYPTOGRAM = Tag.of(0x9F26);

  /** {@code 9F27} Cryptogram Information Data (CID). */
  public static final Tag CRYPTOGRAM_INFORMATION_DATA = Tag.of(0x9F27);

  /** {@code 9F29} Extended Selection. */
  public static final Tag EXTENDED_SELECTION = Tag.of(0x9F29);

  /** {@code 9F2A} Kernel Identifier. */
  public static final Tag KERNEL_IDENTIFIER = Tag.of(0x9F2A);

  /** {@code 9F2D} ICC PIN Encipherment Public Key Certificate. */
  public static final Tag ICC_PIN_ENCIPHERMENT_PUBLIC_KEY_CERTIFICATE = Tag.of(0x9F2D);

  /** {@code 9F2E} ICC PIN Encipherment Public Key Exponent. */
  public static final Tag ICC_PIN_ENCIPHERMENT_PUBLIC_KEY_EXPONENT = Tag.of(0x9F2E);

  /** {@code 9F2F} ICC PIN Encipherment Public Key Remainder. */
  public static final Tag ICC_PIN_ENCIPHERMENT_PUBLIC_KEY_REMAINDER = Tag.of(0x9F2F);

  /** {@code 9F32} Issuer Public Key Exponent. */
  public static final Tag ISSUER_PUBLIC_KEY_EXPONENT = Tag.of(0x9F32);

  /** {@code 9F33} Terminal Capabilities. */
  public static final Tag TERMINAL_CAPABILITIES = Tag.of(0x9F33);

  /** {@code 9F34} Cardholder Verification Method (CVM) Results. */
  public static final Tag CVM_RESULTS = Tag.of(0x9F34);

  /** {@code 9F35} Terminal Type. */
  public static final Tag TERMINAL_TYPE = Tag.of(0x9F35);

  /** {@code 9F36} Application Transaction Counter (ATC). */
  public static final Tag ATC = Tag.of(0x9F36);

  /** {@code 9F37} Unpredictable Number. */
  public static final Tag UNPREDICTABLE_NUMBER = Tag.of(0x9F37);

  /** {@code 9F38} Processing Options Data Object List (PDOL). */
  public static final Tag PDOL = Tag.of(0x9F38);

  /** {@code 9F39} Point-of-Service (POS) Entry Mode. */
  public static final Tag POS_ENTRY_MODE = Tag.of(0x9F39);

  /** {@code 9F3A} Amount, Reference Currency. */
  public static final Tag AMOUNT_REFERENCE_CURRENCY = Tag.of(0x9F3A);

  /** {@code 9F40} Additional Terminal Capabilities. */
  public static final Tag ADDITIONAL_TERMINAL_CAPABILITIES = Tag.of(0x9F40);

  /** {@code 9F41} Transaction Sequence Counter. */
  public static final Tag TRANSACTION_SEQUENCE_COUNTER = Tag.of(0x9F41);

  /** {@code 9F42} Application Currency Code. */
  public static final Tag APPLICATION_CURRENCY_CODE = Tag.of(0x9F42);

  /** {@code 9F44} Application Currency Exponent. */
  public static final Tag APPLICATION_CURRENCY_EXPONENT = Tag.of(0x9F44);

  /** {@code 9F45} Data Authentication Code. */
  public static final Tag DATA_AUTHENTICATION_CODE = Tag.of(0x9F45);

  /** {@code 9F46} ICC Public Key Certificate. */
  public static final Tag ICC_PUBLIC_KEY_CERTIFICATE = Tag.of(0x9F46);

  /** {@code 9F47} ICC Public Key Exponent. */
  public static final Tag ICC_PUBLIC_KEY_EXPONENT = Tag.of(0x9F47);

  /** {@code 9F48} ICC Public Key Remainder. */
  public static final Tag ICC_PUBLIC_KEY_REMAINDER = Tag.of(0x9F48);

  /** {@code 9F49} Dynamic Data Authentication Data Object List (DDOL). */
  public static final Tag DDOL = Tag.of(0x9F49);

  /** {@code 9F4A} Static Data Authentication Tag List. */
  public static final Tag SDA_TAG_LIST = Tag.of(0x9F4A);

  /** {@code 9F4B} Signed Dynamic Application Data. */
  public static final Tag SIGNED_DYNAMIC_APPLICATION_DATA = Tag.of(0x9F4B);

  /** {@code 9F4C} ICC Dynamic Number. */
  public static final Tag ICC_DYNAMIC_NUMBER = Tag.of(0x9F4C);

  /** {@code 9F4D} Log Entry. */
  public static final Tag LOG_ENTRY = Tag.of(0x9F4D);

  /** {@code 9F4E} Merchant Name and Location. */
  public static final Tag MERCHANT_NAME_AND_LOCATION = Tag.of(0x9F4E);

  /** {@code 9F4F} Log Format. */
  public static final Tag LOG_FORMAT = Tag.of(0x9F4F);

  /** {@code 9F66} Terminal Transaction Qualifiers (TTQ). */
  public static final Tag TERMINAL_TRANSACTION_QUALIFIERS = Tag.of(0x9F66);

  /** {@code BF0C} File Control Information (FCI) Issuer Discretionary Data. */
  public static final Tag FCI_ISSUER_DISCRETIONARY_DATA = Tag.of(0xBF0C);

  private Tags() {}
}
