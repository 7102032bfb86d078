package io.github.emv4j.pcsc;

import io.github.emv4j.transport.TransportException;
import java.security.Provider;
import java.util.List;
import java.util.Map;

/**
 * Finds the card readers of this computer.
 *
 * <p>The short calls use the provider of the JDK. It needs nothing else, but a program that
 * outlives a restart of the smart card service, or that uses several readers at the same time, is
 * better off with a provider based on JNA: the JDK's never finds a restarted service again, and
 * keeps all readers waiting while one is slow.
 *
 * <p>Left alone, providers repeat a command that was answered with {@code 6Cxx}, be it a VERIFY,
 * and fetch what waits behind {@code 61xx} with a class byte that strict T=0 cards refuse. {@code
 * CardChannel} does both properly, so the first use of this class switches it off with the system
 * properties {@code sun.security.smartcardio.t0GetResponse}, {@code
 * sun.security.smartcardio.t1GetResponse} and {@code jnasmartcardio.transparent}. It must come
 * before any other use of {@code javax.smartcardio} in the program; a property that is set already
 * stays as it is.
 *
 * <pre>{@code
 * PcscService service = PcscReaders.withProvider(new jnasmartcardio.Smartcardio());
 * PcscReader reader = service.byName("contactless");
 * }</pre>
 */
public final class PcscReaders {
  /** What keeps the JDK's provider and jnasmartcardio from sending commands of their own. */
  private static final Map<String, String> SENDING_COMMANDS_UNCHANGED =
      Map.of(
          "sun.security.smartcardio.t0GetResponse", "false",
          "sun.security.smartcardio.t1GetResponse", "false",
          "jnasmartcardio.transparent", "true");

  private static final PcscService JDK;

  static {
    SENDING_COMMANDS_UNCHANGED.forEach(System.getProperties()::putIfAbsent);
    JDK = new PcscService(null);
  }

  private PcscReaders() {}

  /** {@return the smart card service by way of the JDK's provider, the same each time} */
  public static PcscService jdk() {
    return JDK;
  }

  /**
   * {@return the smart card service by way of another provider}
   *
   * @param provider with a terminal factory of type {@code PC/SC}; it need not be registered
   */
  public static PcscService withProvider(Provider provider) {
    return new PcscService(provider);
  }

  /**
   * {@return the first reader with a card in it, or if there is none, the first reader}
   *
   * @throws TransportException with {@code NO_READER} if none is attached, or another reason if the
   *     service failed
   */
  public static PcscReader first() throws TransportException {
    return JDK.first();
  }

  /** {@return all readers as one, for waiting until any of them gets a card or a tap} */
  public static AnyPcscReader any() {
    return JDK.any();
  }

  /**
   * {@return the reader of a name}
   *
   * @param part the whole name, or a part of it in either case that no other reader's name has
   * @throws TransportException with {@code NO_READER} if there is no such reader or more than one;
   *     the message lists the readers
   */
  public static PcscReader byName(String part) throws TransportException {
    return JDK.byName(part);
  }

  /**
   * {@return the readers attached now; empty if there is none}
   *
   * @throws TransportException if the service does not run or does not answer
   */
  public static List<PcscReader> list() throws TransportException {
    return JDK.list();
  }
}
