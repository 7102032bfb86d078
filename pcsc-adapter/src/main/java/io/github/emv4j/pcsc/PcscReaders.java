package io.github.emv4j.pcsc;

import io.github.emv4j.transport.TransportException;
import java.security.Provider;
import java.util.List;

/**
 * Finds the card readers of this computer.
 *
 * <p>The short calls use the provider of the JDK. It needs nothing else, but a program that
 * outlives a restart of the smart card service, or that uses several readers at the same time, is
 * better off with a provider based on JNA: the JDK's never finds a restarted service again, and
 * keeps all readers waiting while one is slow.
 *
 * <pre>{@code
 * PcscService service = PcscReaders.withProvider(new jnasmartcardio.Smartcardio());
 * PcscReader reader = service.byName("contactless");
 * }</pre>
 */
public final class PcscReaders {
  private static final PcscService JDK = new PcscService(null);

  private PcscReaders() {}

  /**
   * Keeps the providers of this program, the JDK's and jnasmartcardio, from sending commands of
   * their own. To be called before the first reader is used.
   *
   * <p>Left alone they fetch what waits behind {@code 61xx} with the class byte of the command
   * before, where EMV wants {@code 00} and strict T=0 cards refuse anything else, as after GET
   * PROCESSING OPTIONS. And they repeat a command that was answered with {@code 6Cxx} with its last
   * byte changed, be it a VERIFY. {@code CardChannel} does both properly. It is a call and not the
   * rule because it changes system properties: other users of {@code javax.smartcardio} in the same
   * program see {@code 61xx} and {@code 6Cxx} from then on.
   */
  public static void sendCommandsUnchanged() {
    System.setProperty("sun.security.smartcardio.t0GetResponse", "false");
    System.setProperty("sun.security.smartcardio.t1GetResponse", "false");
    System.setProperty("jnasmartcardio.transparent", "true");
  }

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
