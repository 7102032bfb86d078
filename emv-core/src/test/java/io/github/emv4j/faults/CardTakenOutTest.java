package io.github.emv4j.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.emv4j.EmvReader;
import io.github.emv4j.InterruptedReadException;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.faults.FaultyConnection.Seen;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.pin.Pin;
import io.github.emv4j.pin.PinResult;
import io.github.emv4j.pin.VerifyOptions;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A card with two applications is taken out in the middle: what was read before is kept. */
class CardTakenOutTest {
  private static final EmvReader READER =
      EmvReader.withTerminal(TerminalData.defaults(Clock.systemUTC()));

  private static final List<Seen> CONVERSATION = conversation();

  private static List<Seen> conversation() {
    try (FaultyConnection card = new FaultyConnection(card())) {
      assertThat(READER.read(card).application()).isPresent();
      return card.seen();
    } catch (TransportException e) {
      throw new AssertionError(e);
    }
  }

  private static CardConnection card() throws TransportException {
    return VirtualReader.holding(VirtualProfiles.standard()).waitForCard(Duration.ZERO);
  }

  static Stream<Integer> everyExchange() {
    return IntStream.range(0, CONVERSATION.size()).boxed();
  }

  private static InterruptedReadException readUntil(FaultyConnection card) {
    return catchThrowableOfType(InterruptedReadException.class, () -> READER.read(card));
  }

  private static long before(int at, int instruction) {
    return CONVERSATION.subList(0, at).stream()
        .filter(seen -> seen.instruction() == instruction && seen.isOk())
        .count();
  }

  @ParameterizedTest
  @MethodSource("everyExchange")
  void readKeepsWhatCameBefore(int at) throws TransportException {
    InterruptedReadException broken =
        readUntil(new FaultyConnection(card(), CardFault.REMOVED, at));

    assertThat(broken.reason()).isEqualTo(Reason.CARD_REMOVED);
    assertThat(broken.command()).isPresent();
    assertThat(broken.findings())
        .last()
        .extracting(Finding::code)
        .isEqualTo(FindingCode.LINK_FAILED);
    long directoryRecords = Math.min(2, before(at, 0xB2));
    assertThat(broken.candidates()).hasSize((int) directoryRecords);
    boolean selected = before(at, 0xA4) >= 2;
    assertThat(broken.application().isPresent()).isEqualTo(selected);
    if (selected) {
      ReadApplication application = broken.application().get();
      assertThat(application.records()).hasSize((int) (before(at, 0xB2) - directoryRecords));
      assertThat(application.fci().dfName().isEmpty()).isFalse();
      assertThat(application.isUsable()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("everyExchange")
  void inspectionKeepsWhatCameBefore(int at) throws TransportException {
    CardReport report = READER.inspect(new FaultyConnection(card(), CardFault.REMOVED, at));

    assertThat(report.linkFailure()).map(TransportException::reason).hasValue(Reason.CARD_REMOVED);
    assertThat(report.applications()).hasSize((int) Math.min(2, before(at, 0xB2)));
    assertThat(report.firstRead()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("everyExchange")
  void whateverIsTriedLaterFailsInTheSameWay(int at) throws TransportException {
    FaultyConnection card = new FaultyConnection(card(), CardFault.REMOVED_AFTERWARDS, at);
    InterruptedReadException broken = readUntil(card);

    assertThat(readUntil(card).reason()).isEqualTo(Reason.CARD_REMOVED);
    assertThat(READER.inspectAll(card).linkFailure()).isPresent();
    broken.application().filter(ReadApplication::locatesRecords).ifPresent(this::failsTyped);
    assertThat(card.count(0x20)).isZero();
  }

  private void failsTyped(ReadApplication application) {
    assertThat(application.interruption()).isPresent();
    assertThat(application.getData(List.of())).isSameAs(application);
    Pin pin = Pin.copyOf(new char[] {'1', '2', '3', '4'});
    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(
            () -> {
              PinResult unexpected =
                  application.pinVerification(CaKeys.bundled()).verify(pin, VerifyOptions.usual());
              assertThat(unexpected).isNull();
            })
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CARD_REMOVED));
    assertThat(pin.isUsable()).isFalse();
  }

  @Test
  void exceptionSurvivesSerialisationWithoutCardData() throws Exception {
    InterruptedReadException broken =
        readUntil(new FaultyConnection(card(), CardFault.REMOVED, CONVERSATION.size() - 1));

    InterruptedReadException copy = (InterruptedReadException) copied(broken);

    assertThat(copy.reason()).isEqualTo(Reason.CARD_REMOVED);
    assertThat(copy.getMessage()).isEqualTo(broken.getMessage());
    assertThat(copy.application()).isEmpty();
    assertThat(copy.candidates()).isEmpty();
    assertThat(copy.findings()).isEmpty();
  }

  private static Object copied(Object object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
