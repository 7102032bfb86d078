package io.github.emv4j.data;

/** Whose definition of a tag is meant: the same number may stand for something else elsewhere. */
public enum Scope {
  /** EMV 4.4 Book 3, Annex A. */
  EMV,
  /** Objects inside the biometric templates of EMV 4.4. */
  BIOMETRIC,
  /** EMV contactless, all kernels. */
  CONTACTLESS,
  /** EMV contactless kernel 8. */
  KERNEL8,
  /** Visa. */
  VISA,
  /** Mastercard. */
  MASTERCARD,
  /** UnionPay and PBOC. */
  UNIONPAY,
  /** American Express. */
  AMEX,
  /** JCB. */
  JCB,
  /** Discover and Diners Club. */
  DISCOVER,
  /** Interac. */
  INTERAC,
  /** PURE. */
  PURE,
  /** GlobalPlatform. */
  GLOBALPLATFORM,
  /** ISO/IEC 7816-4 and -6. */
  ISO7816
}
