package io.github.emv4j.benchmarks;

import com.payneteasy.tlv.BerTag;
import com.payneteasy.tlv.BerTlv;
import com.payneteasy.tlv.BerTlvParser;
import com.payneteasy.tlv.BerTlvs;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvLimits;
import io.github.emv4j.tlv.TlvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.sf.scuba.tlv.TLVInputStream;
import org.bouncycastle.asn1.ASN1InputStream;
import org.jpos.tlv.TLVList;
import org.jpos.tlv.TLVMsg;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Bytes to a tree of data objects, and the search for one of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TlvBenchmark {
  /** What is read. */
  @Param({"RECORD", "DE55"})
  TlvInput input;

  private byte[] array;
  private Bytes bytes;
  private Tag lastTag;
  private BerTag lastBerTag;

  /** Makes the data. */
  @Setup
  public void prepare() {
    bytes = input.data();
    array = bytes.toByteArray();
    lastTag = Tag.of(input.lastTag());
    lastBerTag = new BerTag(lastTag.encoded().toByteArray());
  }

  /** {@return the tree} */
  @Benchmark
  public List<Tlv> treeEmv4j() {
    return TlvReader.parse(bytes, TlvLimits.FILE);
  }

  /** {@return the tree, from an array as a reader delivers it} */
  @Benchmark
  public List<Tlv> treeEmv4jFromArray() {
    return TlvReader.parse(Bytes.copyOf(array), TlvLimits.FILE);
  }

  /** {@return the tree} */
  @Benchmark
  public BerTlvs treeBerTlv() {
    return new BerTlvParser().parse(array);
  }

  /** Reads every object, templates opened; jPOS itself opens none. */
  @Benchmark
  public void treeJpos(Blackhole hole) {
    openJpos(array, hole);
  }

  private static void openJpos(byte[] data, Blackhole hole) {
    TLVList list = new TLVList();
    list.unpack(data);
    for (TLVMsg message : list.getTags()) {
      int tag = message.getTag();
      if (Tag.of(tag).isConstructed()) {
        openJpos(message.getValue(), hole);
      } else {
        hole.consume(message);
      }
    }
  }

  /** Reads every object; scuba makes no tree, so its values are only looked at. */
  @Benchmark
  public void treeScuba(Blackhole hole) throws IOException {
    try (TLVInputStream stream = new TLVInputStream(new ByteArrayInputStream(array))) {
      while (stream.available() > 0) {
        int tag = stream.readTag();
        int length = stream.readLength();
        if (Tag.of(tag).isConstructed()) {
          hole.consume(length);
        } else {
          hole.consume(stream.readValue());
        }
      }
    }
  }

  /** Reads every object as ASN.1, where Bouncy Castle accepts the tags. */
  @Benchmark
  public void treeBouncyCastle(Blackhole hole) throws IOException {
    try (ASN1InputStream stream = new ASN1InputStream(array)) {
      for (Object next = stream.readObject(); next != null; next = stream.readObject()) {
        hole.consume(next);
      }
    }
  }

  /** {@return where the last object begins: an index that walks over the array, nothing checked} */
  @Benchmark
  public int limitIndexWalk() {
    int at = 0;
    int last = 0;
    while (at < array.length) {
      last = at;
      int first = array[at++];
      if ((first & 0x1F) == 0x1F) {
        while ((array[at++] & 0x80) != 0) {}
      }
      int length = array[at++] & 0xFF;
      if (length > 0x80) {
        int more = length & 0x7F;
        length = 0;
        while (more-- > 0) {
          length = (length << 8) | (array[at++] & 0xFF);
        }
      }
      if ((first & 0x20) == 0) {
        at += length;
      }
    }
    return last;
  }

  /** {@return where the last object begins} */
  @Benchmark
  public int findEmv4j() {
    return TlvReader.indexOf(bytes, lastTag);
  }

  /** {@return the value of the last object} */
  @Benchmark
  public int findEmv4jValue() {
    return TlvReader.find(bytes, lastTag).orElseThrow().at(0);
  }

  /** {@return the last object} */
  @Benchmark
  public BerTlv findBerTlv() {
    return new BerTlvParser().parse(array).find(lastBerTag);
  }

  /** {@return the last object, where jPOS sees it: outside templates} */
  @Benchmark
  public TLVMsg findJpos() {
    TLVList list = new TLVList();
    list.unpack(array);
    TLVMsg found = list.find(lastTag.value());
    if (found == null) {
      TLVList inner = new TLVList();
      inner.unpack(list.index(0).getValue());
      found = inner.find(lastTag.value());
    }
    return found;
  }

  /** {@return the value of the last object} */
  @Benchmark
  public byte[] findScuba() throws IOException {
    try (TLVInputStream stream = new TLVInputStream(new ByteArrayInputStream(array))) {
      stream.skipToTag(lastTag.value());
      stream.readLength();
      return stream.readValue();
    }
  }
}
