package io.github.emv4j.examples;

import io.github.emv4j.EmvReader;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.CardReader;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/**
 * A reader that is not PC/SC: the slot of a terminal, reached through its maker's own interface.
 * Two small classes are all that emv4j needs of it.
 */
public final class CustomReader implements CardReader {
  /** What the maker's library offers; yours will look a little different. */
  interface Slot {
    boolean hasCard();

    byte[] powerOn() throws IOException;

    byte[] exchange(byte[] command) throws IOException;

    void powerOff();
  }

  private static final long POLL_MILLIS = 100;

  private final Slot slot;

  CustomReader(Slot slot) {
    this.slot = slot;
  }

  @Override
  public String name() {
    return "Built-in slot";
  }

  @Override
  public CardConnection waitForCard(Duration timeout) throws TransportException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!slot.hasCard()) {
      if (System.nanoTime() >= deadline) {
        throw new TransportException(Reason.NO_CARD, "No card was inserted.");
      }
      pause();
    }
    try {
      return new SlotConnection(slot, Bytes.copyOf(slot.powerOn()));
    } catch (IOException e) {
      throw new TransportException(Reason.MUTE_CARD, "The card does not answer.", e);
    }
  }

  private static void pause() throws TransportException {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(Reason.CANCELLED, "Waiting for a card was stopped.", e);
    }
  }

  @Override
  public void close() {
    slot.powerOff();
  }

  /** A card in the slot. Nothing is interpreted here: whole commands in, whole answers out. */
  private record SlotConnection(Slot slot, Bytes atr) implements CardConnection {
    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      try {
        return slot.exchange(command);
      } catch (IOException e) {
        throw new TransportException(Reason.CARD_REMOVED, "The card does not answer any more.", e);
      }
    }

    @Override
    public void close() {
      slot.powerOff();
    }
  }

  /**
   * Reads a card through such a reader; a virtual card stands in for the maker's library.
   *
   * @param args none
   * @throws TransportException if the reader or the link failed
   */
  public static void main(String[] args) throws TransportException {
    TerminalData terminal = TerminalData.defaults(Clock.system(ZoneId.systemDefault()));
    try (CardReader reader = new CustomReader(new VirtualSlot());
        CardConnection card = reader.waitForCard(Duration.ofSeconds(30))) {
      System.out.println(reader.name() + ", ATR " + card.atr().toHex());
      System.out.println(EmvReader.withTerminal(terminal).read(card).orElseThrow().candidate());
    }
  }

  /** Takes the place of the hardware. */
  private static final class VirtualSlot implements Slot {
    private final VirtualCard card = VirtualCard.of(VirtualProfiles.standard());

    @Override
    public boolean hasCard() {
      return true;
    }

    @Override
    public byte[] powerOn() {
      return card.powerUp().toByteArray();
    }

    @Override
    public byte[] exchange(byte[] command) {
      return card.transmit(command);
    }

    @Override
    public void powerOff() {
      card.powerUp();
    }
  }
}
