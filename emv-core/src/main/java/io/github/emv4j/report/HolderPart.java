package io.github.emv4j.report;

/** What of a cardholder can be compared with the card. */
public enum HolderPart {
  /** The name: 5F20 and 9F0B. */
  NAME("name"),
  /** The card number: 5A, else 57. */
  PAN("card number"),
  /** Its last four digits: 5A, else 57; on a device also those of the card behind it, 9F25. */
  LAST_FOUR("last four digits"),
  /** The number of the identity document: 9F61. */
  IDENTITY_NUMBER("identity number"),
  /** The kind of the identity document: 9F62. */
  IDENTITY_TYPE("identity type");

  private final String words;

  HolderPart(String words) {
    this.words = words;
  }

  /** {@return the part in English words} */
  public String words() {
    return words;
  }
}
