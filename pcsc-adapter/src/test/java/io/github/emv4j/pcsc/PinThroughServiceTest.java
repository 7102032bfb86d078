package io.github.emv4j.pcsc;

import static io.github.emv4j.pcsc.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.pcsc.PinBench.Moment;
import io.github.emv4j.pin.Pin;
import io.github.emv4j.pin.PinMethod;
import io.github.emv4j.pin.PinResult;
import io.github.emv4j.pin.PinResult.BlockedBefore;
import io.github.emv4j.pin.PinResult.BlockedNow;
import io.github.emv4j.pin.PinResult.LastTryAhead;
import io.github.emv4j.pin.PinResult.OutcomeUnknown;
import io.github.emv4j.pin.PinResult.OutcomeUnknown.Conclusion;
import io.github.emv4j.pin.PinResult.Verified;
import io.github.emv4j.pin.PinResult.WrongPin;
import io.github.emv4j.pin.PinVerification;
import io.github.emv4j.pin.VerifyOptions;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * PINs checked by a card behind pcscd: what is reported is what the card's counter says afterwards,
 * on the card itself and in a new session, and the card sees VERIFY once for an entry at most.
 */
class PinThroughServiceTest {
  @RegisterExtension
  static final PcscdFixture PCSCD = new PcscdFixture(PcscdFixture.Config.TWO_READERS);

  /** How the PIN goes to the card. */
  enum Way {
    PLAINTEXT("standard", PinMethod.PLAINTEXT, "ICC key"),
    PIN_KEY("enciphered-pin", PinMethod.ENCIPHERED, "ICC PIN encipherment key"),
    ICC_KEY("enciphered-pin-icc", PinMethod.ENCIPHERED, "ICC key");

    private final String profile;
    private final PinMethod method;
    private final String key;

    Way(String profile, PinMethod method, String key) {
      this.profile = profile;
      this.method = method;
      this.key = key;
    }

    VerifyOptions options() {
      return VerifyOptions.usual().withMethod(method);
    }

    /** {@return the number of the exchange that VERIFY is, from 0 from the first counter on} */
    int verifyAt() {
      return method == PinMethod.ENCIPHERED ? 2 : 1;
    }
  }

  private static Pin right() {
    return Pin.copyOf(new char[] {'1', '2', '3', '4'});
  }

  private static Pin wrong() {
    return Pin.copyOf(new char[] {'9', '8', '7', '6', '5'});
  }

  /** One entry, after which card, report and a new session must agree. */
  private static PinVerification enter(
      PinBench bench, PinVerification pins, Pin pin, VerifyOptions options, Expected expected)
      throws TransportException {
    long before = bench.verifies();

    PinResult result = pins.verify(pin, options);

    assertThat(result).as(result.describe()).isInstanceOf(expected.type());
    assertThat(result.method()).isEqualTo(expected.method(options));
    assertThat(result.triesAfter()).hasValue(expected.tries());
    assertThat(result.findings()).isEmpty();
    assertThat(bench.triesOnCard()).isEqualTo(expected.tries());
    assertThat(bench.verifies() - before).isEqualTo(expected.verifies());
    PinVerification fresh = bench.session();
    assertThat(fresh.tryCounter().tries()).hasValue(expected.tries());
    return fresh;
  }

  /** What an entry is to bring. */
  private record Expected(Class<? extends PinResult> type, int tries) {
    int verifies() {
      return type == LastTryAhead.class || type == BlockedBefore.class ? 0 : 1;
    }

    Optional<PinMethod> method(VerifyOptions options) {
      return type == BlockedBefore.class ? Optional.empty() : options.method();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "JDK, PLAINTEXT",
    "JDK, PIN_KEY",
    "JDK, ICC_KEY",
    "JNA, PLAINTEXT",
    "JNA, PIN_KEY",
  })
  void cardAndReportAgreeFromTheFirstEntryToTheBlockedCard(Via via, Way way)
      throws TransportException {
    VerifyOptions options = way.options();
    try (PinBench bench = PinBench.with(via, 0, way.profile)) {
      PinVerification pins = bench.session();
      assertThat(pins.key().describe()).startsWith(way.key + ", RSA");
      pins = enter(bench, pins, right(), options, new Expected(Verified.class, 3));
      // A wrong one, then the right one.
      pins = enter(bench, pins, wrong(), options, new Expected(WrongPin.class, 2));
      pins = enter(bench, pins, right(), options, new Expected(Verified.class, 3));
      // Three wrong ones; the third needs the caller's word.
      pins = enter(bench, pins, wrong(), options, new Expected(WrongPin.class, 2));
      pins = enter(bench, pins, wrong(), options, new Expected(WrongPin.class, 1));
      pins = enter(bench, pins, wrong(), options, new Expected(LastTryAhead.class, 1));
      pins = enter(bench, pins, right(), options, new Expected(LastTryAhead.class, 1));
      VerifyOptions last = options.allowingLastTry();
      pins = enter(bench, pins, wrong(), last, new Expected(BlockedNow.class, 0));
      // Blocked, whatever comes.
      pins = enter(bench, pins, right(), last, new Expected(BlockedBefore.class, 0));
      enter(bench, pins, right(), options, new Expected(BlockedBefore.class, 0));
      assertThat(bench.verifies()).isEqualTo(6);

      // Another card, where the last try is spent on the right PIN.
      bench.exchange(way.profile);
      pins = bench.session();
      pins = enter(bench, pins, wrong(), options, new Expected(WrongPin.class, 2));
      pins = enter(bench, pins, wrong(), options, new Expected(WrongPin.class, 1));
      enter(bench, pins, right(), last, new Expected(Verified.class, 3));
      assertThat(bench.verifies()).isEqualTo(3);
    }
  }

