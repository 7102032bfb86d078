package io.github.emv4j.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every fault, at every exchange, of every method, with every count of tries, with the right PIN
 * and a wrong one, with and without the word for the last try.
 */
class VerifyFaultsTest {
  private static final int EXCHANGES = 5;

  private static final List<String> ANSWERS =
      List.of(
          "",
          "90",
          "9000",
          "63C0",
          "63C1",
          "63C2",
          "63C5",
          "63CF",
          "6300",
          "6983",
          "6984",
          "6985",
          "6982",
          "6700",
          "6A80",
          "6A81",
          "6A86",
          "6A88",
          "6B00",
          "6D00",
          "6E00",
          "6F00",
          "6283",
          "6400",
          "6401",
          "6403",
          "6480",
          "6B80",
          "6900",
          "6980",
          "FFFF",
          "0000",
          "6100",
          "6108",
          "61FF",
          "6C00",
          "6C08",
          "6CFF",
          "9F1701009000",
          "9F1701019000",
          "9F1701039000",
          "9F17009000",
          "9F1702FFFF9000",
          "A0A1A2A3A4A5A6A79000",
          "A0A1A2A3A4A5A69000",
          "A0A1A2A3A4A5A6A7A89000",
          "7F7F7F7F7F7F7F7F7F7F7F7F7F7F7F",
          "241234FFFFFFFFFF9000");

  /** Each is made once, and looked at by every test. */
  private static final Map<PinMethod, List<Run>> RUNS = new EnumMap<>(PinMethod.class);

  /** One run. */
  private record Run(FakePinCard card, Optional<PinResult> result, boolean word, String name) {}

  private static Map<String, FakePinCard.Fault> faults() {
    Map<String, FakePinCard.Fault> faults = new LinkedHashMap<>();
    for (Reason reason : Reason.values()) {
      faults.put(
          "failed with " + reason,
          answer -> {
            throw new TransportException(reason, "It failed.");
          });
    }
    faults.put("pulled before", FakePinCard.removed());
    faults.put("pulled after", FakePinCard.removedAfterwards());
    for (String hex : ANSWERS) {
      faults.put("answered " + hex, answer -> FakePinCard.bytes(hex));
      faults.put(
          "done and answered " + hex,
          answer -> {
            answer.get();
            return FakePinCard.bytes(hex);
          });
    }
    return faults;
  }

  private static List<Run> allRuns(PinMethod method) {
    return RUNS.computeIfAbsent(method, VerifyFaultsTest::runs);
  }

  private static List<Run> runs(PinMethod method) {
    List<Run> runs = new ArrayList<>();
    faults()
        .forEach(
            (name, fault) -> {
              for (int at = 0; at < EXCHANGES; at++) {
                for (int tries = 0; tries <= 3; tries++) {
                  for (int variant = 0; variant < 4; variant++) {
                    FakePinCard card = new FakePinCard().triesLeft(tries).fault(at, fault);
                    runs.add(run(card, method, variant, name + " at exchange " + at));
                  }
                }
              }
            });
    return runs;
  }

  private static Run run(FakePinCard card, PinMethod method, int variant, String name) {
    boolean word = (variant & 1) != 0;
    boolean right = (variant & 2) != 0;
    VerifyOptions options = VerifyOptions.usual();
    options = word ? options.allowingLastTry() : options;
    String what = name + ", " + card.tries + " tries, word " + word + ", right " + right;
    PinVerification verification = PinFixtures.verification(card, PinFixtures.BOTH);
    Pin pin = right ? PinFixtures.right() : PinFixtures.wrong();
    try {
      if (method == PinMethod.PIN_PAD) {
        card.hasPad = true;
        card.padBlock = Bytes.copyOf(pin.take());
        return new Run(card, Optional.of(verification.verifyAtPad(options)), word, what);
      }
      PinResult result = verification.verify(pin, options.withMethod(method));
      assertThat(pin.isUsable()).as(what).isFalse();
      return new Run(card, Optional.of(result), word, what);
    } catch (TransportException e) {
      return new Run(card, Optional.empty(), word, what);
    }
  }

  /** {@return what the card said before VERIFY; less than 0 if it said nothing proper} */
  private static int told(Run run) {
    return run.result().map(result -> result.triesBefore().orElse(-1)).orElse(-1);
  }

  @ParameterizedTest
  @EnumSource(PinMethod.class)
  void verifyIsSentAtMostOnceAndNeverAgainstTheCounter(PinMethod method) {
    for (Run run : allRuns(method)) {
      long verifies = run.card().verifies();

      assertThat(verifies).as(run.name()).isLessThanOrEqualTo(1);
      if (told(run) == 0 || (told(run) == 1 && !run.word())) {
        assertThat(verifies).as(run.name()).isZero();
      }
      if (run.result().isEmpty()) {
        assertThat(verifies).as("an exception means unsent: " + run.name()).isZero();
      }
    }
  }

  /** As long as the counter itself arrives undamaged, the card's own count decides. */
  @ParameterizedTest
  @EnumSource(PinMethod.class)
  void verifyNeverReachesACardWithoutTries(PinMethod method) {
    for (Run run : allRuns(method)) {
      if (!run.name().contains("at exchange 0,")) {
        int least = run.word() ? 1 : 2;
        assertThat(run.card().triesAtVerify).as(run.name()).allMatch(tries -> tries >= least);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PinMethod.class)
  void whatIsReportedAsTheCounterIsTheCounter(PinMethod method) {
    for (Run run : allRuns(method)) {
      boolean lied = run.name().contains("answered 9F17");
      if (run.result().isPresent() && !lied) {
        PinResult result = run.result().get();
        result
            .triesAfter()
            .ifPresent(after -> assertThat(after).as(run.name()).isEqualTo(run.card().tries));
        if (result instanceof PinResult.WrongPin wrong && !run.name().contains("answered 6")) {
          assertThat(wrong.triesLeft()).as(run.name()).isEqualTo(run.card().tries);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PinMethod.class)
  void everyResultSpeaks(PinMethod method) {
    for (Run run : allRuns(method)) {
      run.result()
          .ifPresent(
              result ->
                  assertThat(result.describe())
                      .as(run.name())
                      .isNotBlank()
                      .doesNotContain("1234")
                      .doesNotContain("99999"));
    }
  }
}
