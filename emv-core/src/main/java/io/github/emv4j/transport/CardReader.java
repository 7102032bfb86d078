package io.github.emv4j.transport;

import java.time.Duration;

/**
 * A device that cards are put into or held against.
 *
 * <p>One of the two interfaces to implement for a reader of one's own. A reader is used by one
 * thread at a time.
 */
public interface CardReader extends AutoCloseable {
  /** {@return the name that people know the reader by} */
  String name();

  /**
   * Waits until a card is there and connects to it; returns at once if one is there already.
   *
   * @param timeout how long to wait at most; zero looks once
   * @return the connection; whoever called closes it
   * @throws TransportException with reason {@code NO_CARD} if none came in time, {@code CANCELLED}
   *     if the thread was interrupted (it stays so), or another reason if the reader failed
   */
  CardConnection waitForCard(Duration timeout) throws TransportException;

  /** Gives the reader back. Connections that it opened are closed by their owners. */
  @Override
  void close();
}
