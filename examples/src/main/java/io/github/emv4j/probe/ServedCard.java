package io.github.emv4j.probe;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.pcsc.VpcdClient;
import io.github.emv4j.virtual.VirtualCard;

/** The virtual card, as a virtual PC/SC reader wants it. */
final class ServedCard implements VpcdClient.Card {
  // What a mute card has: the driver waits for ever for nothing at all, and refuses this one.
  private static final Bytes NO_ATR = Bytes.of(0x00, 0x00);

  private final VirtualCard card;

  ServedCard(VirtualCard card) {
    this.card = card;
  }

  @Override
  public Bytes atr() {
    Bytes atr = card.profile().atr();
    return atr.isEmpty() ? NO_ATR : atr;
  }

  @Override
  public byte[] transmit(byte[] command) {
    return card.transmit(command);
  }

  @Override
  public void on(VpcdClient.Event event) {
    if (event != VpcdClient.Event.POWER_OFF) {
      card.powerUp();
    }
  }
}