  @Test
  void cardPulledAtAnyExchangeLeavesNoDoubtThatTheCounterDoesNotEnd() throws Exception {
    // One reader and one provider each, at the same time: a pulled card takes more than a second.
    var plain = CompletableFuture.supplyAsync(() -> pullAtEach(Via.JDK, 0, Way.PLAINTEXT));
    var enciphered = CompletableFuture.supplyAsync(() -> pullAtEach(Via.JNA, 1, Way.PIN_KEY));

    assertThat(plain.get()).isEqualTo(7);
    assertThat(enciphered.get()).isEqualTo(9);
  }

  private static int pullAtEach(Via via, int slot, Way way) {
    int pulled = 0;
    try (PinBench bench = PinBench.with(via, slot, way.profile)) {
      for (int exchange = 0; exchange <= way.verifyAt() + 1; exchange++) {
        for (Moment moment : Moment.values()) {
          pull(bench, way, exchange, moment);
          pulled++;
        }
      }
      pullWithRightPin(bench, way);
      return pulled + 1;
    } catch (TransportException e) {
      throw new AssertionError("after " + pulled + " pulls", e);
    }
  }

  private static void pull(PinBench bench, Way way, int exchange, Moment moment)
      throws TransportException {
    bench.exchange(way.profile);
    PinVerification pins = bench.session();
    bench.pullAt(exchange, moment);
    boolean seen =
        exchange > way.verifyAt() || (exchange == way.verifyAt() && moment == Moment.UNANSWERED);
    int left = seen ? 2 : 3;
    if (exchange < way.verifyAt()) {
      // No result: VERIFY was not sent, which is what an exception stands for.
      failure(Reason.CARD_REMOVED, () -> pins.verify(wrong(), way.options()));
      assertThat(afterwards(bench, left)).hasValue(3);
    } else if (exchange == way.verifyAt()) {
      OutcomeUnknown unknown = unknown(pins.verify(wrong(), way.options()));
      assertThat(unknown.triesBefore()).hasValue(3);
      concludes(bench, unknown, left, seen ? Conclusion.TRY_USED : Conclusion.NO_TRY_USED);
    } else {
      // What the card has answered stands.
      PinResult result = pins.verify(wrong(), way.options());
      assertThat(result)
          .isInstanceOfSatisfying(WrongPin.class, it -> assertThat(it.triesLeft()).isEqualTo(left));
      assertThat(result.triesAfter()).isEmpty();
      assertThat(afterwards(bench, left)).hasValue(2);
    }
    assertThat(bench.verifies()).as(way + " at " + exchange).isEqualTo(seen ? 1 : 0);
  }

  private static void pullWithRightPin(PinBench bench, Way way) throws TransportException {
    bench.exchange(way.profile);
    PinVerification pins = bench.session();
    assertThat(pins.verify(wrong(), way.options())).isInstanceOf(WrongPin.class);
    bench.pullAt(way.verifyAt(), Moment.UNANSWERED);
    OutcomeUnknown unknown = unknown(pins.verify(right(), way.options()));
    concludes(bench, unknown, 3, Conclusion.VERIFIED);
    assertThat(bench.verifies()).isEqualTo(2);
  }

  private static OutcomeUnknown unknown(PinResult result) {
    assertThat(result).as(result.describe()).isInstanceOf(OutcomeUnknown.class);
    assertThat(result.triesAfter()).isEmpty();
    assertThat(result.describe()).contains("not known", "read the PIN Try Counter", "before");
    OutcomeUnknown unknown = (OutcomeUnknown) result;
    assertThat(unknown.failure().reason()).isEqualTo(Reason.CARD_REMOVED);
    return unknown;
  }

  private static void concludes(
      PinBench bench, OutcomeUnknown unknown, int left, Conclusion conclusion)
      throws TransportException {
    assertThat(bench.triesOnPulledCard()).isEqualTo(left);
    bench.putBack();
    assertThat(unknown.conclude(bench.session().tryCounter())).isEqualTo(conclusion);
  }

  /** {@return the counter in a new session, which must be the one on the card} */
  private static OptionalInt afterwards(PinBench bench, int left) throws TransportException {
    assertThat(bench.triesOnPulledCard()).isEqualTo(left);
    bench.putBack();
    return bench.session().tryCounter().tries();
  }
}
