package io.github.emv4j.contactless;

/** What an application is told by GET PROCESSING OPTIONS, which a reader may try twice. */
public enum Attempt {
  /** The terminal's data, completed by what the kernel wants. */
  USUAL,
  /** Other qualifiers, mag-stripe mode allowed, and the card's own country and currency. */
  OTHER_VALUES,
  /** Nothing: an empty list, whatever the card asks for. */
  EMPTY_LIST
}
