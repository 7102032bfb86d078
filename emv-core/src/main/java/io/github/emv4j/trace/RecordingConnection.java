package io.github.emv4j.trace;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.PinPad;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records what goes over another connection.
 *
 * <p>A PIN is never recorded, in clear or enciphered: each byte of VERIFY data is {@code FF} in the
 * trace. Card numbers, tracks, names and other account and personal data are replaced, the same
 * everywhere, unless the recording is raw: see {@link Trace#masked()}. A command that failed
 * becomes a comment.
 */
public final class RecordingConnection implements CardConnection {
  private final CardConnection connection;
  private final boolean raw;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<String> pendingComments = new ArrayList<>();
  private boolean full;

  private RecordingConnection(CardConnection connection, boolean raw) {
    this.connection = connection;
    this.raw = raw;
  }

  /**
   * {@return a connection that records, card data masked}
   *
   * @param connection to the card; closed together with this one
   */
  public static RecordingConnection masked(CardConnection connection) {
    return new RecordingConnection(connection, false);
  }

  /**
   * {@return a connection that records card data as it is, but no PIN}
   *
   * @param connection to the card; closed together with this one
   */
  public static RecordingConnection raw(CardConnection connection) {
    return new RecordingConnection(connection, true);
  }

  @Override
  public Bytes atr() {
    return connection.atr();
  }

  @Override
  public TransmissionProtocol protocol() {
    return connection.protocol();
  }

  /** {@return the pad of the connection underneath; what it sends is not recorded} */
  @Override
  public Optional<PinPad> pinPad() {
    return connection.pinPad();
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    Bytes recorded = PinCommands.hidden(command);
    try {
      byte[] response = connection.transmit(command);
      record(recorded, Bytes.copyOf(response));
      return response;
    } catch (TransportException e) {
      comment(name(recorded) + " failed: " + e.description());
      throw e;
    }
  }

  private void record(Bytes command, Bytes response) {
    boolean fits =
        command.length() >= Exchange.HEADER_LENGTH
            && command.length() <= Exchange.MAX_LENGTH
            && response.length() <= Exchange.MAX_LENGTH;
    if (!fits) {
      comment(name(command) + " was answered with " + response);
    } else if (exchanges.size() >= Trace.MAX_EXCHANGES) {
      full = true;
    } else {
      exchanges.add(new Exchange(command, response, pendingComments));
      pendingComments.clear();
    }
  }

  private void comment(String text) {
    if (pendingComments.size() >= Trace.MAX_EXCHANGES) {
      full = true;
    } else {
      pendingComments.add(text.replace('\n', ' ').replace('\r', ' '));
    }
  }

  private static String name(Bytes command) {
    return command.length() < Exchange.HEADER_LENGTH
        ? "a command of " + command
        : "command " + command.slice(0, Exchange.HEADER_LENGTH).toHex();
  }

  /** {@return what was recorded so far; may be asked for during and after the conversation} */
  public Trace trace() {
    Bytes atr = connection.atr();
    boolean fits = !atr.isEmpty() && atr.length() <= Trace.MAX_ATR_LENGTH;
    List<String> closing = new ArrayList<>(pendingComments);
    if (full) {
      closing.add("the recording is full; what came later is missing");
    }
    Trace trace =
        Trace.of(fits ? Optional.of(atr) : Optional.empty(), exchanges)
            .withComments(List.of(), closing);
    return raw ? trace : trace.masked();
  }

  /** Closes the connection underneath; the trace stays. */
  @Override
  public void close() {
    connection.close();
  }
}
