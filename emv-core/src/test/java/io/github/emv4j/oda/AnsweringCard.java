package io.github.emv4j.oda;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import java.util.ArrayList;
import java.util.List;

/** A card that gives one answer to everything and remembers what it was asked. */
final class AnsweringCard implements CardConnection {
  private final Bytes answer;
  private final List<String> commands = new ArrayList<>();

  AnsweringCard(Bytes answer) {
    this.answer = answer;
  }

  /** {@return a card that must not be asked} */
  static AnsweringCard silent() {
    return new AnsweringCard(Bytes.fromHex("6F00"));
  }

  CardChannel channel() {
    return new CardChannel(this);
  }

  List<String> commands() {
    return commands;
  }

  @Override
  public Bytes atr() {
    return Bytes.EMPTY;
  }

  @Override
  public byte[] transmit(byte[] command) {
    commands.add(Bytes.copyOf(command).toHex());
    return answer.toByteArray();
  }

  @Override
  public void close() {}
}
