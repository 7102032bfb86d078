package io.github.emv4j.probe;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.trace.Exchange;
import io.github.emv4j.trace.Trace;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.PinPad;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Notes what is said to a card, what it answers, and how long it takes. */
final class Conversation implements CardConnection {
  private static final int MAX_LENGTH = 65_538;
  private static final int INS_VERIFY = 0x20;
  private static final int INS_CHANGE_PIN = 0x24;

  private final CardConnection card;
  private final LongSupplier nanos;
  private final List<Turn> turns = new ArrayList<>();
  private long first;

  /**
   * A command and what came of it.
   *
   * @param command as sent
   * @param response as received; empty if nothing came
   * @param start since the first command was sent
   * @param took until the answer was there
   * @param failure why the link failed, if it did
   */
  record Turn(
      Bytes command, Bytes response, Duration start, Duration took, Optional<String> failure) {
    private Exchange exchange() {
      return Exchange.of(command, response);
    }

    private Turn with(Exchange exchange) {
      return new Turn(exchange.command(), exchange.response(), start, took, failure);
    }
  }

  Conversation(CardConnection card) {
    this(card, System::nanoTime);
  }

  /**
   * Notes by another clock.
   *
   * @param nanos a time in nanoseconds, from any moment on
   */
  Conversation(CardConnection card, LongSupplier nanos) {
    this.card = card;
    this.nanos = nanos;
  }

  /** {@return what was said so far, card data masked or not; PIN data always is} */
  List<Turn> turns(Masking masking) {
    List<Exchange> raw = turns.stream().map(Turn::exchange).toList();
    List<Exchange> masked = Trace.of(Optional.empty(), raw).masked().exchanges();
    List<Turn> shown = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      boolean full = masking == Masking.OFF && !holdsPin(raw.get(i).command());
      shown.add(turns.get(i).with(full ? raw.get(i) : masked.get(i)));
    }
    return shown;
  }

  private static boolean holdsPin(Bytes command) {
    return command.at(1) == INS_VERIFY || command.at(1) == INS_CHANGE_PIN;
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
  public Optional<PinPad> pinPad() {
    return card.pinPad();
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    Bytes sent = Bytes.copyOf(command);
    long start = nanos.getAsLong();
    first = turns.isEmpty() ? start : first;
    try {
      byte[] response = card.transmit(command);
      Duration took = Duration.ofNanos(nanos.getAsLong() - start);
      Bytes received = Bytes.copyOf(response, 0, Math.min(response.length, MAX_LENGTH));
      note(new Turn(sent, received, since(start), took, Optional.empty()));
      return response;
    } catch (TransportException e) {
      Duration took = Duration.ofNanos(nanos.getAsLong() - start);
      note(new Turn(sent, Bytes.EMPTY, since(start), took, Optional.of(e.description())));
      throw e;
    }
  }

  private Duration since(long start) {
    return Duration.ofNanos(start - first);
  }

  private void note(Turn turn) {
    if (turns.size() < Trace.MAX_EXCHANGES && turn.command().length() >= 4) {
      turns.add(turn);
    }
  }

  @Override
  public void close() {
    card.close();
  }
}
