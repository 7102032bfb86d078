package io.github.emv4j;

import static io.github.emv4j.AdviceCards.READER;
import static io.github.emv4j.AdviceCards.connect;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.AdviceCode;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What readers and the link to the card lead to. The smart card service has its own test. */
final class LinkAdviceScenarios {
  private final Map<AdviceCode, AdviceScenario> all = new EnumMap<>(AdviceCode.class);

  private LinkAdviceScenarios() {}

  static Map<AdviceCode, AdviceScenario> all() {
    LinkAdviceScenarios scenarios = new LinkAdviceScenarios();
    scenarios.addReaders();
    scenarios.addCards();
    return scenarios.all;
  }

  private void addReaders() {
    all.put(AdviceCode.NO_CARD_IN_TIME, () -> onWait(new VirtualReader()));
    all.put(AdviceCode.CARD_MUTE, () -> onWait(holding("mute")));
    all.put(
        AdviceCode.CARD_IN_USE,
        () -> {
          VirtualReader reader = holding("standard");
          try (CardConnection first = reader.waitForCard(Duration.ZERO)) {
            return first.atr().isEmpty() ? Advice.of(AdviceCode.CARD_READY) : onWait(reader);
          }
        });
    all.put(
        AdviceCode.READER_UNPLUGGED,
        () -> {
          VirtualReader reader = holding("standard");
          reader.close();
          return onWait(reader);
        });
    all.put(
        AdviceCode.WAIT_CANCELLED,
        () -> {
          Thread.currentThread().interrupt();
          try {
            return onWait(new VirtualReader(), Duration.ofSeconds(5));
          } finally {
            Thread.interrupted();
          }
        });
    for (Reason reason :
        new Reason[] {Reason.SERVICE_DOWN, Reason.NO_READER, Reason.CARD_RESET, Reason.TIMEOUT}) {
      all.put(Advice.of(reason).code(), () -> READER.inspect(failing(reason, 3)).advice());
    }
  }

  private void addCards() {
    all.put(
        AdviceCode.CARD_PULLED_EARLY,
        () -> {
          VirtualReader reader = holding("standard");
          CardConnection card = reader.waitForCard(Duration.ZERO);
          reader.remove();
          return READER.inspect(card).advice();
        });
    all.put(AdviceCode.PROTOCOL_ERROR, () -> READER.inspect(connect("silent")).advice());
    all.put(
        AdviceCode.LINK_FAILED,
        () ->
            READER.inspect(failing(Reason.CARD_REMOVED, 6)).applications().stream()
                .flatMap(application -> application.problems().stream())
                .filter(problem -> problem.code() == FindingCode.LINK_FAILED)
                .map(Advice::of)
                .findFirst()
                .orElseThrow());
  }

  private static VirtualReader holding(String profile) {
    return VirtualReader.holding(VirtualProfiles.byName(profile));
  }

  private static Advice onWait(VirtualReader reader) {
    return onWait(reader, Duration.ZERO);
  }

  private static Advice onWait(VirtualReader reader, Duration patience) {
    try (CardConnection card = reader.waitForCard(patience)) {
      return READER.inspect(card).advice();
    } catch (TransportException e) {
      return Advice.of(e);
    }
  }

  /** The standard card, whose link fails at the exchange with that number, from 0. */
  private static CardConnection failing(Reason reason, int at) throws TransportException {
    CardConnection card = connect("standard");
    return new CardConnection() {
      private int count;

      @Override
      public Bytes atr() {
        return card.atr();
      }

      @Override
      public byte[] transmit(byte[] command) throws TransportException {
        if (count++ == at) {
          throw new TransportException(reason, "It failed.");
        }
        return card.transmit(command);
      }

      @Override
      public void close() {
        card.close();
      }
    };
  }
}
