package io.github.emv4j.decode;

import java.util.Locale;

/** What bytes may be taken for. */
public enum Form {
  /** Data objects in BER-TLV. */
  TLV("data objects (TLV)"),
  /** A data object list: tags and lengths, no values. */
  DOL("a data object list (DOL)"),
  /** An answer to reset. */
  ATR("an answer to reset (ATR)"),
  /** A command to a card. */
  COMMAND("a command"),
  /** An answer of a card: data and status word. */
  RESPONSE("an answer of a card"),
  /** The last two bytes of an answer. */
  STATUS_WORD("a status word"),
  /** The value of one data element. */
  ELEMENT("the value of an element"),
  /** The text of a recorded conversation. */
  TRACE("a recorded conversation");

  private final String words;

  Form(String words) {
    this.words = words;
  }

  /** {@return an English phrase, for example {@code a status word}} */
  public String describe() {
    return words;
  }

  /** {@return the name in lower case, for example {@code status-word}} */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
