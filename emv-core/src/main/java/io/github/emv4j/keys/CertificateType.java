package io.github.emv4j.keys;

/** Whose key a certificate on the card certifies. */
public enum CertificateType {
  /** The issuer's key, certified by the certification authority (tag 90). */
  ISSUER(CheckedPart.ISSUER_CERTIFICATE, 4),
  /** The card's key, certified by the issuer (tag 9F46). */
  ICC(CheckedPart.ICC_CERTIFICATE, 10),
  /** The card's key for enciphering PINs, certified by the issuer (tag 9F2D). */
  PIN_ENCIPHERMENT(CheckedPart.PIN_ENCIPHERMENT_CERTIFICATE, 10);

  private static final BlockLayout ISSUER_LAYOUT =
      new BlockLayout(CheckedPart.ISSUER_CERTIFICATE, 0x02, 11, 36);
  private static final BlockLayout ICC_LAYOUT =
      new BlockLayout(CheckedPart.ICC_CERTIFICATE, 0x04, 17, 42);
  private static final BlockLayout PIN_ENCIPHERMENT_LAYOUT =
      new BlockLayout(CheckedPart.PIN_ENCIPHERMENT_CERTIFICATE, 0x04, 17, 42);

  private final CheckedPart part;
  private final int holderLength;

  CertificateType(CheckedPart part, int holderLength) {
    this.part = part;
    this.holderLength = holderLength;
  }

  /** {@return the certificate as a part that is checked} */
  public CheckedPart part() {
    return part;
  }

  BlockLayout layout() {
    return switch (this) {
      case ISSUER -> ISSUER_LAYOUT;
      case ICC -> ICC_LAYOUT;
      case PIN_ENCIPHERMENT -> PIN_ENCIPHERMENT_LAYOUT;
    };
  }

  /** {@return bytes of the field that names the holder: issuer identifier or PAN} */
  int holderLength() {
    return holderLength;
  }
}
