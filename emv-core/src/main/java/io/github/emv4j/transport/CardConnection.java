package io.github.emv4j.transport;

import io.github.emv4j.bytes.Bytes;
import java.util.Optional;

/**
 * A powered card.
 *
 * <p>The other interface to implement for a reader of one's own. A connection is used by one thread
 * at a time.
 */
public interface CardConnection extends AutoCloseable {
  /**
   * {@return the card's answer to reset as the reader gave it; for a contactless card usually made
   * up by the reader; empty if not known}
   */
  Bytes atr();

  /** {@return how command and answer travel; {@code UNKNOWN} if the reader does not say} */
  default TransmissionProtocol protocol() {
    return TransmissionProtocol.UNKNOWN;
  }

  /**
   * Sends one command and waits for the answer. The connection does not keep the array, nor repeat
   * a command by itself.
   *
   * @param command a whole command in short form; the caller may wipe it afterwards
   * @return the answer as received, status word included; the caller checks it
   * @throws TransportException if no answer came; the card may have seen the command or not
   */
  byte[] transmit(byte[] command) throws TransportException;

  /** {@return the reader's own keypad, if it has one that works with the card} */
  default Optional<PinPad> pinPad() {
    return Optional.empty();
  }

  /** Lets the card go. Closing twice does nothing. */
  @Override
  void close();
}
