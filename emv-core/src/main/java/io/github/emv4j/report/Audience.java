package io.github.emv4j.report;

import java.util.Locale;

/** Whom a text is for. */
public enum Audience {
  /** Whoever pays: reads a customer display, one short sentence. */
  CARDHOLDER,
  /** Whoever serves: what to do next, and what was not harmed. */
  CASHIER,
  /** Whoever mends: the likely causes, in the words of the books. */
  TECHNICIAN;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
