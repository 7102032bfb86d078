package io.github.emv4j.pin;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.PinPad;
import io.github.emv4j.transport.TransportException;
import java.util.Optional;

/** Passes everything on. */
class ForwardingConnection implements CardConnection {
  private final CardConnection connection;

  ForwardingConnection(CardConnection connection) {
    this.connection = connection;
  }

  @Override
  public Bytes atr() {
    return connection.atr();
  }

  @Override
  public Optional<PinPad> pinPad() {
    return connection.pinPad();
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    return connection.transmit(command);
  }

  @Override
  public void close() {
    connection.close();
  }
}
