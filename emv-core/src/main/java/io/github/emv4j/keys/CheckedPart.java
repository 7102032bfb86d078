package io.github.emv4j.keys;

/** What an authentication looks at. */
public enum CheckedPart {
  /** The key of the certification authority, named by the index 8F. */
  CA_PUBLIC_KEY("CA public key"),
  /** Issuer Public Key Certificate, 90. */
  ISSUER_CERTIFICATE("issuer certificate"),
  /** ICC Public Key Certificate, 9F46. */
  ICC_CERTIFICATE("ICC certificate"),
  /** ICC PIN Encipherment Public Key Certificate, 9F2D. */
  PIN_ENCIPHERMENT_CERTIFICATE("ICC PIN encipherment certificate"),
  /** The static data to be authenticated: records, and what the tag list 9F4A names. */
  STATIC_DATA("static data to be authenticated"),
  /** Signed Static Application Data, 93. */
  SIGNED_STATIC_DATA("signed static application data"),
  /** Dynamic Data Authentication Data Object List, 9F49. */
  DDOL("DDOL"),
  /** The card's answer to INTERNAL AUTHENTICATE. */
  INTERNAL_AUTHENTICATE("INTERNAL AUTHENTICATE"),
  /** The card's answer to GENERATE AC. */
  GENERATE_AC("GENERATE AC"),
  /** What COMPUTE CRYPTOGRAPHIC CHECKSUM needs and answers. */
  MAG_STRIPE_CRYPTOGRAM("mag-stripe cryptogram"),
  /** Signed Dynamic Application Data, 9F4B. */
  SIGNED_DYNAMIC_DATA("signed dynamic application data");

  private final String words;

  CheckedPart(String words) {
    this.words = words;
  }

  /** {@return the name in words, for example {@code issuer certificate}} */
  public String words() {
    return words;
  }
}
