package io.github.emv4j.pin;

/** How a PIN gets to the card for verification (EMV 4.4 Book 3, 10.5.1). */
public enum PinMethod {
  /** In clear, from the program. */
  PLAINTEXT("in clear"),
  /** Enciphered with a key of the card, from the program. */
  ENCIPHERED("enciphered"),
  /** In clear, entered at the reader's own pin pad and unknown to the program. */
  PIN_PAD("at the pin pad");

  private final String text;

  PinMethod(String text) {
    this.text = text;
  }

  /** {@return an English phrase} */
  public String text() {
    return text;
  }
}
