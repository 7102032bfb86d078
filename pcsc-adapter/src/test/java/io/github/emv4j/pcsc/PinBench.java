package io.github.emv4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.EmvReader;
import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.CaPublicKey;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.pin.PinVerification;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A virtual card in a virtual reader, the program that reads it, and a hand at the card. */
final class PinBench implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final int VERIFY = 0x20;
  private static final Bytes AID = Bytes.fromHex("A0000000031010");
  private static final CommandApdu COUNTER = CommandApdu.of(0x80, 0xCA, 0x9F, 0x17).withLe(256);

  /** When the card is pulled. */
  enum Moment {
    /** The reader has the command, the card does nothing with it. */
    UNSEEN,
    /** The card has done it, its answer is lost. */
    UNANSWERED
  }

  private final PcscReader reader;
  private final int slot;
  private volatile VirtualCard card;
  private volatile VpcdCard inserted;
  private volatile PcscConnection connection;
  private volatile Moment moment = Moment.UNSEEN;
  // Written before a command is sent and read when it has arrived; negative means never.
  private volatile int commandsUntilPull = -1;

  private PinBench(Via via, int slot, String profile) throws TransportException {
    this.slot = slot;
    reader = via.service().byName(slot == 0 ? PcscdFixture.FIRST : PcscdFixture.SECOND);
    card = VirtualCard.of(VirtualProfiles.byName(profile));
    insert();
  }

  static PinBench with(Via via, int slot, String profile) throws TransportException {
    return new PinBench(via, slot, profile);
  }

  private void insert() throws TransportException {
    inserted = VpcdCard.insert(slot, card.powerUp(), this::answer);
    connection = reader.waitForCard(SOON);
  }

  private Bytes answer(Bytes command) {
    int left = commandsUntilPull;
    commandsUntilPull = left - 1;
    if (left != 0) {
      return Bytes.copyOf(card.transmit(command.toByteArray()));
    }
    if (moment == Moment.UNANSWERED) {
      assertThat(card.transmit(command.toByteArray())).isNotEmpty();
    }
    inserted.pull();
    return Bytes.EMPTY;
  }

  /** Pulls the card at a command, counted from 0 from now on. */
  void pullAt(int command, Moment when) {
    moment = when;
    commandsUntilPull = command;
  }

  /** Puts the same card in again. */
  void putBack() throws TransportException {
    connection.close();
    commandsUntilPull = -1;
    insert();
  }

  /** Lets the reader meet another card without waiting for it to notice: it sees a reset. */
  void exchange(String profile) {
    card = VirtualCard.of(VirtualProfiles.byName(profile));
  }

  /** {@return a new session with the card, from reset on} */
  PinVerification session() throws TransportException {
    try {
      return startSession();
    } catch (TransportException e) {
      // Right after an exchange of cards the service may still hold the protocol of the last one.
      if (e.reason() != TransportException.Reason.PROTOCOL) {
        throw e;
      }
      inserted.pull();
      PcscdFixture.awaitEmpty(slot);
      putBack();
      return startSession();
    }
  }

  private PinVerification startSession() throws TransportException {
    card.powerUp();
    connection.warmReset();
    return EmvReader.withTerminal(TerminalData.defaults(Clock.systemUTC()))
        .asking(List.of())
        .read(connection)
        .orElseThrow()
        .pinVerification(keys());
  }

  private static CaKeys keys() {
    return CaKeys.of(
        VirtualProfiles.caKeys().stream()
            .map(
                key ->
                    CaPublicKey.of(
                        key.rid(), key.index(), RsaPublicKey.of(key.modulus(), key.exponent())))
            .toList());
  }

  /** {@return the tries left on the card, asked behind the reader's back in a session} */
  int triesOnCard() {
    byte[] answer = card.transmit(COUNTER.encoded().toByteArray());
    assertThat(answer).hasSize(6);
    return answer[3];
  }

  /** {@return the tries left on the card that is out of the reader} */
  int triesOnPulledCard() {
    assertThat(card.powerUp().isEmpty()).isFalse();
    CommandApdu select = CommandApdu.of(0, 0xA4, 4, 0).withData(AID).withLe(256);
    assertThat(card.transmit(select.encoded().toByteArray())).endsWith(0x90, 0x00);
    return triesOnCard();
  }

  /** {@return how often the card saw VERIFY} */
  long verifies() {
    return card.commands().stream().filter(command -> command.ins() == VERIFY).count();
  }

  @Override
  public void close() {
    connection.close();
    inserted.close();
  }
}
