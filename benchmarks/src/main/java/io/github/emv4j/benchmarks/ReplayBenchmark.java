package io.github.emv4j.benchmarks;

import io.github.emv4j.EmvReader;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.trace.ReplayConnection;
import io.github.emv4j.trace.Trace;
import java.time.Clock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Recorded conversations: the text read, and the card read again out of it. */
public class ReplayBenchmark extends Suite {
  /** The recording. */
  @Param({"visa-contact", "mastercard-contactless"})
  String trace;

  private final EmvReader reader = EmvReader.withTerminal(TerminalData.defaults(Clock.systemUTC()));
  private String text;
  private Trace parsed;

  /** Loads the recording. */
  @Setup
  public void load() {
    text = Recordings.text(trace);
    parsed = Trace.parse(text);
  }

  /** {@return the conversation} */
  @Benchmark
  public Trace parse() {
    return Trace.parse(text);
  }

  /** {@return what the card says} */
  @Benchmark
  public CardReport replay() {
    return reader.inspect(ReplayConnection.lenient(parsed));
  }

  /** {@return the characters, copied: the least that reading a text takes} */
  @Benchmark
  public char[] limitCopy() {
    return text.toCharArray();
  }
}
