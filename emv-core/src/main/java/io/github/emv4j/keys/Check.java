package io.github.emv4j.keys;

/** One check of an authentication, roughly in the order in which they are made. */
public enum Check {
  /** Every data object that is needed is there. */
  PRESENT("a data object that is needed is absent"),
  /** The terminal has the key. */
  KNOWN("the terminal does not have the key"),
  /** The Static Data Authentication Tag List names the AIP and nothing else. */
  TAG_LIST("the tag list names something else than the AIP"),
  /** Every record that takes part is a template 70. */
  RECORD("a record is not a template 70"),
  /** The list asks for the unpredictable number. */
  UNPREDICTABLE_NUMBER("the list does not ask for the unpredictable number"),
  /** The list can be read and filled. */
  LIST("the list is malformed"),
  /** The card gave a proper answer. */
  ANSWER("the card did not give a proper answer"),
  /** The signature is as long as the modulus of the key that made it. */
  LENGTH("it is not as long as the key that signed it"),
  /** The signature is, as a number, smaller than the modulus. */
  RANGE("it is not smaller than the modulus of the key that signed it"),
  /** The recovered block ends with BC. */
  TRAILER("the trailer is not BC"),
  /** The recovered block begins with 6A. */
  HEADER("the header is not 6A"),
  /** The recovered block is of the right kind. */
  FORMAT("the format is wrong"),
  /** The hash is SHA-1. */
  HASH_ALGORITHM("the hash algorithm is not SHA-1"),
  /** Lengths inside the dynamic data fit. */
  DYNAMIC_DATA("the lengths in the dynamic data do not fit"),
  /** The signed cryptogram information is the one in clear. */
  CRYPTOGRAM_INFORMATION("the signed cryptogram information data differs"),
  /** The hash is right. */
  HASH("the hash is wrong"),
  /** The signed hash over the transaction data is right. */
  TRANSACTION_DATA_HASH("the transaction data hash is wrong"),
  /** The card says in clear about the cardholder's verification what it signed. */
  CARD_QUALIFIERS("the card transaction qualifiers are not those that were signed"),
  /** The issuer identifier begins the PAN. */
  ISSUER_IDENTIFIER("the issuer identifier does not fit the PAN"),
  /** The PAN in the certificate is the card's. */
  PAN("the PAN is not the card's"),
  /** The certificate has not expired. */
  EXPIRY("it has expired"),
  /** The certificate is not on the revocation list. */
  REVOCATION("it has been revoked"),
  /** The certified key is for RSA. */
  KEY_ALGORITHM("the key algorithm is not RSA"),
  /** The key has a length that is allowed. */
  KEY_LENGTH("the key has a wrong length"),
  /** The exponent is 3 or 65537, and as long as the certificate says. */
  EXPONENT("the exponent is wrong"),
  /** The remainder is exactly the rest of the modulus. */
  REMAINDER("the remainder has a wrong length"),
  /** The modulus can be one. */
  MODULUS("the modulus cannot be one");

  private final String failure;

  Check(String failure) {
    this.failure = failure;
  }

  /** {@return what a failure of this check means, as a clause} */
  public String failure() {
    return failure;
  }
}
