package io.github.emv4j.faults;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.trace.RecordedCards;
import io.github.emv4j.trace.ReplayConnection;
import io.github.emv4j.trace.Trace;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.virtual.CardProfile;
import io.github.emv4j.virtual.NamedProfile;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A card that can be had anew as often as wanted.
 *
 * @param name of the profile or the trace
 * @param open gives a card in its first state, powered
 */
record CardSource(String name, Supplier<CardConnection> open) {
  /** {@return every ready-made virtual card and every recorded one} */
  static List<CardSource> all() {
    List<CardSource> all = new ArrayList<>(virtual());
    for (String name : RecordedCards.names()) {
      Trace trace = RecordedCards.trace(name);
      all.add(new CardSource("trace " + name, () -> ReplayConnection.lenient(trace)));
    }
    return all;
  }

  static List<CardSource> virtual() {
    return VirtualProfiles.list().stream().map(CardSource::of).toList();
  }

  static int indexOf(List<CardSource> cards, String name) {
    for (int at = 0; at < cards.size(); at++) {
      if (cards.get(at).name().equals(name)) {
        return at;
      }
    }
    throw new IllegalArgumentException(name);
  }

  boolean isRecorded() {
    return name.startsWith("trace ");
  }

  private static CardSource of(NamedProfile profile) {
    Map<Bytes, byte[]> signatures = new ConcurrentHashMap<>();
    return new CardSource(profile.name(), () -> new PoweredCard(profile.profile(), signatures));
  }

  /** A virtual card that signs the same thing once only: signing takes longer than all the rest. */
  private static final class PoweredCard implements CardConnection {
    private static final int INTERNAL_AUTHENTICATE = 0x88;

    private final VirtualCard card;
    private final Bytes atr;
    private final Map<Bytes, byte[]> signatures;

    PoweredCard(CardProfile profile, Map<Bytes, byte[]> signatures) {
      this.card = VirtualCard.of(profile);
      this.atr = card.powerUp();
      this.signatures = signatures;
    }

    @Override
    public Bytes atr() {
      return atr;
    }

    @Override
    public TransmissionProtocol protocol() {
      return card.protocol();
    }

    @Override
    public byte[] transmit(byte[] command) {
      if ((command[1] & 0xFF) != INTERNAL_AUTHENTICATE) {
        return card.transmit(command);
      }
      Bytes asked = Bytes.copyOf(command);
      byte[] known = signatures.get(asked);
      if (known != null) {
        return known.clone();
      }
      byte[] answer = card.transmit(command);
      // On the T=0 wire the signature waits to be fetched, and only the card has it.
      if (answer.length > 2 && answer[answer.length - 2] == (byte) 0x90) {
        signatures.put(asked, answer.clone());
      }
      return answer;
    }

    @Override
    public void close() {}
  }
}
