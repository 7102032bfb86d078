package io.github.emv4j.pcsc;

import static io.github.emv4j.pcsc.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.ApplicationChoice;
import io.github.emv4j.EmvReader;
import io.github.emv4j.ReadResult;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.contactless.ContactlessReading;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import io.github.emv4j.virtual.NamedProfile;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every virtual card and phone is read through pcscd as it is read without; the two readers stand
 * for the two interfaces of one. Takes a while: the service sees a card half a second late.
 */
@SuppressWarnings("try") // when something is closed is part of what is tested
class TapTest {
  @RegisterExtension
  static final PcscdFixture PCSCD = new PcscdFixture(PcscdFixture.Config.TWO_READERS);

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final EmvReader EMV =
      EmvReader.withTerminal(TerminalData.defaults(Clock.systemUTC()))
          .choosing(ApplicationChoice.best());

  private static List<String> profiles() {
    return VirtualProfiles.list().stream()
        .map(NamedProfile::name)
        .filter(name -> name.startsWith("contactless-"))
        .toList();
  }

  @Test
  void readsEveryProfileAsWithoutService() throws Exception {
    List<String> all = profiles();
    assertThat(all).hasSizeGreaterThan(10);
    int half = all.size() / 2;
    // Both readers at the same time, for most of the time goes into waiting for the service.
    var first = CompletableFuture.supplyAsync(() -> readAll(0, all.subList(0, half)));
    var second = CompletableFuture.supplyAsync(() -> readAll(1, all.subList(half, all.size())));
    List<String> read = new ArrayList<>(first.get());
    read.addAll(second.get());
    assertThat(read).isEqualTo(all.stream().map(TapTest::readWithoutService).toList());
  }

  private static List<String> readAll(int slot, List<String> profiles) {
    return profiles.stream().map(profile -> read(slot, profile)).toList();
  }

  private static String read(int slot, String profile) {
    try (VpcdCard card = insert(slot, profile);
        PcscReader reader = Via.JNA.service().byName(name(slot));
        PcscConnection connection = reader.waitForCard(SOON)) {
      assertThat(connection.protocol()).isEqualTo(TransmissionProtocol.CONTACTLESS);
      assertThat(connection.reader().name()).isEqualTo(name(slot));
      String words = words(EMV.read(connection));
      assertThat(card.commands()).hasSizeGreaterThan(2);
      return words;
    } catch (TransportException e) {
      throw new AssertionError(profile, e);
    }
  }

  private static String readWithoutService(String profile) {
    try (VirtualReader reader = VirtualReader.holding(VirtualProfiles.byName(profile));
        CardConnection connection = reader.waitForCard(Duration.ZERO)) {
      return words(EMV.read(connection));
    } catch (TransportException e) {
      throw new AssertionError(profile, e);
    }
  }

  private static String words(ReadResult result) {
    Optional<String> tap =
        result.application().flatMap(read -> read.contactless()).map(ContactlessReading::describe);
    return tap.orElse(result.describe())
        + result.application().map(read -> read.data().toString()).orElse("");
  }

  private static VpcdCard insert(int slot, String profile) {
    VirtualCard card = VirtualCard.of(VirtualProfiles.byName(profile));
    return VpcdCard.insert(
        slot, card.powerUp(), command -> Bytes.copyOf(card.transmit(command.toByteArray())));
  }

  private static String name(int slot) {
    return slot == 0 ? PcscdFixture.FIRST : PcscdFixture.SECOND;
  }

  @Test
  void waitsForATapAndItsEndAtWhicheverReader() throws Exception {
    PcscdFixture.awaitEmpty(0);
    PcscdFixture.awaitEmpty(1);
    AnyPcscReader any = Via.JNA.service().any();
    assertThat(any.isCardPresent()).isFalse();
    TransportException nothing =
        failure(Reason.NO_CARD, () -> any.waitForCard(Duration.ofMillis(150)));
    assertThat(nothing).hasMessageContaining("any reader");
    var tap = CompletableFuture.supplyAsync(() -> tapped(any));

    VpcdCard card = insert(1, "contactless-visa-online");
    try (card;
        PcscConnection connection = tap.get()) {
      assertThat(connection.reader().name()).isEqualTo(PcscdFixture.SECOND);
      assertThat(EMV.read(connection).application()).isPresent();
      var end = CompletableFuture.supplyAsync(() -> isGone(connection.reader()));
      assertThat(end).isNotDone();
      card.pull();
      assertThat(end.get()).isTrue();
    }
  }

  private static PcscConnection tapped(AnyPcscReader any) {
    try {
      return any.waitForCard(Duration.ofSeconds(20));
    } catch (TransportException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isGone(PcscReader reader) {
    try {
      return reader.waitForRemoval(SOON);
    } catch (TransportException e) {
      throw new AssertionError(e);
    }
  }
}
