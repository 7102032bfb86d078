package io.github.emv4j.pcsc;

import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.security.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import org.jspecify.annotations.Nullable;

/**
 * The smart card service of the computer, reached through one provider of terminal factories.
 *
 * <p>Nothing is opened before the first call, and nothing has to be closed. Any number of threads
 * may use a service at the same time. A look at the service takes five seconds at most.
 */
public final class PcscService {
  /** The longest that anything but a command to a card may take. */
  static final Duration CALL_LIMIT = Duration.ofSeconds(5);

  private final @Nullable Provider provider;
  private final ServiceLine watchLine;
  private final Worker watch = Worker.ofShortLivedThreads("emv4j-pcsc-watch");
  private final Map<String, Slot> slots = new ConcurrentHashMap<>();
  private final Set<Wait> waits = ConcurrentHashMap.newKeySet();

  PcscService(@Nullable Provider provider) {
    this.provider = provider;
    watchLine = new ServiceLine(provider);
  }

  /**
   * {@return the readers attached now, in the service's order; empty if there is none}
   *
   * @throws TransportException if the service does not run or does not answer
   */
  public List<PcscReader> list() throws TransportException {
    return list(Wait.atMost(CALL_LIMIT));
  }

  /**
   * {@return the first reader with a card in it, or if there is none, the first reader}
   *
   * @throws TransportException with {@code NO_READER} if none is attached
   */
  public PcscReader first() throws TransportException {
    List<PcscReader> readers = list();
    for (PcscReader reader : readers) {
      if (reader.isCardPresent()) {
        return reader;
      }
    }
    if (readers.isEmpty()) {
      throw new TransportException(Reason.NO_READER, "No reader is attached.");
    }
    return readers.get(0);
  }

  /** {@return all readers as one, for waiting until any of them gets a card} */
  public AnyPcscReader any() {
    return new AnyPcscReader(this);
  }

  /**
   * {@return the reader of a name}
   *
   * @param part the whole name, or a part of it in either case that no other reader's name has
   * @throws TransportException with {@code NO_READER} if there is no such reader or more than one;
   *     the message lists the readers
   */
  public PcscReader byName(String part) throws TransportException {
    List<PcscReader> readers = list();
    for (PcscReader reader : readers) {
      if (reader.name().equals(part)) {
        return reader;
      }
    }
    String wanted = part.toLowerCase(Locale.ROOT);
    List<PcscReader> found =
        readers.stream()
            .filter(reader -> reader.name().toLowerCase(Locale.ROOT).contains(wanted))
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    String problem =
        found.isEmpty() ? "No reader is called \"" : "More than one reader is called \"";
    throw new TransportException(
        Reason.NO_READER, problem + part + "\". " + attached(found.isEmpty() ? readers : found));
  }

  private static String attached(List<PcscReader> readers) {
    if (readers.isEmpty()) {
      return "None is attached.";
    }
    return readers.stream()
        .map(PcscReader::name)
        .collect(Collectors.joining("; ", "There is: ", "."));
  }

  /**
   * Waits until a reader is attached. A service that does not run yet is waited for as well.
   *
   * @param timeout how long at most; zero looks once
   * @return what {@link #first()} returns then
   * @throws TransportException with {@code NO_READER} or {@code SERVICE_DOWN} if none came in time,
   *     {@code CANCELLED} if {@link #cancel()} was called or the thread was interrupted
   */
  public PcscReader waitForReader(Duration timeout) throws TransportException {
    return waiting(
        timeout,
        wait -> {
          while (true) {
            try {
              if (!list(wait).isEmpty()) {
                return first();
              }
              if (!wait.pause()) {
                throw new TransportException(
                    Reason.NO_READER, "No reader came within " + Faults.seconds(timeout) + ".");
              }
            } catch (TransportException e) {
              if (e.reason() != Reason.SERVICE_DOWN || !wait.pause()) {
                throw e;
              }
            }
          }
        });
  }

  /**
   * Waits until a reader is plugged in or unplugged.
   *
   * @param known the readers that the caller knows of
   * @param timeout how long to wait at most; zero looks once
   * @return the readers attached now; those of {@code known} if nothing changed in time
   * @throws TransportException if the service does not run or does not answer, or with {@code
   *     CANCELLED} as in {@link #waitForReader(Duration)}
   */
  public List<PcscReader> waitForChange(List<PcscReader> known, Duration timeout)
      throws TransportException {
    List<String> before = names(known);
    return waiting(
        timeout,
        wait -> {
          List<PcscReader> now = list(wait);
          while (names(now).equals(before) && wait.pause()) {
            now = list(wait);
          }
          return now;
        });
  }

  /** Ends the waits for readers that are going on now, on whatever thread. */
  public void cancel() {
    waits.forEach(Wait::cancel);
  }

  private static List<String> names(List<PcscReader> readers) {
    return readers.stream().map(PcscReader::name).sorted().toList();
  }

  /** What is done while waiting. */
  private interface Waiting<T> {
    T until(Wait wait) throws TransportException;
  }

  private <T> T waiting(Duration timeout, Waiting<T> waiting) throws TransportException {
    Wait wait = Wait.atMost(timeout);
    waits.add(wait);
    try {
      return waiting.until(wait);
    } finally {
      waits.remove(wait);
    }
  }

  private List<PcscReader> list(Wait wait) throws TransportException {
    return watch.call(watchLine::list, limit(wait), wait).stream()
        .map(terminal -> new PcscReader(this, terminal.getName()))
        .toList();
  }

  /**
   * {@return whether a card is in a reader}
   *
   * @throws TransportException with {@code READER_LOST} if the reader is not attached any more
   */
  boolean isCardPresent(String reader, Wait wait) throws TransportException {
    return watch.call(
        () -> watchLine.ask(terminals -> present(ServiceLine.find(terminals, reader))),
        limit(wait),
        wait);
  }

  private static boolean present(@Nullable CardTerminal terminal) throws CardException {
    if (terminal == null) {
      throw new CardException("SCARD_E_UNKNOWN_READER");
    }
    return terminal.isCardPresent();
  }

  // With SunPCSC a slow command to one reader holds up every look at another: a wait bears it.
  private static Duration limit(Wait wait) {
    Duration left = wait.remaining();
    return left.compareTo(CALL_LIMIT) > 0 ? left : CALL_LIMIT;
  }

  Slot slot(String reader) {
    return slots.computeIfAbsent(reader, name -> new Slot(provider));
  }
}
