package io.github.emv4j.selection;

/** Application Selection Indicator: how an AID of the terminal is compared with a DF name. */
public enum SelectionIndicator {
  /** Same length and value. */
  EXACT,
  /** The DF name begins with the AID. */
  PARTIAL
}
