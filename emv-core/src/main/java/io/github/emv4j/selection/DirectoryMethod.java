package io.github.emv4j.selection;

import io.github.emv4j.transport.TransportException;

/** A way to learn from the card itself which applications it holds. */
interface DirectoryMethod {
  /** What the directory was good for. */
  enum Outcome {
    /** Read as far as it goes, perhaps empty. */
    READ,
    /** Not there, or not usable: the list of AIDs decides. */
    UNUSABLE,
    /** The card is blocked. */
    CARD_BLOCKED
  }

  /** Adds the applications of the directory that the terminal accepts. */
  Outcome collect(CandidateCollector collector) throws TransportException;
}
