package io.github.emv4j.extras;

import io.github.emv4j.bytes.Bytes;

/** Whose definitions the tags of a card follow: the same number means different things. */
enum Issuer {
  VISA("A000000003"),
  MASTERCARD("A000000004"),
  UNIONPAY("A000000333"),
  JCB("A000000065"),
  OTHER("");

  private static final Bytes CHINA_T_UNION = Bytes.fromHex("A000000632");

  private final String rid;

  Issuer(String rid) {
    this.rid = rid;
  }

  /** {@return whose card has an application of this name} */
  static Issuer of(Bytes aid) {
    if (aid.startsWith(CHINA_T_UNION)) {
      return UNIONPAY;
    }
    for (Issuer issuer : values()) {
      if (aid.startsWith(Bytes.fromHex(issuer.rid))) {
        return issuer;
      }
    }
    return OTHER;
  }
}
