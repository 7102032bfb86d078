package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.emv4j.EmvReader;
import io.github.emv4j.ReadResult;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** Whatever a card answers, reading and authenticating it ends, and sends only what may be sent. */
@Tag("session")
class SessionFuzzTest {
  private static final int MAX_INPUT = 8_192;
  private static final Bytes AID = Bytes.fromHex("A0000000031010");

  @FuzzTest(maxDuration = "10s")
  void endsAndSendsOnlyWhatReads(byte[] input) {
    if (input.length > MAX_INPUT) {
      return;
    }
    FuzzInput in = new FuzzInput(input);
    int way = in.next();
    FuzzedCard card = new FuzzedCard(in);
    EmvReader reader =
        (way & 8) == 0
            ? FuzzedSession.READER
            : FuzzedSession.READER.over(CardInterface.CONTACTLESS);
    switch (way % 4) {
      case 0 -> inspect(reader.trusting(FuzzedSession.KEYS), card, way);
      case 1 -> inspect(reader, card, way);
      default -> read(reader, card);
    }
    holds(card.log().verifies() == 0, "nobody asked for VERIFY");
  }

  private static void inspect(EmvReader reader, FuzzedCard card, int way) {
    if (way % 4 == 0) {
      card.log().allow(Set.of(0xA4, 0xB2, 0xA8, 0xCA, 0xC0, 0x88));
    }
    CardReport report =
        switch (way >> 4 & 3) {
          case 0 -> reader.inspect(card);
          case 1 -> reader.inspect(card, AID);
          default -> reader.inspectAll(card);
        };
    FuzzedSession.check(report);
    holds(report.exchanges().count() == card.log().count(), "every exchange is counted");
  }

  private static void read(EmvReader reader, FuzzedCard card) {
    try {
      ReadResult result = reader.read(card);
      FuzzedSession.check(result);
      holds(card.log().count() <= CardChannel.MAX_EXCHANGES, "exchanges are bounded");
      if (result.application().isPresent()) {
        authenticate(result.application().get(), card);
      }
    } catch (TransportException e) {
      Oracle.isOneSafeLine(e.description());
    }
    holds(card.log().count() <= CardChannel.MAX_EXCHANGES, "exchanges are bounded");
  }

  private static void authenticate(ReadApplication application, FuzzedCard card)
      throws TransportException {
    card.log().allow(CommandLog.AUTHENTICATING);
    OdaResult result = application.authenticate(FuzzedSession.KEYS);
    Oracle.isOneSafeLine(result.describe());
    holds(!result.isAuthenticated() || result.failure().isEmpty(), "what failed is not genuine");
    holds(result.tvr().bytes().length() == 5, "TVR has five bytes");
    result.findings().forEach(finding -> Oracle.isOneSafeLine(finding.toString()));
  }
}
