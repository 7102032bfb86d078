package io.github.emv4j.faults;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import java.util.ArrayList;
import java.util.List;

/** A card of whose exchanges one goes wrong, or all from one on. Keeps what went over the wire. */
final class FaultyConnection implements CardConnection {
  private static final int HEADER_LENGTH = 4;

  /**
   * One exchange.
   *
   * @param header the first four bytes of the command
   * @param answer what the card said; no bytes where something went wrong
   */
  record Seen(Bytes header, Bytes answer) {
    int instruction() {
      return header.at(1);
    }

    boolean isOk() {
      int length = answer.length();
      return length >= 2 && answer.at(length - 2) == 0x90 && answer.at(length - 1) == 0;
    }

    boolean isLike(Seen other) {
      return instruction() == other.instruction() && answer.equals(other.answer);
    }

    boolean isRecord() {
      return instruction() == 0xB2 && isOk();
    }

    int file() {
      return header.at(3) >> 3;
    }

    int record() {
      return header.at(2);
    }

    Bytes data() {
      return answer.slice(0, answer.length() - 2);
    }
  }

  private final CardConnection card;
  private final CardFault fault;
  private final int from;
  private final List<Seen> seen = new ArrayList<>();
  private byte[] previous = {};

  /** A card that is as it should be. */
  FaultyConnection(CardConnection card) {
    this(card, CardFault.NOTHING, Integer.MAX_VALUE);
  }

  /**
   * A card of which an exchange goes wrong.
   *
   * @param from the number of the exchange, from 0
   */
  FaultyConnection(CardConnection card, CardFault fault, int from) {
    this.card = card;
    this.fault = fault;
    this.from = from;
  }

  List<Seen> seen() {
    return seen;
  }

  int exchanges() {
    return seen.size();
  }

  int count(int instruction) {
    return (int) seen.stream().filter(s -> s.instruction() == instruction).count();
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
    int number = seen.size();
    Bytes header = Bytes.copyOf(command, 0, HEADER_LENGTH);
    if (number == from || (number > from && fault.lasts())) {
      // Before it happens: it may throw.
      seen.add(new Seen(header, Bytes.EMPTY));
      CardFault now = number > from && fault.removes() ? CardFault.REMOVED : fault;
      return now.answer(command, card::transmit, previous);
    }
    byte[] answer = card.transmit(command);
    seen.add(new Seen(header, Bytes.copyOf(answer)));
    previous = answer;
    return answer;
  }

  @Override
  public void close() {
    card.close();
  }
}
