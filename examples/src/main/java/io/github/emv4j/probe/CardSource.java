package io.github.emv4j.probe;

import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.report.Advice;
import io.github.emv4j.transport.TransportException;

/** Where a card comes from. */
interface CardSource {
  /** {@return what it is, as the JSON output names it: kind, colon, name} */
  String name();

  /** {@return what it is, as a person says it} */
  String description();

  /** {@return the CA public keys that belong to this source, as a virtual card's do} */
  default CaKeys ownKeys() {
    return CaKeys.EMPTY;
  }

  /** {@return what to do when the link to this card failed} */
  default Advice onFailure(TransportException failure) {
    return Advice.of(failure);
  }

  /**
   * Opens the card.
   *
   * @param progress tells the user that a card is waited for
   * @throws TransportException if there is no card, or it does not answer
   * @throws UsageException if the source is a file that cannot be used
   */
  OpenCard open(Progress progress) throws TransportException, UsageException;
}
