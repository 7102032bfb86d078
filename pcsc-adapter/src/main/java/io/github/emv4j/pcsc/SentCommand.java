package io.github.emv4j.pcsc;

import java.util.Arrays;
import java.util.Optional;

/**
 * The copy of a command on its way to the worker, which may hold a PIN: whoever has it last wipes
 * it.
 *
 * <p>The worker takes it and wipes it when it is sent. If the caller gives up before, it is wiped
 * at once, and the worker finds nothing to send.
 */
final class SentCommand {
  private final byte[] bytes;
  private boolean gone;

  /**
   * Keeps an array.
   *
   * @param bytes nobody else's
   */
  SentCommand(byte[] bytes) {
    this.bytes = bytes;
  }

  /** {@return the command, once, for the worker to wipe; empty if nobody wants it sent any more} */
  synchronized Optional<byte[]> take() {
    if (gone) {
      return Optional.empty();
    }
    gone = true;
    return Optional.of(bytes);
  }

  /** Wipes the command unless the worker has it. */
  synchronized void giveUp() {
    if (!gone) {
      gone = true;
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
