package io.github.emv4j.benchmarks;

import io.github.emv4j.EmvReader;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.CardProfile;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A card that costs nothing: the answers of a real conversation, given one after the other without
 * a look at the command. What is measured with it is the library alone.
 */
public final class MemoryCard implements CardConnection {
  private final Bytes atr;
  private final byte[][] answers;
  private int next;

  private MemoryCard(Bytes atr, byte[][] answers) {
    this.atr = atr;
    this.answers = answers;
  }

  /**
   * {@return a card that answers as a virtual card did when it was read}
   *
   * @param profile the virtual card
   * @param reader reads it once, and later the copy
   * @throws TransportException never: no wire is in between
   */
  public static MemoryCard of(CardProfile profile, EmvReader reader) throws TransportException {
    List<byte[]> answers = new ArrayList<>();
    try (VirtualReader slot = VirtualReader.holding(profile);
        CardConnection card = slot.waitForCard(Duration.ofSeconds(1))) {
      if (reader.read(new Listening(card, answers)).application().isEmpty()) {
        throw new IllegalArgumentException("the card cannot be read");
      }
      return new MemoryCard(card.atr(), answers.toArray(new byte[0][]));
    }
  }

  /** {@return this card, put in again} */
  MemoryCard again() {
    next = 0;
    return this;
  }

  /** {@return another card that gives the same answers, from the first on} */
  public MemoryCard copy() {
    return new MemoryCard(atr, answers);
  }

  /** {@return bytes of all answers together, status words included} */
  public int bytesReceived() {
    int bytes = 0;
    for (byte[] answer : answers) {
      bytes += answer.length;
    }
    return bytes;
  }

  /** {@return every answer in order, status words included; not to be changed} */
  byte[][] answers() {
    return answers;
  }

  @Override
  public Bytes atr() {
    return atr;
  }

  @Override
  public byte[] transmit(byte[] command) {
    return answers[next++];
  }

  @Override
  public void close() {}

  private record Listening(CardConnection card, List<byte[]> answers) implements CardConnection {
    @Override
    public Bytes atr() {
      return card.atr();
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      byte[] answer = card.transmit(command);
      answers.add(answer.clone());
      return answer;
    }

    @Override
    public void close() {}
  }
}
