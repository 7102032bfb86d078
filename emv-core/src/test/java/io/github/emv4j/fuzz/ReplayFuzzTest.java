package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.emv4j.ApplicationChoice;
import io.github.emv4j.EmvReader;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.trace.ReplayConnection;
import io.github.emv4j.trace.Trace;
import io.github.emv4j.trace.TraceFormatException;
import io.github.emv4j.transport.CardChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/** A card can be read from any trace, whatever was written into it. */
@Tag("trace")
class ReplayFuzzTest {
  private static final int MAX_INPUT = 16_384;
  private static final EmvReader READER =
      FuzzedSession.READER.choosing(ApplicationChoice.best()).trusting(FuzzedSession.KEYS);

  @FuzzTest(maxDuration = "10s")
  void readsAnyTrace(byte[] input) {
    if (input.length > MAX_INPUT) {
      return;
    }
    Trace trace;
    try {
      trace = Trace.parse(new String(input, StandardCharsets.UTF_8));
    } catch (TraceFormatException e) {
      return;
    }
    ReplayConnection lenient = ReplayConnection.lenient(trace);
    CardReport report = READER.inspectAll(lenient);
    FuzzedSession.check(report);
    holds(lenient.deviations() <= report.exchanges().count(), "deviations are exchanges");
    holds(lenient.remaining() <= trace.exchanges().size(), "no more remain than there are");
    ReplayConnection strict = ReplayConnection.strict(trace);
    CardReport stopped = READER.inspectAll(strict);
    FuzzedSession.check(stopped);
    holds(stopped.exchanges().count() <= trace.exchanges().size() + 1, "strict ends with it");
    holds(report.exchanges().count() <= CardChannel.MAX_EXCHANGES, "exchanges are bounded");
  }
}
