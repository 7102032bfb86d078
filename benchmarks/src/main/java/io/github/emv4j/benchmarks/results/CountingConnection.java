package io.github.emv4j.benchmarks.results;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import java.util.ArrayList;
import java.util.List;

/** Counts what goes to a card and comes back. */
final class CountingConnection implements CardConnection {
  private static final int INS_SELECT = 0xA4;
  private static final int INS_READ_RECORD = 0xB2;
  private static final int INS_GET_RESPONSE = 0xC0;
  private static final int SW1_WRONG_LE = 0x6C;

  private final CardConnection card;
  private final List<Integer> instructions = new ArrayList<>();
  private int repeated;
  private long sent;
  private long received;

  CountingConnection(CardConnection card) {
    this.card = card;
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
    byte[] answer = card.transmit(command);
    sent += command.length;
    received += answer.length;
    int instruction = command[1] & 0xFF;
    boolean wrongLe = answer.length == 2 && (answer[0] & 0xFF) == SW1_WRONG_LE;
    if (instruction == INS_GET_RESPONSE || wrongLe) {
      repeated++;
    } else {
      instructions.add(instruction);
    }
    return answer;
  }

  @Override
  public void close() {
    card.close();
  }

  long sent() {
    return sent;
  }

  long received() {
    return received;
  }

  /** {@return commands in all, those with which T=0 fetches an answer aside} */
  int commands() {
    return instructions.size();
  }

  /** {@return with how many more exchanges T=0 fetched the answers} */
  int repeated() {
    return repeated;
  }

  /**
   * {@return the commands without which the books do not let an application be read: those that
   * find it, its SELECT, GET PROCESSING OPTIONS, and each record once}
   */
  int least() {
    int select = instructions.lastIndexOf(INS_SELECT);
    long records =
        instructions.subList(select, instructions.size()).stream()
            .filter(instruction -> instruction == INS_READ_RECORD)
            .count();
    return select + 2 + (int) records;
  }
}
