package io.github.emv4j.finding;

/** How much a finding matters for using the card here and now. */
public enum Severity {
  /** Worth knowing, changes nothing. */
  NOTE,
  /** The card works, but something needs attention. */
  WARNING,
  /** A terminal would stop here. */
  STOP
}
