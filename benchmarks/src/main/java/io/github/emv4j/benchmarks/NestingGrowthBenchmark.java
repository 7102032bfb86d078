package io.github.emv4j.benchmarks;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvLimits;
import io.github.emv4j.tlv.TlvReader;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** How the cost of a tree grows with its depth, a few elements on every level. */
public class NestingGrowthBenchmark extends Suite {
  /** Levels, the innermost elements included. */
  @Param({"1", "2", "4", "8", "16"})
  int depth;

  private Bytes bytes;

  /** Makes the data. */
  @Setup
  public void nest() {
    Bytes inner = elements();
    for (int level = 1; level < depth; level++) {
      inner = Tlv.of(Tag.of(0xE1), TlvReader.parse(inner)).encoded().concat(elements());
    }
    bytes = inner;
  }

  private static Bytes elements() {
    return Bytes.fromHex("DF010411223344DF020455667788DF0302AABB");
  }

  /** {@return the tree} */
  @Benchmark
  public List<Tlv> tree() {
    return TlvReader.parse(bytes, TlvLimits.RESPONSE);
  }
}
