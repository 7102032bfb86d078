package io.github.emv4j.pcsc;

import static io.github.emv4j.pcsc.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.EmvReader;
import io.github.emv4j.ReadResult;
import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Dol;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole virtual card is read through pcscd as it is read without, and pulled at each command. */
class WholeCardTest {
  @RegisterExtension
  static final PcscdFixture PCSCD = new PcscdFixture(PcscdFixture.Config.TWO_READERS);

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Tag AID = Tag.of(0x4F);
  private static final Tag AFL = Tag.of(0x94);
  private static final Tag PDOL = Tag.of(0x9F38);

  /** Reads a card as far as the tests need it, and keeps what it answered. */
  private static final class Reading {
    private final CardChannel channel;
    private final List<ResponseApdu> answers = new ArrayList<>();

    Reading(CardConnection connection) {
      channel = new CardChannel(connection);
    }

    void run() throws TransportException {
      send(CommandApdu.of(0, 0xA4, 4, 0).withData(bytes("1PAY.SYS.DDF01")));
      List<Bytes> names = new ArrayList<>();
      ResponseApdu record = readRecord(1, 1);
      for (int number = 2; record.status().value() == 0x9000; number++) {
        find(record.data(), AID).map(Tlv::value).forEach(names::add);
        record = readRecord(number, 1);
      }
      assertThat(names).isNotEmpty();
      for (Bytes name : names) {
        readApplication(name);
      }
    }

    private void readApplication(Bytes name) throws TransportException {
      ResponseApdu selected = send(CommandApdu.of(0, 0xA4, 4, 0).withData(name));
      int length =
          find(selected.data(), PDOL)
              .findFirst()
              .map(pdol -> Dol.parse(pdol.value()).totalLength())
              .orElse(0);
      Bytes related = Tlv.of(Tag.of(0x83), Bytes.filled(0, length)).encoded();
      ResponseApdu options = send(CommandApdu.of(0x80, 0xA8, 0, 0).withData(related));
      Bytes afl =
          find(options.data(), AFL)
              .findFirst()
              .map(Tlv::value)
              .orElseGet(() -> TlvReader.parseOne(options.data()).value().from(2));
      for (int at = 0; at < afl.length(); at += 4) {
        for (int number = afl.at(at + 1); number <= afl.at(at + 2); number++) {
          assertThat(readRecord(number, afl.at(at) >> 3).status().value()).isEqualTo(0x9000);
        }
      }
      send(CommandApdu.of(0x80, 0xCA, 0x9F, 0x17));
    }

    private ResponseApdu readRecord(int number, int file) throws TransportException {
      return send(CommandApdu.of(0, 0xB2, number, file << 3 | 4));
    }

    private ResponseApdu send(CommandApdu command) throws TransportException {
      ResponseApdu answer = channel.send(command.withLe(256));
      answers.add(answer);
      return answer;
    }

    private static Bytes bytes(String text) {
      return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Stream<Tlv> find(Bytes data, Tag tag) {
      return TlvReader.parse(data).stream()
          .flatMap(Reading::deep)
          .filter(at -> at.tag().equals(tag));
    }

    private static Stream<Tlv> deep(Tlv tlv) {
      return Stream.concat(Stream.of(tlv), tlv.children().stream().flatMap(Reading::deep));
    }
  }

  private static List<ResponseApdu> readWithoutService(String profile) throws TransportException {
    VirtualCard card = VirtualCard.of(VirtualProfiles.byName(profile));
    try (VirtualReader reader = VirtualReader.holding(card);
        CardConnection connection = reader.waitForCard(Duration.ZERO)) {
      Reading reading = new Reading(connection);
      reading.run();
      return reading.answers;
    }
  }

  private static VpcdCard insert(
      int slot, String profile, UnaryOperator<UnaryOperator<Bytes>> around) {
    VirtualCard card = VirtualCard.of(VirtualProfiles.byName(profile));
    UnaryOperator<Bytes> logic = command -> Bytes.copyOf(card.transmit(command.toByteArray()));
    return VpcdCard.insert(slot, card.powerUp(), around.apply(logic));
  }

  @Test
  void isReadAsWithoutService() throws TransportException {
    for (Via via : Via.values()) {
      readsAlike(via, 0, "standard", TransmissionProtocol.T1);
      readsAlike(via, 1, "t0", TransmissionProtocol.T0);
    }
  }

