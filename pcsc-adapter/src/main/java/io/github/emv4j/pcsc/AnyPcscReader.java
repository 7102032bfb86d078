package io.github.emv4j.pcsc;

import io.github.emv4j.transport.CardReader;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All readers of this computer as one: whichever gets a card first. For a till with a reader that
 * takes cards in a slot and over the air, which has two names.
 *
 * <p>Readers may come and go. Where a card is seen by both interfaces of one reader, the slot has
 * it. {@link #cancel()} may be called on any thread; the rest is for one thread at a time.
 */
public final class AnyPcscReader implements CardReader {
  private final PcscService service;
  private final Set<Wait> waits = ConcurrentHashMap.newKeySet();

  AnyPcscReader(PcscService service) {
    this.service = service;
  }

  /** {@return {@code any reader}} */
  @Override
  public String name() {
    return "any reader";
  }

  /**
   * {@return the readers that are looked at now, those for cards in a slot first, without slots for
   * security modules}
   *
   * @throws TransportException if the service does not run or does not answer
   */
  public List<PcscReader> readers() throws TransportException {
    return service.list().stream()
        .filter(reader -> reader.cardInterface() != ReaderInterface.SECURITY_MODULE)
        .sorted(Comparator.comparing(AnyPcscReader::isOverTheAir))
        .toList();
  }

  private static boolean isOverTheAir(PcscReader reader) {
    return reader.cardInterface() == ReaderInterface.CONTACTLESS;
  }

  /**
   * {@return whether a card is in or at one of them}
   *
   * @throws TransportException if the service failed
   */
  public boolean isCardPresent() throws TransportException {
    for (PcscReader reader : readers()) {
      if (reader.isCardPresent()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Waits until one of the readers has a card and connects to it; returns at once if one is there
   * already.
   *
   * @param timeout how long to wait at most; zero looks once
   * @return the connection, whose {@link PcscConnection#reader()} tells the reader; whoever called
   *     closes it
   * @throws TransportException with {@code NO_READER} if there is none, {@code NO_CARD} if no card
   *     came in time, or as {@link PcscReader#waitForCard(Duration)}
   */
  @Override
  public PcscConnection waitForCard(Duration timeout) throws TransportException {
    Wait wait = Wait.atMost(timeout);
    waits.add(wait);
    try {
      do {
        List<PcscReader> readers = readers();
        if (readers.isEmpty()) {
          throw new TransportException(Reason.NO_READER, "No reader is attached.");
        }
        for (PcscReader reader : readers) {
          if (service.isCardPresent(reader.name(), wait)) {
            try {
              return PcscConnection.open(service, reader, wait);
            } catch (TransportException e) {
              // Gone again before it could be used: that was not the card to wait for.
              if (e.reason() != Reason.NO_CARD) {
                throw e;
              }
            }
          }
        }
      } while (wait.pause());
      throw new TransportException(
          Reason.NO_CARD, "No card came to any reader within " + Faults.seconds(timeout) + ".");
    } finally {
      waits.remove(wait);
    }
  }

  /** Ends the waits that are going on now; does nothing if there is none. */
  public void cancel() {
    waits.forEach(Wait::cancel);
  }

  /** Ends waits as {@link #cancel()} does; there is nothing else to give back. */
  @Override
  public void close() {
    cancel();
  }

  /** {@return the name} */
  @Override
  public String toString() {
    return name();
  }
}
