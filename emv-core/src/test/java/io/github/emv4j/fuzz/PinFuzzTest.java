package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.emv4j.ReadResult;
import io.github.emv4j.cvm.CvmProcessing;
import io.github.emv4j.cvm.CvmResult;
import io.github.emv4j.cvm.PinEntryAnswer;
import io.github.emv4j.data.CvmList;
import io.github.emv4j.data.CvmMethod;
import io.github.emv4j.pin.Pin;
import io.github.emv4j.pin.PinResult;
import io.github.emv4j.pin.PinVerification;
import io.github.emv4j.pin.VerifyOptions;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;

/** Whatever a card answers, a PIN is sent once for an entry, the way its list allows, or not. */
@Tag("session")
class PinFuzzTest {
  private static final int MAX_INPUT = 8_192;
  private static final int MAX_ENTRIES = 3;

  @FuzzTest(maxDuration = "10s")
  void sendsAPinOnceOrNotAtAll(byte[] input) {
    if (input.length > MAX_INPUT) {
      return;
    }
    FuzzInput in = new FuzzInput(input);
    int way = in.next();
    FuzzedCard card = new FuzzedCard(in);
    try {
      ReadResult result = FuzzedSession.READER.read(card);
      holds(card.log().verifies() == 0, "nobody asked for VERIFY");
      if (result.application().isPresent()) {
        verify(result.application().get(), card, way);
      }
    } catch (TransportException e) {
      Oracle.isOneSafeLine(e.description());
    }
    holds(card.log().count() <= CardChannel.MAX_EXCHANGES, "exchanges are bounded");
  }

  private static void verify(ReadApplication application, FuzzedCard card, int way)
      throws TransportException {
    PinVerification pins = application.pinVerification(FuzzedSession.KEYS);
    Oracle.isOneSafeLine(pins.key().describe());
    boolean lastTry = (way & 1) != 0;
    if ((way & 2) != 0) {
      process(pins, card, lastTry);
    } else {
      VerifyOptions options = options(way, lastTry);
      for (int i = 0; i <= (way >> 4) % MAX_ENTRIES; i++) {
        card.log().entered(lastTry);
        check(pins.verify(Pin.copyOf(CommandLog.pinDigits()), options), card);
      }
    }
    goesByTheList(application, card);
  }

  private static VerifyOptions options(int way, boolean lastTry) {
    VerifyOptions options = VerifyOptions.usual();
    options = lastTry ? options.allowingLastTry() : options;
    return (way & 4) == 0 ? options : options.permittingPlaintext();
  }

  private static void process(PinVerification pins, FuzzedCard card, boolean lastTry)
      throws TransportException {
    card.log().allow(CommandLog.VERIFYING);
    CvmResult result =
        new CvmProcessing(pins)
            .run(
                prompt -> {
                  if (prompt.isOnline()) {
                    return new PinEntryAnswer.OnlineCaptured();
                  }
                  card.log().entered(lastTry);
                  Pin pin = Pin.copyOf(CommandLog.pinDigits());
                  return lastTry
                      ? PinEntryAnswer.enteredForLastTry(pin)
                      : PinEntryAnswer.entered(pin);
                });
    Oracle.isOneSafeLine(result.describe());
    holds(result.results().length() == 3, "CVM Results have three bytes");
    result.account().pinResults().forEach(pin -> check(pin, card));
  }

  private static void check(PinResult result, FuzzedCard card) {
    Oracle.isOneSafeLine(result.describe());
    result.findings().forEach(finding -> Oracle.isOneSafeLine(finding.toString()));
    holds(!result.isVerified() || card.log().verifies() > 0, "right only if it was sent");
  }

  /** Neither in clear nor enciphered unless the card's list has a rule for it. */
  private static void goesByTheList(ReadApplication application, FuzzedCard card) {
    List<CvmList.Rule> rules = application.data().cvmList().map(CvmList::rules).orElse(List.of());
    holds(
        card.log().plaintextVerifies() == 0 || offers(rules, CvmMethod::sendsPlaintext),
        "in clear only if the list says so");
    holds(
        card.log().encipheredVerifies() == 0 || offers(rules, CvmMethod::sendsEnciphered),
        "enciphered only if the list says so");
  }

  private static boolean offers(List<CvmList.Rule> rules, Predicate<CvmMethod> way) {
    return rules.stream().anyMatch(rule -> CvmMethod.of(rule.method()).filter(way).isPresent());
  }
}
