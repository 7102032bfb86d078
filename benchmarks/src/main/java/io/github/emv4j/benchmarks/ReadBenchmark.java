package io.github.emv4j.benchmarks;

import io.github.emv4j.EmvReader;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualProfiles;
import java.time.Clock;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** A whole card read, from the answer to reset to the findings, without the time of a card. */
public class ReadBenchmark extends Suite {
  /** The virtual card: with a directory for contacts, with one for a tap. */
  @Param({"standard", "contactless-mastercard"})
  String profile;

  private final TerminalData terminal =
      TerminalData.defaults(Clock.systemUTC())
          .with(Tags.UNPREDICTABLE_NUMBER, Bytes.fromHex("11223344"));
  private final EmvReader reader = EmvReader.withTerminal(terminal);
  private MemoryCard card;

  /** Listens to the virtual card once. */
  @Setup
  public void listen() throws TransportException {
    card = MemoryCard.of(VirtualProfiles.byName(profile), reader);
  }

  /** {@return what was noticed about the card} */
  @Benchmark
  public List<Finding> read() throws TransportException {
    return reader.read(card.again()).orElseThrow().findings();
  }

  /**
   * Copies every answer and walks over its objects, nothing else; what no reader can do without.
   */
  @Benchmark
  public void limitCopyAndWalk(Blackhole hole) {
    for (byte[] answer : card.answers()) {
      hole.consume(IndexWalk.lastObject(answer.clone(), answer.length - 2));
    }
  }
}
