package io.github.emv4j.virtual;

import io.github.emv4j.tlv.Tag;

/** The data objects that the card side writes by itself. */
final class PersonalisationTags {
  static final Tag FCI_TEMPLATE = Tag.of(0x6F);
  static final Tag FCI_PROPRIETARY = Tag.of(0xA5);
  static final Tag FCI_DISCRETIONARY = Tag.of(0xBF0C);
  static final Tag DF_NAME = Tag.of(0x84);
  static final Tag RECORD_TEMPLATE = Tag.of(0x70);
  static final Tag DIRECTORY_ENTRY = Tag.of(0x61);
  static final Tag DIRECTORY_SFI = Tag.of(0x88);
  static final Tag ADF_NAME = Tag.of(0x4F);
  static final Tag KERNEL_IDENTIFIER = Tag.of(0x9F2A);
  static final Tag LABEL = Tag.of(0x50);
  static final Tag PRIORITY = Tag.of(0x87);
  static final Tag PREFERRED_NAME = Tag.of(0x9F12);
  static final Tag CODE_TABLE = Tag.of(0x9F11);
  static final Tag LANGUAGES = Tag.of(0x5F2D);
  static final Tag PDOL = Tag.of(0x9F38);
  static final Tag CDOL1 = Tag.of(0x8C);
  static final Tag CDOL2 = Tag.of(0x8D);
  static final Tag LOG_ENTRY = Tag.of(0x9F4D);
  static final Tag LOG_FORMAT = Tag.of(0x9F4F);
  static final Tag FORMAT_1 = Tag.of(0x80);
  static final Tag FORMAT_2 = Tag.of(0x77);
  static final Tag LOAD_LOG_ENTRY = Tag.of(0xDF4D);
  static final Tag LOAD_LOG_FORMAT = Tag.of(0xDF4F);
  static final Tag INTERCHANGE_PROFILE = Tag.of(0x82);
  static final Tag FILE_LOCATOR = Tag.of(0x94);
  static final Tag TRANSACTION_COUNTER = Tag.of(0x9F36);
  static final Tag LAST_ONLINE_COUNTER = Tag.of(0x9F13);
  static final Tag PIN_TRY_COUNTER = Tag.of(0x9F17);
  static final Tag PAN = Tag.of(0x5A);
  static final Tag CA_INDEX = Tag.of(0x8F);
  static final Tag ISSUER_CERTIFICATE = Tag.of(0x90);
  static final Tag ISSUER_REMAINDER = Tag.of(0x92);
  static final Tag ISSUER_EXPONENT = Tag.of(0x9F32);
  static final Tag SIGNED_STATIC_DATA = Tag.of(0x93);
  static final Tag STATIC_TAG_LIST = Tag.of(0x9F4A);
  static final Tag ICC_CERTIFICATE = Tag.of(0x9F46);
  static final Tag ICC_EXPONENT = Tag.of(0x9F47);
  static final Tag ICC_REMAINDER = Tag.of(0x9F48);
  static final Tag PIN_CERTIFICATE = Tag.of(0x9F2D);
  static final Tag PIN_EXPONENT = Tag.of(0x9F2E);
  static final Tag PIN_REMAINDER = Tag.of(0x9F2F);
  static final Tag DDOL = Tag.of(0x9F49);
  static final Tag SIGNED_DYNAMIC_DATA = Tag.of(0x9F4B);
  static final Tag UNPREDICTABLE_NUMBER = Tag.of(0x9F37);
  static final Tag CRYPTOGRAM_INFORMATION = Tag.of(0x9F27);
  static final Tag ISSUER_APPLICATION_DATA = Tag.of(0x9F10);

  static final Tag ENCIPHERED_DATA = Tag.of(0x87);
  static final Tag MAC = Tag.of(0x8E);

  private PersonalisationTags() {}
}
