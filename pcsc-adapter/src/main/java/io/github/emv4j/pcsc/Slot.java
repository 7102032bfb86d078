package io.github.emv4j.pcsc;

import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/**
 * The place of a card: at most one connection at a time uses it.
 *
 * <p>SunPCSC would hand out the same card twice, and closing one connection would then cut the
 * other.
 */
final class Slot {
  private final ServiceLine line;
  private boolean taken;
  private @Nullable TransportException stuck;

  Slot(@Nullable Provider provider) {
    line = new ServiceLine(provider);
  }

  /** {@return the link for this card's commands; only for who has claimed the slot} */
  ServiceLine line() {
    return line;
  }

  /**
   * Takes the slot.
   *
   * @throws TransportException if it is taken, or a call of an earlier connection still hangs
   */
  synchronized void claim() throws TransportException {
    TransportException before = stuck;
    if (before != null) {
      throw new TransportException(before.reason(), "Still: " + before.description(), before);
    }
    if (taken) {
      throw new TransportException(
          Reason.IN_USE, "This program has a connection to the card already.");
    }
    taken = true;
  }

  /** Says why nobody can claim the slot for now. */
  synchronized void stuck(TransportException why) {
    if (taken) {
      stuck = why;
    }
  }

  /** Gives the slot back. */
  synchronized void free() {
    taken = false;
    stuck = null;
  }
}
