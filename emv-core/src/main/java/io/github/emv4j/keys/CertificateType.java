package io.github.emv4j.keys;

/** Whose key a certificate on the card certifies. */
public enum CertificateType {
  /** The issuer's key, certified by the certification authority (tag 90). */
  ISSUER(CheckedPart.ISSUER_CERTIFICATE, 0x02, 4),
  /** The card's key, certified by the issuer (tag 9F46). */
  ICC(CheckedPart.ICC_CERTIFICATE, 0x04, 10),
  /** The card's key for enciphering PINs, certified by the issuer (tag 9F2D). */
  PIN_ENCIPHERMENT(CheckedPart.PIN_ENCIPHERMENT_CERTIFICATE, 0x04, 10);

  /** Bytes from the expiration date to the modulus. */
  private static final int FIXED_FIELDS = 9;

  private static final int HASH_AND_TRAILER = 21;

  private final BlockLayout layout;
  private final int holderLength;

  CertificateType(CheckedPart part, int format, int holderLength) {
    int hashAlgorithm = 2 + holderLength + 5;
    int overhead = 2 + holderLength + FIXED_FIELDS + HASH_AND_TRAILER;
    this.layout = new BlockLayout(part, format, hashAlgorithm, overhead);
    this.holderLength = holderLength;
  }

  /** {@return the certificate as a part that is checked} */
  public CheckedPart part() {
    return layout.part();
  }

  BlockLayout layout() {
    return layout;
  }

  /** {@return bytes of the field that names the holder: issuer identifier or PAN} */
  int holderLength() {
    return holderLength;
  }
}
