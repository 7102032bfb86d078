package io.github.emv4j.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.pin.PinResult.Cause;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.PinPadAnswer;
import io.github.emv4j.transport.PinPadRequest;
import io.github.emv4j.transport.TransportException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PinVerificationTest {
  private static final VerifyOptions USUAL = VerifyOptions.usual();
  private static final VerifyOptions PLAINTEXT = USUAL.withMethod(PinMethod.PLAINTEXT);

  private static PinVerification with(FakePinCard card) {
    return PinFixtures.verification(card, PinFixtures.BOTH);
  }

  private static PinResult attempt(FakePinCard card, Pin pin, PinMethod method)
      throws TransportException {
    PinVerification verification = with(card);
    if (method != PinMethod.PIN_PAD) {
      return verification.verify(pin, USUAL.withMethod(method));
    }
    card.hasPad = true;
    card.padBlock = Bytes.copyOf(pin.take());
    return verification.verifyAtPad(USUAL);
  }

  @ParameterizedTest
  @EnumSource(PinMethod.class)
  void findsTheRightPinRight(PinMethod method) throws TransportException {
    FakePinCard card = new FakePinCard().triesLeft(2);

    PinResult result = attempt(card, PinFixtures.right(), method);

    assertThat(result).isInstanceOf(PinResult.Verified.class);
    assertThat(result.isVerified()).isTrue();
    assertThat(result.method()).contains(method);
    assertThat(result.triesBefore()).hasValue(2);
    assertThat(result.triesAfter()).hasValue(3);
    assertThat(result.findings()).isEmpty();
    assertThat(card.tries).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(PinMethod.class)
  void tellsTheTriesLeftAfterAWrongPin(PinMethod method) throws TransportException {
    FakePinCard card = new FakePinCard();

    PinResult result = attempt(card, PinFixtures.wrong(), method);

    assertThat(result)
        .isInstanceOfSatisfying(
            PinResult.WrongPin.class, wrong -> assertThat(wrong.triesLeft()).isEqualTo(2));
    assertThat(result.triesBefore()).hasValue(3);
    assertThat(result.triesAfter()).hasValue(card.tries);
    assertThat(result.findings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(PinMethod.class)
  void keepsTheLastTryUnlessAllowed(PinMethod method) throws TransportException {
    FakePinCard card = new FakePinCard().triesLeft(1);

    PinResult result = attempt(card, PinFixtures.right(), method);

    assertThat(result).isInstanceOf(PinResult.LastTryAhead.class);
    assertThat(card.verifies()).isZero();
    assertThat(card.padRequests).isEmpty();
    assertThat(result.triesAfter()).hasValue(1);
  }

  @Test
  void spendsTheLastTryWhenAllowed() throws TransportException {
    FakePinCard card = new FakePinCard().triesLeft(1);

    PinResult right = with(card).verify(PinFixtures.right(), USUAL.allowingLastTry());
    card.triesLeft(1);
    PinResult wrong = with(card).verify(PinFixtures.wrong(), USUAL.allowingLastTry());

    assertThat(right.isVerified()).isTrue();
    assertThat(wrong)
        .isInstanceOfSatisfying(
            PinResult.BlockedNow.class, blocked -> assertThat(blocked.status()).isPresent());
    assertThat(wrong.triesAfter()).hasValue(0);
    assertThat(wrong.findings()).isEmpty();
    assertThat(card.verifies()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(PinMethod.class)
  void sendsNothingToABlockedPin(PinMethod method) throws TransportException {
    FakePinCard card = new FakePinCard().triesLeft(0);

    PinResult result = attempt(card, PinFixtures.right(), method);

    assertThat(result).isInstanceOf(PinResult.BlockedBefore.class);
    assertThat(card.commands).containsExactly("80CA9F1700");
    assertThat(card.padRequests).isEmpty();
  }

  // The counter that is read afterwards is 3 unless the row says so; it was 3 before.
  @ParameterizedTest
  @CsvSource({
    "9000, Verified, ''",
    "63C2, WrongPin, PIN_COUNTER_UNEXPECTED PIN_COUNTER_UNEXPECTED",
    "63C0, BlockedNow, PIN_COUNTER_UNEXPECTED PIN_COUNTER_UNEXPECTED",
    "6300, WrongPin, PIN_COUNTER_UNEXPECTED",
    "6983, BlockedNow, PIN_COUNTER_UNEXPECTED",
    "6984, Refused, ''",
    "6985, Refused, ''",
    "6982, Refused, ''",
    "6700, Refused, ''",
    "6A80, Refused, ''",
    "6A81, NotSupported, ''",
    "6A86, NotSupported, ''",
    "6A88, NotSupported, ''",
    "6B00, NotSupported, ''",
    "6D00, NotSupported, ''",
    "6E00, NotSupported, ''",
    "6F00, Refused, ''",
    "6283, Refused, ''",
    "6101, Refused, ''",
    "6C08, Refused, ''",
    "0000, Refused, ''",
  })
  void statusWordsLeadWhereTheyShould(String status, String kind, String findings)
      throws TransportException {
    FakePinCard card = new FakePinCard().answering(1, status);

    PinResult result = with(card).verify(PinFixtures.right(), PLAINTEXT);

    assertThat(result.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(result.status()).hasValueSatisfying(sw -> assertThat(sw).hasToString(status));
    assertThat(String.join(" ", codes(result))).isEqualTo(findings);
    assertThat(result.describe()).isNotBlank();
    assertThat(card.verifies()).isEqualTo(1);
    assertThat(card.commands).hasSize(3);
  }

  private static Iterable<String> codes(PinResult result) {
    return result.findings().stream().map(finding -> finding.code().name()).toList();
  }

  // Before, answer to VERIFY, answer to the second GET DATA.
  @ParameterizedTest
  @CsvSource({
    "3, 63C2, 9F1701029000, WrongPin, 2, ''",
    "3, 63C2, 9F1701019000, WrongPin, 1, it went from 3 to 1 for one wrong PIN",
    "3, 63C2, 9F1701009000, BlockedNow, -1, it went from 3 to 0 for one wrong PIN",
    "3, 63C1, 9F1701019000, WrongPin, 1, it went from 3 to 1 for one wrong PIN",
    "3, 63C2, 6A88, WrongPin, 2, ''",
    "3, 63C1, 6A88, WrongPin, 1, 'it was 3, but the card answered 63C1'",
    "3, 6300, 9F1701029000, WrongPin, 2, ''",
    "3, 6300, 9F1701009000, BlockedNow, -1, it went from 3 to 0 for one wrong PIN",
    "3, 6300, 6985, Refused, -1, ''",
    "3, 6984, 9F1701009000, BlockedNow, -1, 'it was 3, but the card answered 6984'",
    "3, 6984, 6A88, BlockedNow, -1, 'it was 3, but the card answered 6984'",
    "3, 6985, 9F1701029000, Refused, -1, it went from 3 to 2 though no PIN was compared",
    "3, 9000, 9F1701029000, Verified, -1, it fell by 1 though the PIN was right",
    "2, 9000, 9F1701029000, Verified, -1, ''",
    "2, 63C1, 9F17029000, WrongPin, 1, length exceeds parent",
  })
  void comparesCounterAndAnswer(
      int before, String status, String counter, String kind, int left, String finding)
      throws TransportException {
    FakePinCard card = new FakePinCard().triesLeft(before);
    PinVerification verification =
        PinVerification.of(
            new CardChannel(
                new ForwardingConnection(card) {
                  @Override
                  public byte[] transmit(byte[] command) throws TransportException {
                    byte[] own = super.transmit(command);
                    return switch (card.commands.size()) {
                      case 2 -> FakePinCard.bytes(status);
                      case 3 -> FakePinCard.bytes(counter);
                      default -> own;
                    };
                  }
                }),
            PinFixtures.cardWith(PinFixtures.BOTH),
            PinFixtures.TERMINAL);

    PinResult result = verification.verify(PinFixtures.wrong(), PLAINTEXT);

    assertThat(result.getClass().getSimpleName()).isEqualTo(kind);
    if (result instanceof PinResult.WrongPin wrong) {
      assertThat(wrong.triesLeft()).isEqualTo(left);
    }
    if (finding.isEmpty()) {
      assertThat(result.findings()).isEmpty();
    } else if (finding.startsWith("it")) {
      assertThat(result.findings()).extracting(Finding::message).contains(finding);
    } else {
      assertThat(result.findings())
          .extracting(Finding::code)
          .containsExactly(FindingCode.DATA_MALFORMED);
    }
  }

  @Test
  void tellsTheOtherReadingOf6984WhenEnciphered() throws TransportException {
    FakePinCard card = new FakePinCard().answering(2, "6984");
    PinResult readable = with(card).verify(PinFixtures.right(), USUAL);
    assertThat(readable).isInstanceOf(PinResult.Refused.class);
    assertThat(readable.describe()).contains("not blocked");
    assertThat(
            new PinResult.BlockedNow(
                    readable.status().orElseThrow(),
                    new PinAttempt(
                        Optional.of(PinMethod.ENCIPHERED),
                        new PinTryCounter.Absent(),
                        new PinTryCounter.Absent(),
                        List.of()))
                .describe())
        .contains("could not read the enciphered PIN");
  }

  @ParameterizedTest
  @CsvSource({"6A88", "6985", "9000", "9F170A9000", "9F360200019000"})
  void goesOnWhenTheCardDoesNotTellItsCounter(String answer) throws TransportException {
    FakePinCard card = new FakePinCard().answering(0, answer);

    PinResult result = with(card).verify(PinFixtures.right(), PLAINTEXT);

    assertThat(result.isVerified()).isTrue();
    assertThat(result.triesBefore()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    PinFixtures.BOTH + ", E0F8C8, ENCIPHERED",
    PinFixtures.BOTH + ", E0E8C8, PLAINTEXT",
    PinFixtures.BOTH + ", E078C8, ENCIPHERED",
    PinFixtures.BOTH + ", E068C8, NO_METHOD_IN_COMMON",
    PinFixtures.ONLY_PLAINTEXT + ", E0F8C8, PLAINTEXT",
    PinFixtures.ONLY_PLAINTEXT + ", E078C8, NO_METHOD_IN_COMMON",
    PinFixtures.ONLY_ENCIPHERED + ", E0E8C8, NO_METHOD_IN_COMMON",
    PinFixtures.NO_OFFLINE_PIN + ", E0F8C8, NO_METHOD_IN_COMMON",
    "0000000000000000 4103 4403, E0F8C8, PLAINTEXT",
    "0000000000000000 4501 4300, E0F8C8, PLAINTEXT",
    "0000000000000000 4500, E0D8C8, NO_METHOD_IN_COMMON",
    "0000000000000000, E0F8C8, NO_METHOD_IN_COMMON",
    "00, E0F8C8, NO_METHOD_IN_COMMON",
  })
  void goesByTheListOfTheCard(String list, String capabilities, String outcome)
      throws TransportException {
    FakePinCard card = new FakePinCard();
    PinVerification verification =
        PinVerification.of(
                new CardChannel(card), PinFixtures.cardWith(list), terminal(capabilities))
            .withKey(FakePinCard.ENCIPHERMENT_KEY);

    PinResult result = verification.verify(PinFixtures.right(), USUAL);

    if (result instanceof PinResult.NotSupported unsupported) {
      assertThat(unsupported.cause().name()).isEqualTo(outcome);
      assertThat(card.verifies()).isZero();
    } else {
      assertThat(result.isVerified()).isTrue();
      assertThat(result.method().orElseThrow().name()).isEqualTo(outcome);
    }
  }

  private static TerminalData terminal(String capabilities) {
    return PinFixtures.TERMINAL.with(Tags.TERMINAL_CAPABILITIES, Bytes.fromHex(capabilities));
  }

  @Test
  void fallsBackToPlaintextOnlyIfListedAndPermitted() throws TransportException {
    FakePinCard card = new FakePinCard();
    EnciphermentKey none = new EnciphermentKey.Unavailable("no key");
    PinVerification both = with(card).withKey(none);
    PinVerification onlyEnciphered =
        PinFixtures.verification(card, PinFixtures.ONLY_ENCIPHERED).withKey(none);

    assertThat(cause(both.verify(PinFixtures.right(), USUAL)))
        .isEqualTo(Cause.PLAINTEXT_NOT_PERMITTED);
    assertThat(cause(onlyEnciphered.verify(PinFixtures.right(), USUAL.permittingPlaintext())))
        .isEqualTo(Cause.NO_ENCIPHERMENT_KEY);
    assertThat(cause(onlyEnciphered.verify(PinFixtures.right(), PLAINTEXT)))
        .isEqualTo(Cause.NOT_OFFERED);
    assertThat(card.verifies()).isZero();
    assertThat(both.verify(PinFixtures.right(), USUAL.permittingPlaintext()).method())
        .contains(PinMethod.PLAINTEXT);
  }

  private static Cause cause(PinResult result) {
    return ((PinResult.NotSupported) result).cause();
  }

  @Test
  void takesAWantedMethodFromACardWithoutList() throws TransportException {
    FakePinCard card = new FakePinCard();
    PinVerification verification =
        PinVerification.of(new CardChannel(card), CardData.builder().build(), PinFixtures.TERMINAL);

    assertThat(cause(verification.verify(PinFixtures.right(), USUAL)))
        .isEqualTo(Cause.NO_METHOD_IN_COMMON);
    assertThat(verification.verify(PinFixtures.right(), PLAINTEXT).isVerified()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"6985", "9000", "A0A1A2A3A4A5A69000", "A0A1A2A3A4A5A6A7A89000", "6D00"})
  void sendsNothingWithoutAProperChallenge(String answer) throws TransportException {
    FakePinCard card = new FakePinCard().answering(1, answer);

    PinResult result = with(card).verify(PinFixtures.right(), USUAL);

    assertThat(cause(result)).isEqualTo(Cause.NO_CHALLENGE);
    assertThat(card.verifies()).isZero();
  }

  @Test
  void refusesAUsedOrClosedPinBeforeTheCardIsTouched() throws TransportException {
    FakePinCard card = new FakePinCard();
    PinVerification verification = with(card);
    Pin used = PinFixtures.right();
    assertThat(verification.verify(used, USUAL).isVerified()).isTrue();
    Pin closed = PinFixtures.right();
    closed.close();
    int commands = card.commands.size();

    assertThatIllegalStateException().isThrownBy(() -> verification.verify(used, USUAL));
    assertThatIllegalStateException().isThrownBy(() -> verification.verify(closed, USUAL));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> verification.verify(PinFixtures.right(), USUAL.withMethod(PinMethod.PIN_PAD)));
    assertThat(card.commands).hasSize(commands);
  }

  @Test
  void usesUpThePinWhateverComesOfIt() throws TransportException {
    Pin last = PinFixtures.right();
    Pin blocked = PinFixtures.right();

    assertThat(with(new FakePinCard().triesLeft(1)).verify(last, USUAL).isVerified()).isFalse();
    assertThat(with(new FakePinCard().triesLeft(0)).verify(blocked, USUAL).isVerified()).isFalse();

    assertThat(last.isUsable()).isFalse();
    assertThat(blocked.isUsable()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(PinPadAnswer.Reason.class)
  void tellsWhyNoPinWasEnteredAtThePad(PinPadAnswer.Reason reason) throws TransportException {
    FakePinCard card = new FakePinCard().withPad();
    card.padAnswer = Optional.of(new PinPadAnswer.NotEntered(reason));

    PinResult result = with(card).verifyAtPad(USUAL);

    assertThat(result)
        .isInstanceOfSatisfying(
            PinResult.NotEntered.class, it -> assertThat(it.reason()).isEqualTo(reason));
    assertThat(result.triesAfter()).hasValue(3);
    assertThat(card.verifies()).isZero();
  }

  @Test
  void needsAPadThatWorks() throws TransportException {
    FakePinCard broken = new FakePinCard().withPad();
    broken.padAnswer = Optional.of(PinPadAnswer.from(new StatusWord(0x6B80)));

    assertThat(cause(with(new FakePinCard()).verifyAtPad(USUAL))).isEqualTo(Cause.NO_PIN_PAD);
    assertThat(cause(with(broken).verifyAtPad(USUAL))).isEqualTo(Cause.PIN_PAD_NOT_WORKING);
    assertThat(
            cause(
                PinFixtures.verification(new FakePinCard().withPad(), PinFixtures.ONLY_ENCIPHERED)
                    .verifyAtPad(USUAL)))
        .isEqualTo(Cause.NOT_OFFERED);
  }

  @Test
  void padSpeaksTheLanguageOfTheCardOrOfTheCaller() throws TransportException {
    FakePinCard card = new FakePinCard().withPad();
    CardData data =
        CardData.builder()
            .add(Tags.AIP, Bytes.fromHex("1000"), DataSource.processingOptions())
            .add(Tags.CVM_LIST, Bytes.fromHex(PinFixtures.ONLY_PLAINTEXT), DataSource.record(2, 1))
            .add(Tags.LANGUAGE_PREFERENCE, Bytes.fromHex("64656672"), DataSource.record(2, 1))
            .build();
    PinVerification verification =
        PinVerification.of(new CardChannel(card), data, PinFixtures.TERMINAL);
    PinPadRequest italian = PinPadRequest.usual().withLanguage(Locale.ITALIAN);

    assertThat(verification.verifyAtPad(USUAL).isVerified()).isTrue();
    assertThat(verification.verifyAtPad(USUAL.withPadRequest(italian)).isVerified()).isTrue();

    assertThat(card.padRequests)
        .extracting(PinPadRequest::languages)
        .containsExactly(List.of(Locale.GERMAN, Locale.FRENCH), List.of(Locale.ITALIAN));
  }

  @Test
  void padThatRefusesToBeginUsedNoTry() throws TransportException {
    FakePinCard card = new FakePinCard().withPad();
    card.padAnswer = Optional.of(new PinPadAnswer.NotWorking(Optional.empty()));

    PinResult result = with(card).verifyAtPad(USUAL);

    assertThat(cause(result)).isEqualTo(Cause.PIN_PAD_NOT_WORKING);
    assertThat(result.status()).isEmpty();
    assertThat(result.triesAfter()).hasValue(3);
  }

  @Test
  void readsTheCounterOnceForTheDisplayAndOnceForTheAttempt() throws TransportException {
    FakePinCard card = new FakePinCard();
    PinVerification verification = with(card);

    PinReadiness ready = verification.readiness(USUAL);
    assertThat(ready.counter().tries()).hasValue(3);
    assertThat(ready.obstacle()).isEmpty();
    assertThat(card.commands).hasSize(1);
    assertThat(verification.verify(PinFixtures.right(), USUAL).isVerified()).isTrue();

    assertThat(card.commands)
        .extracting(command -> command.substring(0, 4))
        .containsExactly("80CA", "80CA", "0084", "0020", "80CA");
  }

  @Test
  void triesUsedWhileThePinWasTypedCount() throws TransportException {
    FakePinCard card = new FakePinCard().triesLeft(2);
    PinVerification verification = with(card);

    assertThat(verification.readiness(USUAL).obstacle()).isEmpty();
    card.tries = 1;

    assertThat(verification.verify(PinFixtures.right(), USUAL))
        .isInstanceOf(PinResult.LastTryAhead.class);
    assertThat(card.verifies()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, BlockedBefore", "1, LastTryAhead"})
  void saysBeforeAnybodyIsAskedWhatStopsAPin(int tries, String obstacle) throws TransportException {
    PinReadiness ready = with(new FakePinCard().triesLeft(tries)).readiness(USUAL);

    assertThat(ready.counter().tries()).hasValue(tries);
    assertThat(ready.obstacle())
        .hasValueSatisfying(it -> assertThat(it.getClass().getSimpleName()).isEqualTo(obstacle));
  }

  @Test
  void noticesATryThatThePadUsedUnasked() throws TransportException {
    FakePinCard card = new FakePinCard().withPad();
    card.padAnswer = Optional.of(new PinPadAnswer.NotEntered(PinPadAnswer.Reason.CANCELLED));
    PinVerification verification =
        PinVerification.of(
            new CardChannel(
                new ForwardingConnection(card) {
                  @Override
                  public byte[] transmit(byte[] command) throws TransportException {
                    byte[] answer = super.transmit(command);
                    card.tries = 2;
                    return answer;
                  }
                }),
            PinFixtures.cardWith(PinFixtures.BOTH),
            PinFixtures.TERMINAL);

    PinResult result = verification.verifyAtPad(USUAL);

    assertThat(codes(result)).containsExactly("PIN_COUNTER_UNEXPECTED");
  }
}
