package io.github.emv4j.contactless;

import io.github.emv4j.tlv.Tag;

/** Tags of the contactless kernels; the same number often means something else to another one. */
final class ContactlessTags {
  /** Kernels 3 and 7: Card Transaction Qualifiers. */
  static final Tag CARD_TRANSACTION_QUALIFIERS = Tag.of(0x9F6C);

  /** Kernels 3 and 7: Card Authentication Related Data. */
  static final Tag CARD_AUTHENTICATION_RELATED_DATA = Tag.of(0x9F69);

  /** Kernel 2: UDOL. */
  static final Tag UDOL = Tag.of(0x9F69);

  /** Kernel 2: numeric unpredictable number. */
  static final Tag UNPREDICTABLE_NUMBER_NUMERIC = Tag.of(0x9F6A);

  /** Kernel 2, in order: positions of the CVC3, of number and counter, count of counter digits. */
  static final Tag PCVC3_TRACK_1 = Tag.of(0x9F62);

  static final Tag PUNATC_TRACK_1 = Tag.of(0x9F63);
  static final Tag NATC_TRACK_1 = Tag.of(0x9F64);
  static final Tag PCVC3_TRACK_2 = Tag.of(0x9F65);
  static final Tag PUNATC_TRACK_2 = Tag.of(0x9F66);
  static final Tag NATC_TRACK_2 = Tag.of(0x9F67);

  /** Kernel 2: dynamic CVC3 of each track. */
  static final Tag CVC3_TRACK_1 = Tag.of(0x9F60);

  static final Tag CVC3_TRACK_2 = Tag.of(0x9F61);

  /** Kernel 2: what the phone did with its owner. */
  static final Tag POS_CARDHOLDER_INTERACTION = Tag.of(0xDF4B);

  /** Kernel 2: Third Party Data; kernels 3, 5, 6: what the device is; kernel 4: the reader's. */
  static final Tag DEVICE_DATA = Tag.of(0x9F6E);

  /** Kernel 4: Contactless Reader Capabilities. */
  static final Tag READER_CAPABILITIES = Tag.of(0x9F6D);

  /** Kernel 4: Mobile CVM Results; kernel 6: Card Processing Requirements. */
  static final Tag MOBILE_CVM_RESULTS = Tag.of(0x9F71);

  /** Kernel 5: Terminal Compatibility Indicator, Terminal Interchange Profile. */
  static final Tag COMPATIBILITY_INDICATOR = Tag.of(0x9F52);

  static final Tag INTERCHANGE_PROFILE = Tag.of(0x9F53);

  /** Kernel 5: Cardholder Verification Status. */
  static final Tag VERIFICATION_STATUS = Tag.of(0x9F50);

  /** Interac: merchant type, terminal transaction information and type. */
  static final Tag MERCHANT_TYPE = Tag.of(0x9F58);

  static final Tag TRANSACTION_INFORMATION = Tag.of(0x9F59);
  static final Tag INTERAC_TRANSACTION_TYPE = Tag.of(0x9F5A);

  private ContactlessTags() {}
}
