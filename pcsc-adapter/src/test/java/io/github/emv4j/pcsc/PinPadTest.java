package io.github.emv4j.pcsc;

import static io.github.emv4j.pcsc.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.pin.PinResult;
import io.github.emv4j.pin.PinVerification;
import io.github.emv4j.pin.VerifyOptions;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.PinPad;
import io.github.emv4j.transport.PinPadAnswer;
import io.github.emv4j.transport.PinPadAnswer.FromCard;
import io.github.emv4j.transport.PinPadAnswer.NotEntered;
import io.github.emv4j.transport.PinPadRequest;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PINs entered at the keypad of a reader, through pcscd, with one provider and the other. */
@SuppressWarnings("try") // when something is closed is part of what is tested
class PinPadTest {
  private static final VirtualPinPad PAD = new VirtualPinPad();

  @RegisterExtension static final PcscdFixture PCSCD = new PcscdFixture(PAD);

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final PinPadRequest USUAL = PinPadRequest.usual();
  private static final int VERIFY = 0x20;

  private VirtualCard card;

  @BeforeEach
  void insertCard() {
    insert("standard");
  }

  private void insert(String profile) {
    card = VirtualCard.of(VirtualProfiles.byName(profile));
    PAD.insert(card);
  }

  private static PcscConnection connect(Via via) throws TransportException {
    return via.service().byName(VirtualPinPad.NAME).waitForCard(SOON);
  }

  private static PinPad initiate(CardConnection connection) throws TransportException {
    CardChannel channel = new CardChannel(connection);
    channel.send(CommandApdu.of(0, 0xA4, 4, 0).withData(Bytes.fromHex("A0000000031010")));
    channel.send(CommandApdu.parse(Bytes.fromHex("80A800000A8308025009782401172200")));
    return connection.pinPad().orElseThrow();
  }

  private static int triesLeft(CardConnection connection) throws TransportException {
    Bytes counter =
        new CardChannel(connection).send(CommandApdu.of(0x80, 0xCA, 0x9F, 0x17).withLe(256)).data();
    return counter.at(counter.length() - 1);
  }

  private long verifications() {
    return card.commands().stream().filter(command -> command.ins() == VERIFY).count();
  }

  private static FromCard said(int status) {
    return new FromCard(new StatusWord(status));
  }

