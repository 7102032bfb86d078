package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private static final Bytes READ = Bytes.fromHex("00B2010C00");
  private static final Bytes VERIFY = Bytes.fromHex("0020008008241234FFFFFFFFFF");
  private static final Bytes RECORD = Bytes.fromHex("700A5A0847617390010100109000");

  @Test
  void notesWhenEachCommandWasSentAndHowLongItTook() throws TransportException {
    Conversation card = new Conversation(new OneRecord(), clock(5, 12, 20, 21));

    card.transmit(READ.toByteArray());
    card.transmit(READ.toByteArray());

    List<Conversation.Turn> turns = card.turns(Masking.OFF);
    assertThat(turns).extracting(Conversation.Turn::start).containsExactly(ms(0), ms(15));
    assertThat(turns).extracting(Conversation.Turn::took).containsExactly(ms(7), ms(1));
    assertThat(turns).extracting(Conversation.Turn::response).containsExactly(RECORD, RECORD);
  }

  @Test
  void masksCardDataUnlessAsked() throws TransportException {
    Conversation card = new Conversation(new OneRecord(), clock(0, 1));

    card.transmit(READ.toByteArray());

    assertThat(card.turns(Masking.ON).get(0).response())
        .isEqualTo(Bytes.fromHex("700A5A0847617399999600109000"));
  }

  @Test
  void neverKeepsAPin() throws TransportException {
    Conversation card = new Conversation(new OneRecord(), clock(0, 1));

    card.transmit(VERIFY.toByteArray());

    assertThat(card.turns(Masking.OFF).get(0).command())
        .isEqualTo(Bytes.fromHex("0020008008FFFFFFFFFFFFFFFF"));
  }

  @Test
  void notesThatTheLinkFailed() {
    Conversation card = new Conversation(new Pulled(), clock(0, 3));

    assertThatThrownBy(() -> card.transmit(READ.toByteArray()))
        .isInstanceOf(TransportException.class);

    Conversation.Turn turn = card.turns(Masking.ON).get(0);
    assertThat(turn.failure()).contains("The card was taken out.");
    assertThat(turn.took()).isEqualTo(ms(3));
    assertThat(turn.response()).isEqualTo(Bytes.EMPTY);
  }

  private static Duration ms(int count) {
    return Duration.ofMillis(count);
  }

  private static LongSupplier clock(long... millis) {
    Queue<Long> times = new ArrayDeque<>();
    for (long time : millis) {
      times.add(time * 1_000_000);
    }
    return times::remove;
  }

  private static class OneRecord implements CardConnection {
    @Override
    public Bytes atr() {
      return Bytes.EMPTY;
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      return RECORD.toByteArray();
    }

    @Override
    public void close() {}
  }

  private static final class Pulled extends OneRecord {
    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      throw new TransportException(
          TransportException.Reason.CARD_REMOVED, "The card was taken out.");
    }
  }
}
