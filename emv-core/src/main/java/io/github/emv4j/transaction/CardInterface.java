package io.github.emv4j.transaction;

/** How a card is connected; the books ask for less data over the air. */
public enum CardInterface {
  /** In a slot, EMV 4.4 Book 1. */
  CONTACT,
  /** Held against the reader, EMV Contactless Book A. */
  CONTACTLESS
}
