package io.github.emv4j.probe;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;

/** Shows how many commands were sent so far. */
final class ProgressConnection implements CardConnection {
  private final CardConnection card;
  private final Progress progress;
  private int commands;

  ProgressConnection(CardConnection card, Progress progress) {
    this.card = card;
    this.progress = progress;
  }

  @Override
  public Bytes atr() {
    return card.atr();
  }

  @Override
  public TransmissionProtocol protocol() {
    return card.protocol();
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    progress.show("Reading the card: command " + ++commands);
    return card.transmit(command);
  }

  @Override
  public void close() {
    progress.clear();
    card.close();
  }
}