  private static void readsAlike(Via via, int slot, String profile, TransmissionProtocol protocol)
      throws TransportException {
    try (VpcdCard card = insert(slot, profile, logic -> logic);
        PcscReader reader = reader(via, slot);
        PcscConnection connection = reader.waitForCard(SOON)) {
      assertThat(connection.protocol()).isEqualTo(protocol);
      Reading reading = new Reading(connection);
      reading.run();
      assertThat(reading.answers).isEqualTo(readWithoutService(profile));
      assertThat(card.commands().size()).isGreaterThanOrEqualTo(reading.answers.size());
    }
  }

  @Test
  void isReadByTheOneCallEntry() throws TransportException {
    EmvReader emv = EmvReader.withTerminal(TerminalData.defaults(Clock.systemUTC()));
    for (Via via : Via.values()) {
      try (VpcdCard card = insert(1, "t0", logic -> logic);
          PcscReader reader = reader(via, 1);
          PcscConnection connection = reader.waitForCard(SOON)) {
        ReadResult result = emv.read(connection);
        assertThat(result.application()).as(result.describe()).isPresent();
        assertThat(card.commands()).hasSizeGreaterThan(10);
      }
    }
  }

  @Test
  void getsACommandWithoutAnswerExactlyOnce() throws TransportException {
    CommandApdu verify =
        CommandApdu.of(0, 0x20, 0, 0x80).withData(Bytes.fromHex("241234FFFFFFFFFF"));
    for (Via via : Via.values()) {
      try (VpcdCard card = VpcdCard.insert(0, VpcdCard.ATR_T0, command -> Bytes.of(0x6C, 0x05));
          PcscReader reader = reader(via, 0);
          PcscConnection connection = reader.waitForCard(SOON)) {
        assertThat(new CardChannel(connection).send(verify).status().value()).isEqualTo(0x6C05);
        assertThat(card.commands()).containsExactly(verify.encoded().toHex());
      }
    }
  }

  private static PcscReader reader(Via via, int slot) throws TransportException {
    return via.service().byName(slot == 0 ? PcscdFixture.FIRST : PcscdFixture.SECOND);
  }

  @Test
  void isToldToBeRemovedWhicheverCommandItIsPulledAt() throws Exception {
    List<ResponseApdu> whole = readWithoutService("standard");
    assertThat(whole).hasSizeGreaterThan(10);
    // Both providers at the same time, each with its reader: a pulled card takes a second.
    var jdk = CompletableFuture.supplyAsync(() -> pullAtEach(Via.JDK, 0, whole));
    var jna = CompletableFuture.supplyAsync(() -> pullAtEach(Via.JNA, 1, whole));
    assertThat(jdk.get()).isEqualTo(whole.size());
    assertThat(jna.get()).isEqualTo(whole.size());
  }

  private static int pullAtEach(Via via, int slot, List<ResponseApdu> whole) {
    int pulled = 0;
    for (int last = 1; last <= whole.size(); last++) {
      try {
        pullAt(via, slot, last, whole);
        pulled++;
      } catch (TransportException e) {
        throw new AssertionError("at command " + last + " via " + via, e);
      }
    }
    return pulled;
  }

  /** Pulls the card when it has received a command and not answered it yet. */
  private static void pullAt(Via via, int slot, int last, List<ResponseApdu> whole)
      throws TransportException {
    Pulling pulling = new Pulling(last);
    try (VpcdCard card = insert(slot, "standard", pulling::around);
        PcscReader reader = reader(via, slot);
        PcscConnection connection = reader.waitForCard(SOON)) {
      pulling.card = Optional.of(card);
      Reading reading = new Reading(connection);
      TransportException removed = failure(Reason.CARD_REMOVED, reading::run);
      assertThat(removed.command()).isPresent();
      assertThat(reading.answers).isEqualTo(whole.subList(0, last - 1));
    }
  }

  /** A hand at the card. */
  private static final class Pulling {
    private final int last;
    private volatile Optional<VpcdCard> card = Optional.empty();
    private int count;

    Pulling(int last) {
      this.last = last;
    }

    UnaryOperator<Bytes> around(UnaryOperator<Bytes> logic) {
      return command -> {
        count++;
        if (count >= last) {
          card.orElseThrow().pull();
        }
        return logic.apply(command);
      };
    }
  }
}
