package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;

/** A powered virtual card. Once the card was taken out it stays dead, also if it comes back. */
final class VirtualConnection implements CardConnection {
  private final VirtualReader reader;
  private final VirtualCard card;
  private final Bytes atr;
  private volatile boolean removed;
  private volatile boolean closed;

  VirtualConnection(VirtualReader reader, VirtualCard card, Bytes atr) {
    this.reader = reader;
    this.card = card;
    this.atr = atr;
  }

  @Override
  public Bytes atr() {
    return atr;
  }

  @Override
  public TransmissionProtocol protocol() {
    return card.protocol();
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    if (closed) {
      throw new IllegalStateException("the connection is closed");
    }
    requireCard();
    byte[] answer = card.transmit(command);
    requireCard(); // the answer of a card that is pulled meanwhile does not arrive
    return answer;
  }

  private void requireCard() throws TransportException {
    if (removed) {
      throw new TransportException(Reason.CARD_REMOVED, "The card was taken out.");
    }
  }

  void cardRemoved() {
    removed = true;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      reader.released(this);
    }
  }
}
