package io.github.emv4j.pcsc;

import io.github.emv4j.transport.CardReader;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A card reader, or one slot of it.
 *
 * <p>It holds nothing of the system, so that it stays usable when the reader is unplugged and
 * plugged in again. {@link #cancel()} may be called on any thread; the rest is for one thread at a
 * time. A look at the reader takes five seconds at most.
 */
public final class PcscReader implements CardReader {
  private final PcscService service;
  private final String name;
  private final PcscOptions options;
  private final Set<Wait> waits = ConcurrentHashMap.newKeySet();

  PcscReader(PcscService service, String name) {
    this(service, name, PcscOptions.defaults());
  }

  private PcscReader(PcscService service, String name, PcscOptions options) {
    this.service = service;
    this.name = name;
    this.options = options;
  }

  /** {@return the same reader, connecting to cards in another way} */
  public PcscReader with(PcscOptions other) {
    return new PcscReader(service, name, other);
  }

  /** {@return how this reader connects to cards} */
  public PcscOptions options() {
    return options;
  }

  /** {@return the name that the service gave the reader} */
  @Override
  public String name() {
    return name;
  }

  /** {@return which cards the reader is for, as far as its name says} */
  public ReaderInterface cardInterface() {
    return ReaderInterface.ofName(name);
  }

  /**
   * {@return whether a card is in the reader, be it mute or used by others}
   *
   * @throws TransportException with {@code READER_LOST} if the reader was unplugged, or another
   *     reason if the service failed
   */
  public boolean isCardPresent() throws TransportException {
    return service.isCardPresent(name, Wait.atMost(PcscService.CALL_LIMIT));
  }

  /**
   * Waits until a card is there and connects to it; returns at once if one is there already.
   *
   * @param timeout how long to wait at most; zero looks once. Connecting takes five seconds more at
   *     most, or the limit for a command if that is shorter
   * @return the connection; whoever called closes it
   * @throws TransportException with {@code NO_CARD} if none came in time, {@code CANCELLED} if
   *     {@link #cancel()} was called or the thread was interrupted (it stays so), {@code MUTE_CARD}
   *     if the card does not answer, {@code IN_USE} if another program does not let go of it,
   *     {@code PROTOCOL} if it does not speak the wanted protocol, or another reason if the reader
   *     failed
   */
  @Override
  public PcscConnection waitForCard(Duration timeout) throws TransportException {
    Wait wait = begin(timeout);
    try {
      do {
        if (service.isCardPresent(name, wait)) {
          try {
            return PcscConnection.open(service, this, wait);
          } catch (TransportException e) {
            // Taken out again before it could be used: that was not the card to wait for.
            if (e.reason() != Reason.NO_CARD) {
              throw e;
            }
          }
        }
      } while (wait.pause());
      throw new TransportException(
          Reason.NO_CARD, "No card came into " + name + " within " + Faults.seconds(timeout) + ".");
    } finally {
      waits.remove(wait);
    }
  }

  /**
   * Waits until no card is in the reader, or held against it.
   *
   * @param timeout how long to wait at most; zero looks once
   * @return whether the reader is empty; false if the card is still there
   * @throws TransportException with {@code READER_LOST} if the reader was unplugged, {@code
   *     CANCELLED} as in {@link #waitForCard(Duration)}, or another reason if the service failed
   */
  public boolean waitForRemoval(Duration timeout) throws TransportException {
    Wait wait = begin(timeout);
    try {
      do {
        if (!service.isCardPresent(name, wait)) {
          return true;
        }
      } while (wait.pause());
      return false;
    } finally {
      waits.remove(wait);
    }
  }

  /** Ends the waits that are going on now; does nothing if there is none. */
  public void cancel() {
    waits.forEach(Wait::cancel);
  }

  private Wait begin(Duration timeout) {
    Wait wait = Wait.atMost(timeout);
    waits.add(wait);
    return wait;
  }

  /** Ends waits as {@link #cancel()} does; there is nothing else to give back. */
  @Override
  public void close() {
    cancel();
  }

  /** {@return the name} */
  @Override
  public String toString() {
    return name;
  }
}
