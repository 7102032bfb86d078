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
import net.sf.scuba.tlv.TLVInputStream;
import org.jpos.tlv.TLVList;
import org.jpos.tlv.TLVMsg;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** Bytes to a tree of data objects, and the search for one of them. */
public class TlvBenchmark extends Suite {
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
  public List<Tlv> tree() {
    return TlvReader.parse(bytes, TlvLimits.FILE);
  }

  /** {@return the tree, from an array as a reader delivers it} */
  @Benchmark
  public List<Tlv> treeFromArray() {
    return TlvReader.parse(Bytes.copyOf(array), TlvLimits.FILE);
  }

  /** {@return the tree} */
  @Benchmark
  public BerTlvs peerTreeBerTlv() {
    return new BerTlvParser().parse(array);
  }

  /** Reads every object, templates opened; jPOS itself opens none. */
  @Benchmark
  public void peerTreeJpos(Blackhole hole) {
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
  public void peerTreeScuba(Blackhole hole) throws IOException {
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

  /** {@return where the last object begins: an index that walks over the array, nothing checked} */
  @Benchmark
  public int limitIndexWalk() {
    return IndexWalk.lastObject(array, array.length);
  }

  /** {@return where the last object begins} */
  @Benchmark
  public int find() {
    return TlvReader.indexOf(bytes, lastTag);
  }

  /** {@return the value of the last object} */
  @Benchmark
  public int findValue() {
    return TlvReader.find(bytes, lastTag).orElseThrow().at(0);
  }

  /** {@return the last object} */
  @Benchmark
  public BerTlv peerFindBerTlv() {
    return new BerTlvParser().parse(array).find(lastBerTag);
  }

  /** {@return the last object, where jPOS sees it: outside templates} */
  @Benchmark
  public TLVMsg peerFindJpos() {
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
  public byte[] peerFindScuba() throws IOException {
    try (TLVInputStream stream = new TLVInputStream(new ByteArrayInputStream(array))) {
      stream.skipToTag(lastTag.value());
      stream.readLength();
      return stream.readValue();
    }
  }
}
