package io.github.emv4j.pcsc;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.TerminalFactory;
import org.jspecify.annotations.Nullable;

/**
 * A link to the smart card service, made when it is needed and made anew when it broke.
 *
 * <p>For providers that open a context of their own for each set of terminals, calls on different
 * lines do not wait for each other. Used on one thread at a time.
 */
final class ServiceLine {
  static final String JDK_PROVIDER = "SunPCSC";

  private final @Nullable Provider provider;
  private @Nullable CardTerminals terminals;

  /** Something to ask the service that does no harm when asked twice. */
  interface Question<T> {
    T ask(CardTerminals terminals) throws CardException;
  }

  /** The link broke, and this provider cannot make a new one in this run of the program. */
  static final class DeadProviderException extends CardException {
    private static final long serialVersionUID = 1L;

    DeadProviderException(CardException cause) {
      super("the provider does not survive a restart of the service", cause);
    }
  }

  /**
   * Chooses the provider; nothing is opened yet.
   *
   * @param provider of the terminal factory, or null for the JDK's
   */
  ServiceLine(@Nullable Provider provider) {
    this.provider = provider;
  }

  <T> T ask(Question<T> question) throws CardException {
    CardTerminals known = terminals;
    if (known != null) {
      try {
        return question.ask(known);
      } catch (CardException e) {
        if (!Faults.isLinkBroken(e)) {
          throw e;
        }
        terminals = null;
      }
    }
    CardTerminals fresh = open();
    try {
      T answer = question.ask(fresh);
      terminals = fresh;
      return answer;
    } catch (CardException e) {
      throw Faults.isLinkBroken(e) && isJdk() ? new DeadProviderException(e) : e;
    }
  }

  /** {@return the readers attached now} */
  List<CardTerminal> list() throws CardException {
    return ask(ServiceLine::listed);
  }

  /** {@return the reader of a name, or null if it is not attached} */
  static @Nullable CardTerminal find(CardTerminals terminals, String name) throws CardException {
    for (CardTerminal terminal : listed(terminals)) {
      if (terminal.getName().equals(name)) {
        return terminal;
      }
    }
    return null;
  }

  private static List<CardTerminal> listed(CardTerminals terminals) throws CardException {
    try {
      return terminals.list();
    } catch (CardException e) {
      if (Faults.isWithoutReaders(e)) {
        return List.of();
      }
      throw e;
    }
  }

  // Never TerminalFactory.getDefault(): it remembers for ever that no service was running.
  private CardTerminals open() throws CardException {
    Provider used = provider == null ? Security.getProvider(JDK_PROVIDER) : provider;
    try {
      if (used == null) {
        throw new NoSuchAlgorithmException("no provider " + JDK_PROVIDER);
      }
      return TerminalFactory.getInstance("PC/SC", null, used).terminals();
    } catch (NoSuchAlgorithmException e) {
      throw new CardException("no terminal factory", e);
    }
  }

  private boolean isJdk() {
    return provider == null || provider.getName().equals(JDK_PROVIDER);
  }
}
