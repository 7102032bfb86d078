package io.github.emv4j.probe;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.pcsc.PcscReader;
import io.github.emv4j.pcsc.ReaderInterface;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import java.time.Duration;
import java.util.Optional;

/**
 * A reader at one moment.
 *
 * @param name as the service calls it
 * @param cardPresent whether a card is in it
 * @param atr the card's answer to reset, if it could be asked
 * @param protocol how the card talks, if it is known
 * @param failure why the card could not be asked
 */
record ReaderState(
    String name,
    boolean cardPresent,
    Optional<Bytes> atr,
    Optional<String> protocol,
    Optional<TransportException> failure) {

  /** Looks at a reader; a card in it is powered and reset. */
  static ReaderState of(PcscReader reader) {
    boolean present = false;
    try {
      present = reader.isCardPresent();
      return present ? withCard(reader) : without(reader, false, Optional.empty());
    } catch (TransportException e) {
      return without(reader, present, Optional.of(e));
    }
  }

  private static ReaderState withCard(PcscReader reader) throws TransportException {
    try (CardConnection card = reader.waitForCard(Duration.ZERO)) {
      return new ReaderState(
          reader.name(),
          true,
          Optional.of(card.atr()).filter(atr -> !atr.isEmpty()),
          protocol(card.protocol()),
          Optional.empty());
    }
  }

  private static ReaderState without(
      PcscReader reader, boolean present, Optional<TransportException> failure) {
    return new ReaderState(reader.name(), present, Optional.empty(), Optional.empty(), failure);
  }

  /** {@return the protocol as people write it; empty if it is not known} */
  static Optional<String> protocol(TransmissionProtocol protocol) {
    return switch (protocol) {
      case T0 -> Optional.of("T=0");
      case T1 -> Optional.of("T=1");
      case CONTACTLESS -> Optional.of("contactless");
      case UNKNOWN -> Optional.empty();
    };
  }

  /** {@return {@code contact} or {@code contactless}, if card or name of the reader says so} */
  Optional<String> cardInterface() {
    if (protocol.isPresent()) {
      return protocol.map(used -> used.equals("contactless") ? used : "contact");
    }
    return switch (ReaderInterface.ofName(name)) {
      case CONTACT -> Optional.of("contact");
      case CONTACTLESS -> Optional.of("contactless");
      case SECURITY_MODULE, UNKNOWN -> Optional.empty();
    };
  }

  /** {@return one line without the name} */
  String describe() {
    if (failure.isPresent()) {
      return failure.get().description();
    }
    if (!cardPresent) {
      return "no card" + cardInterface().map(word -> ", " + word).orElse("");
    }
    return "card"
        + protocol.map(used -> ", " + used).orElse("")
        + atr.map(answer -> ", ATR " + answer.toHex()).orElse("");
  }
}