  @ParameterizedTest
  @EnumSource
  void cardSaysWhetherThePinIsRight(Via via) throws TransportException {
    try (PcscConnection connection = connect(via)) {
      PinPad pad = initiate(connection);
      PAD.user(() -> PAD.press(9, 9, 9, 9, 9));
      assertThat(pad.verify(USUAL)).isEqualTo(said(0x63C2));
      assertThat(triesLeft(connection)).isEqualTo(2);
      PAD.user(() -> PAD.press(1, 2, 3, 4));
      assertThat(pad.verify(USUAL)).isEqualTo(said(0x9000));
      assertThat(triesLeft(connection)).isEqualTo(3);
    }
    assertThat(verifications()).isEqualTo(2);
    assertThat(PAD.entries()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void wrongPinsBlockTheCard(Via via) throws TransportException {
    try (PcscConnection connection = connect(via)) {
      PinPad pad = initiate(connection);
      PAD.user(() -> PAD.press(1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2));
      assertThat(pad.verify(USUAL)).isEqualTo(said(0x63C2));
      assertThat(pad.verify(USUAL)).isEqualTo(said(0x63C1));
      assertThat(pad.verify(USUAL)).isEqualTo(said(0x63C0));
      PAD.user(() -> PAD.press(1, 2, 3, 4));
      assertThat(pad.verify(USUAL)).isEqualTo(said(0x6983));
      assertThat(triesLeft(connection)).isZero();
    }
    assertThat(verifications()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsSentWithoutAnEntry(Via via) throws TransportException {
    PinPadRequest brief = USUAL.withTimeout(Duration.ofSeconds(1));
    Map<VirtualPinPad.User, PinPadAnswer.Reason> users =
        Map.of(
            () -> VirtualPinPad.status(0x6401),
            PinPadAnswer.Reason.CANCELLED,
            PAD::waitTooLong,
            PinPadAnswer.Reason.TIMED_OUT,
            () -> PAD.press(1, 2, 3),
            PinPadAnswer.Reason.WRONG_LENGTH);
    try (PcscConnection connection = connect(via)) {
      PinPad pad = initiate(connection);
      for (Map.Entry<VirtualPinPad.User, PinPadAnswer.Reason> entry : users.entrySet()) {
        PAD.user(entry.getKey());
        assertThat(pad.verify(brief)).isEqualTo(new NotEntered(entry.getValue()));
        assertThat(triesLeft(connection)).isEqualTo(3);
      }
    }
    assertThat(verifications()).isZero();
    assertThat(PAD.entries()).hasSize(users.size());
  }

  @ParameterizedTest
  @EnumSource
  void padThatRefusesIsNotTheCard(Via via) throws TransportException {
    PAD.user(() -> VirtualPinPad.status(0x6B80));
    try (PcscConnection connection = connect(via)) {
      PinPadAnswer answer = initiate(connection).verify(USUAL);
      assertThat(answer)
          .isEqualTo(new PinPadAnswer.NotWorking(Optional.of(new StatusWord(0x6B80))));
      assertThat(triesLeft(connection)).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void padThatRefusesToBeginDoesNotWorkAndNoTryIsUsed(Via via) throws TransportException {
    PAD.user(VirtualPinPad::refuse);
    try (PcscConnection connection = connect(via)) {
      initiate(connection);
      PinResult result = verification(connection).verifyAtPad(VerifyOptions.usual());
      assertThat(result)
          .isInstanceOfSatisfying(
              PinResult.NotSupported.class,
              it -> assertThat(it.cause()).isEqualTo(PinResult.Cause.PIN_PAD_NOT_WORKING));
      assertThat(result.status()).isEmpty();
      assertThat(result.triesAfter()).hasValue(3);
      assertThat(triesLeft(connection)).isEqualTo(3);
    }
    assertThat(verifications()).isZero();
    assertThat(PAD.entries()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void padThatFailsLeavesTheOutcomeOpen(Via via) throws TransportException {
    PAD.user(
        () -> {
          PAD.press(9, 9, 9, 9);
          return new byte[0];
        });
    try (PcscConnection connection = connect(via)) {
      initiate(connection);
      PinResult result = verification(connection).verifyAtPad(VerifyOptions.usual());
      assertThat(result).isInstanceOf(PinResult.OutcomeUnknown.class);
      connection.warmReset();
      initiate(connection);
      assertThat(
              ((PinResult.OutcomeUnknown) result).conclude(verification(connection).tryCounter()))
          .isEqualTo(PinResult.OutcomeUnknown.Conclusion.TRY_USED);
    }
    assertThat(verifications()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void lastTryIsKeptOrSpentAtThePadToo(Via via) throws TransportException {
    PAD.user(() -> PAD.press(9, 9, 9, 9));
    try (PcscConnection connection = connect(via)) {
      initiate(connection);
      PinVerification pins = verification(connection);
      assertThat(pins.verifyAtPad(VerifyOptions.usual()).triesAfter()).hasValue(2);
      assertThat(pins.verifyAtPad(VerifyOptions.usual()).triesAfter()).hasValue(1);
      PinResult kept = pins.verifyAtPad(VerifyOptions.usual());
      assertThat(kept).isInstanceOf(PinResult.LastTryAhead.class);
      assertThat(PAD.entries()).hasSize(2);
      PinResult spent = pins.verifyAtPad(VerifyOptions.usual().allowingLastTry());
      assertThat(spent).isInstanceOf(PinResult.BlockedNow.class);
      assertThat(spent.triesAfter()).hasValue(0);
      assertThat(pins.verifyAtPad(VerifyOptions.usual().allowingLastTry()))
          .isInstanceOf(PinResult.BlockedBefore.class);
      assertThat(triesLeft(connection)).isZero();
    }
    assertThat(verifications()).isEqualTo(3);
    assertThat(PAD.entries()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void padSpeaksTheLanguageThatTheCardPrefers(Via via) throws TransportException {
    PAD.user(() -> PAD.press(1, 2, 3, 4));
    try (PcscConnection connection = connect(via)) {
      initiate(connection);
      assertThat(verification(connection).verifyAtPad(VerifyOptions.usual()).isVerified()).isTrue();
    }
    assertThat(PAD.entries())
        .extracting(structure -> structure.slice(9, 11).toHex())
        .containsExactly("0704");
  }

  @ParameterizedTest
  @EnumSource
  void slowUserMayTakeLongerThanACommand(Via via) throws TransportException {
    PAD.user(
        () -> {
          PcscdFixture.await(7, () -> false);
          return PAD.press(1, 2, 3, 4);
        });
    PcscReader reader = via.service().byName(VirtualPinPad.NAME);
    PcscOptions options = PcscOptions.defaults().withCommandLimit(Duration.ofSeconds(4));
    try (PcscConnection connection = reader.with(options).waitForCard(SOON)) {
      assertThat(initiate(connection).verify(USUAL)).isEqualTo(said(0x9000));
      assertThat(triesLeft(connection)).isEqualTo(3);
    }
    assertThat(PAD.entries()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void cardPulledDuringTheEntryIsToldAndNothingRepeated(Via via) throws TransportException {
    PAD.user(
        () -> {
          PAD.pull();
          return PAD.press(1, 2, 3, 4);
        });
    try (PcscConnection connection = connect(via)) {
      PinPad pad = initiate(connection);
      failure(Reason.CARD_REMOVED, () -> pad.verify(USUAL));
      failure(Reason.CARD_REMOVED, () -> pad.verify(USUAL));
      failure(Reason.CARD_REMOVED, () -> connection.transmit(new byte[] {0, (byte) 0x84, 0, 0, 8}));
    }
    assertThat(verifications()).isZero();
    assertThat(PAD.entries()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void cardPulledBeforeItsAnswerArrivesLeavesTheOutcomeToTheCounter(Via via)
      throws TransportException {
    PAD.user(
        () -> {
          PAD.press(9, 9, 9, 9);
          PAD.pull();
          return new byte[0];
        });
    try (PcscConnection connection = connect(via)) {
      initiate(connection);
      PinVerification pins = verification(connection);
      PinResult result = pins.verifyAtPad(VerifyOptions.usual());
      assertThat(result).isInstanceOf(PinResult.OutcomeUnknown.class);
      assertThat(((PinResult.OutcomeUnknown) result).failure().reason())
          .isEqualTo(Reason.CARD_REMOVED);
    }
    assertThat(PAD.entries()).hasSize(1);
    PAD.insert(card);
    try (PcscConnection connection = connect(via)) {
      initiate(connection);
      assertThat(triesLeft(connection)).isEqualTo(2);
    }
    assertThat(verifications()).isEqualTo(1);
    assertThat(PAD.entries()).isEmpty();
  }

  private static PinVerification verification(CardConnection connection) {
    CardData data =
        CardData.builder()
            .add(Tags.AIP, Bytes.fromHex("1000"), DataSource.processingOptions())
            .add(Tags.CVM_LIST, Bytes.fromHex("000000000000000041034203"), DataSource.record(2, 1))
            .add(Tags.LANGUAGE_PREFERENCE, Bytes.fromHex("64656672"), DataSource.record(2, 1))
            .build();
    return PinVerification.of(
        new CardChannel(connection), data, TerminalData.defaults(Clock.systemUTC()));
  }

  @ParameterizedTest
  @EnumSource
  void servesAWholeVerification(Via via) throws TransportException {
    try (PcscConnection connection = connect(via)) {
      initiate(connection);
      PinVerification pins = verification(connection);
      PAD.user(() -> PAD.press(9, 9, 9, 9));
      assertThat(pins.verifyAtPad(VerifyOptions.usual()).triesAfter()).hasValue(2);
      assertThat(pins.verifyAtPad(VerifyOptions.usual()).triesAfter()).hasValue(1);
      assertThat(pins.verifyAtPad(VerifyOptions.usual()))
          .isInstanceOf(PinResult.LastTryAhead.class);
      PAD.user(() -> PAD.press(1, 2, 3, 4));
      PinResult right = pins.verifyAtPad(VerifyOptions.usual().allowingLastTry());
      assertThat(right).isInstanceOf(PinResult.Verified.class);
      assertThat(right.triesAfter()).hasValue(3);
    }
    assertThat(PAD.entries()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void blockedCardIsNotAskedFor(Via via) throws TransportException {
    insert("pin-blocked");
    PAD.user(() -> PAD.press(1, 2, 3, 4));
    try (PcscConnection connection = connect(via)) {
      initiate(connection);
      assertThat(verification(connection).verifyAtPad(VerifyOptions.usual().allowingLastTry()))
          .isInstanceOf(PinResult.BlockedBefore.class);
    }
    assertThat(PAD.entries()).isEmpty();
    assertThat(verifications()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void worksAgainAfterAWarmReset(Via via) throws TransportException {
    PAD.user(() -> PAD.press(1, 2, 3, 4));
    try (PcscConnection connection = connect(via)) {
      PinPad before = initiate(connection);
      assertThat(before.verify(USUAL)).isEqualTo(said(0x9000));
      connection.warmReset();
      assertThat(initiate(connection).verify(USUAL)).isEqualTo(said(0x9000));
      connection.close();
      assertThatThrownBy(() -> before.verify(USUAL)).isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void readerIsToldLanguageLengthsAndTime(Via via) throws TransportException {
    PAD.user(() -> PAD.press(1, 2, 3, 4));
    PinPadRequest request =
        USUAL
            .withLanguage(Locale.GERMAN)
            .withDigits(new PinPadRequest.Digits(4, 8))
            .withTimeout(Duration.ofSeconds(20));
    try (PcscConnection connection = connect(via)) {
      assertThat(initiate(connection).verify(request)).isEqualTo(said(0x9000));
    }
    assertThat(PAD.entries())
        .containsExactly(
            Bytes.fromHex(
                "1414894704"
                    + "0804"
                    + "0201"
                    + "0704"
                    + "00000000"
                    + "0D000000"
                    + "0020008008"
                    + "20FFFFFFFFFFFFFF"));
  }

  @ParameterizedTest
  @EnumSource
  void interruptedCallerDoesNotWaitForTheUser(Via via) throws TransportException {
    CompletableFuture<Void> bored = new CompletableFuture<>();
    PAD.user(
        () -> {
          bored.join();
          return VirtualPinPad.status(0x6401);
        });
    Thread caller = Thread.currentThread();
    try (PcscConnection connection = connect(via)) {
      PinPad pad = initiate(connection);
      CompletableFuture.runAsync(
          () -> {
            PcscdFixture.await(10, () -> !PAD.entries().isEmpty());
            caller.interrupt();
          });
      failure(Reason.CANCELLED, () -> pad.verify(USUAL));
      assertThat(Thread.interrupted()).isTrue();
    } finally {
      bored.complete(null);
    }
    assertThat(PAD.entries()).hasSize(1);
    assertThat(verifications()).isZero();
    assertThat(PcscdFixture.await(10, () -> canConnect(via))).as("usable after the entry").isTrue();
  }

  private static boolean canConnect(Via via) {
    try {
      connect(via).close();
      return true;
    } catch (TransportException e) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource
  void readerWithoutKeypadHasNone(Via via) throws TransportException {
    try (VpcdCard other =
            VpcdCard.insert(
                0,
                VpcdCard.ATR_T1,
                VpcdCard.answering(Map.of("0084000000", "01020304050607089000")));
        PcscConnection connection = via.service().byName(PcscdFixture.FIRST).waitForCard(SOON)) {
      assertThat(connection.pinPad()).isEmpty();
      byte[] answer = connection.transmit(new byte[] {0, (byte) 0x84, 0, 0, 0});
      assertThat(answer).hasSize(10);
      assertThat(other.commands()).containsExactly("0084000000");
    }
  }
}
