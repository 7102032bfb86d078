package io.github.emv4j.report;

/** How far an application of a card was looked at. */
public enum ApplicationStatus {
  /** Selected, initiated, its records read. */
  READ,
  /** The issuer has blocked it. */
  BLOCKED,
  /** It could not be selected, initiated or read to the end. */
  FAILED,
  /** Found, but not read. */
  LISTED
}
