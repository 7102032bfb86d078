package io.github.emv4j.benchmarks;

import com.payneteasy.tlv.BerTag;
import com.payneteasy.tlv.BerTlvBuilder;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.TlvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.sf.scuba.tlv.TLVOutputStream;
import org.jpos.tlv.TLVList;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Twenty elements to the bytes of a host message, each library with tags it has at hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class De55Benchmark {
  private final List<Tag> tags = De55.ELEMENTS.stream().map(e -> Tag.of(e.tag())).toList();
  private final List<Bytes> values = De55.ELEMENTS.stream().map(De55.Element::value).toList();
  private final List<byte[]> arrays = De55.ELEMENTS.stream().map(De55.Element::array).toList();
  private final List<BerTag> berTags =
      tags.stream().map(tag -> new BerTag(tag.encoded().toByteArray())).toList();

  /** {@return the encoded elements} */
  @Benchmark
  public Bytes buildEmv4j() {
    TlvWriter writer = new TlvWriter();
    for (int i = 0; i < tags.size(); i++) {
      writer.put(tags.get(i), values.get(i));
    }
    return writer.toBytes();
  }

  /** {@return the encoded elements} */
  @Benchmark
  public byte[] buildBerTlv() {
    BerTlvBuilder builder = new BerTlvBuilder();
    for (int i = 0; i < tags.size(); i++) {
      builder.addBytes(berTags.get(i), arrays.get(i));
    }
    return builder.buildArray();
  }

  /** {@return the encoded elements} */
  @Benchmark
  public byte[] buildJpos() {
    TLVList list = new TLVList();
    for (int i = 0; i < tags.size(); i++) {
      list.append(tags.get(i).value(), arrays.get(i));
    }
    return list.pack();
  }

  /** {@return the encoded elements} */
  @Benchmark
  public byte[] buildScuba() throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (TLVOutputStream stream = new TLVOutputStream(target)) {
      for (int i = 0; i < tags.size(); i++) {
        stream.writeTag(tags.get(i).value());
        stream.writeValue(arrays.get(i));
      }
    }
    return target.toByteArray();
  }
}
