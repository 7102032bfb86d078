package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.emv4j.EmvReader;
import io.github.emv4j.ReadResult;
import io.github.emv4j.contactless.ContactlessReading;
import io.github.emv4j.contactless.MagStripeResult;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** Whatever a card in the field answers, a tap ends, and computes for a payment only if asked. */
@Tag("session")
class ContactlessFuzzTest {
  private static final int MAX_INPUT = 8_192;
  private static final Set<Integer> COMPUTING_CHECKSUM = Set.of(0x2A, 0xC0);
  private static final Set<Integer> GENERATING = Set.of(0xAE, 0xC0);
  private static final EmvReader READER = FuzzedSession.READER.over(CardInterface.CONTACTLESS);

  @FuzzTest(maxDuration = "10s")
  void endsAndComputesOnlyIfAsked(byte[] input) {
    if (input.length > MAX_INPUT) {
      return;
    }
    FuzzInput in = new FuzzInput(input);
    int way = in.next();
    FuzzedCard card = new FuzzedCard(in);
    try {
      ReadResult result = READER.read(card);
      FuzzedSession.check(result);
      if (result.application().isPresent()) {
        goOn(result.application().get(), card, way);
      }
    } catch (TransportException e) {
      Oracle.isOneSafeLine(e.description());
    }
    holds(card.log().count() <= CardChannel.MAX_EXCHANGES, "exchanges are bounded");
    holds(card.log().verifies() == 0, "nobody asked for VERIFY");
  }

  private static void goOn(ReadApplication application, FuzzedCard card, int way)
      throws TransportException {
    ContactlessReading reading = application.contactless().orElseThrow();
    Oracle.isOneSafeLine(reading.describe());
    Oracle.isOneSafeLine(reading.kernelName());
    application
        .data()
        .pan()
        .filter(pan -> pan.digits().length() > 12)
        .ifPresent(pan -> holds(!reading.toString().contains(pan.digits()), "masked"));
    card.log().allow(CommandLog.AUTHENTICATING);
    check(application.authenticate(FuzzedSession.KEYS));
    if ((way & 1) != 0) {
      card.log().allow(COMPUTING_CHECKSUM);
      MagStripeResult filled = application.fillTracks();
      Oracle.isOneSafeLine(filled.describe());
    }
    if ((way & 2) != 0) {
      card.log().allow(GENERATING);
      check(application.authenticateByCryptogram(FuzzedSession.KEYS));
    }
  }

  private static void check(OdaResult result) {
    Oracle.isOneSafeLine(result.describe());
    holds(!result.isAuthenticated() || result.failure().isEmpty(), "what failed is not genuine");
    result.findings().forEach(finding -> Oracle.isOneSafeLine(finding.toString()));
  }
}
