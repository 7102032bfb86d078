package io.github.emv4j.benchmarks;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvLimits;
import io.github.emv4j.tlv.TlvReader;
import io.github.emv4j.tlv.TlvWriter;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** How the cost of a tree, and of a search through it, grows with its bytes. */
public class SizeGrowthBenchmark extends Suite {
  private static final int TEMPLATE_LENGTH = 98;

  /** Bytes in all, in templates of a hundred. */
  @Param({"100", "800", "6400", "64000"})
  int size;

  private Bytes bytes;

  /** Makes the data. */
  @Setup
  public void fill() {
    TlvWriter writer = new TlvWriter();
    for (int length = 0; length < size; length += TEMPLATE_LENGTH + 2) {
      writer.open(Tag.of(0xE1));
      for (int i = 0; i < 7; i++) {
        writer.put(Tag.of(0xDF01 + i), Bytes.filled(i, 11));
      }
      writer.close();
    }
    bytes = writer.toBytes();
  }

  /** {@return the tree} */
  @Benchmark
  public List<Tlv> tree() {
    return TlvReader.parse(bytes, TlvLimits.FILE);
  }

  /** {@return -1, after a look at every object} */
  @Benchmark
  public int find() {
    return TlvReader.indexOf(bytes, Tag.of(0xDF7F));
  }
}
