package io.github.emv4j.pcsc;

import java.nio.ByteBuffer;
import java.security.Provider;
import java.util.List;
import javax.smartcardio.ATR;
import javax.smartcardio.Card;
import javax.smartcardio.CardChannel;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;
import javax.smartcardio.TerminalFactorySpi;

/** A provider with one reader and one card, which fails where it is told to. */
final class FailingProvider extends Provider {
  private static final long serialVersionUID = 1L;

  /** Where it fails. */
  enum Place {
    LIST,
    PRESENCE,
    CONNECT,
    TRANSMIT,
    NOWHERE
  }

  private final Place place;
  private final String error;

  /**
   * Prepares the failure.
   *
   * @param error the name of a PC/SC error
   */
  FailingProvider(Place place, String error) {
    super("Failing", "1", "fails at " + place);
    this.place = place;
    this.error = error;
    putService(
        new Service(this, "TerminalFactory", "PC/SC", Factory.class.getName(), null, null) {
          @Override
          public Object newInstance(Object parameter) {
            return new Factory();
          }
        });
  }

  private void failAt(Place here) throws CardException {
    if (place == here) {
      throw new CardException(error);
    }
  }

  private final class Factory extends TerminalFactorySpi {
    @Override
    protected CardTerminals engineTerminals() {
      return new Terminals();
    }
  }

  private final class Terminals extends CardTerminals {
    @Override
    public List<CardTerminal> list(State state) throws CardException {
      failAt(Place.LIST);
      return List.of(new Terminal());
    }

    @Override
    public boolean waitForChange(long timeout) {
      return false;
    }
  }

  private final class Terminal extends CardTerminal {
    @Override
    public String getName() {
      return "Failing reader";
    }

    @Override
    public Card connect(String protocol) throws CardException {
      failAt(Place.CONNECT);
      return new OneCard();
    }

    @Override
    public boolean isCardPresent() throws CardException {
      failAt(Place.PRESENCE);
      return !error.isEmpty();
    }

    @Override
    public boolean waitForCardPresent(long timeout) throws CardException {
      return isCardPresent();
    }

    @Override
    public boolean waitForCardAbsent(long timeout) {
      return false;
    }
  }

  private final class OneCard extends Card {
    @Override
    public ATR getATR() {
      return new ATR(new byte[] {0x3B, 0x65, 0, 0, 0x20, 0x63, (byte) 0xCB, 0x68, 0});
    }

    @Override
    public String getProtocol() {
      return "T=0";
    }

    @Override
    public CardChannel getBasicChannel() {
      return new Channel(this);
    }

    @Override
    public CardChannel openLogicalChannel() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void beginExclusive() {
      // Nobody else is there.
    }

    @Override
    public void endExclusive() {
      // Nobody else is there.
    }

    @Override
    public byte[] transmitControlCommand(int code, byte[] command) throws CardException {
      throw new CardException("SCARD_E_UNSUPPORTED_FEATURE");
    }

    @Override
    public void disconnect(boolean reset) {
      // The card stays where it is.
    }
  }

  private final class Channel extends CardChannel {
    private final Card card;

    Channel(Card card) {
      this.card = card;
    }

    @Override
    public Card getCard() {
      return card;
    }

    @Override
    public int getChannelNumber() {
      return 0;
    }

    @Override
    public ResponseAPDU transmit(CommandAPDU command) throws CardException {
      failAt(Place.TRANSMIT);
      return new ResponseAPDU(new byte[] {0x6A, (byte) 0x82});
    }

    @Override
    public int transmit(ByteBuffer command, ByteBuffer answer) throws CardException {
      failAt(Place.TRANSMIT);
      answer.put(new byte[] {0x6A, (byte) 0x82});
      return 2;
    }

    @Override
    public void close() {
      // The basic channel is not closed.
    }
  }
}
