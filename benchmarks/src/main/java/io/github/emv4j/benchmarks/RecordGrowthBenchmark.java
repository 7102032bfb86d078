package io.github.emv4j.benchmarks;

import io.github.emv4j.EmvReader;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.CardProfile;
import java.time.Clock;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** How the cost of a read grows with the records of the card. */
public class RecordGrowthBenchmark extends Suite {
  private static final int RECORDS_IN_A_FILE = 50;

  /** Records of the card, each with six elements that no scheme knows. */
  @Param({"1", "3", "10", "30", "100"})
  int records;

  private final EmvReader reader = EmvReader.withTerminal(TerminalData.defaults(Clock.systemUTC()));
  private MemoryCard card;

  /** Makes the card and listens to it once. */
  @Setup
  public void listen() throws TransportException {
    CardProfile profile =
        CardProfile.builder()
            .directory()
            .application(
                Bytes.fromHex("A0000000031010"),
                application -> {
                  for (int i = 0; i < records; i++) {
                    application.record(
                        1 + i / RECORDS_IN_A_FILE, 1 + i % RECORDS_IN_A_FILE, elements(i));
                  }
                })
            .build();
    card = MemoryCard.of(profile, reader);
  }

  private static Tlv[] elements(int record) {
    Tlv[] elements = new Tlv[6];
    for (int i = 0; i < elements.length; i++) {
      int number = record * elements.length + i;
      Tag tag = Tag.of(0xDF8100 + number / 100 * 0x100 + number % 100);
      elements[i] = Tlv.of(tag, Bytes.filled(number & 0xFF, 12));
    }
    return elements;
  }

  /** {@return what was noticed about the card} */
  @Benchmark
  public List<Finding> read() throws TransportException {
    return reader.read(card.again()).orElseThrow().findings();
  }
}
