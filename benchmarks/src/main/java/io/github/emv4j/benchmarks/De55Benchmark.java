package io.github.emv4j.benchmarks;

import com.payneteasy.tlv.BerTag;
import com.payneteasy.tlv.BerTlvBuilder;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.TlvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import net.sf.scuba.tlv.TLVOutputStream;
import org.jpos.tlv.TLVList;
import org.openjdk.jmh.annotations.Benchmark;

/** Twenty elements to the bytes of a host message, each library with tags it has at hand. */
public class De55Benchmark extends Suite {
  private final List<Tag> tags = De55.ELEMENTS.stream().map(e -> Tag.of(e.tag())).toList();
  private final List<Bytes> values = De55.ELEMENTS.stream().map(De55.Element::value).toList();
  private final List<byte[]> arrays = De55.ELEMENTS.stream().map(De55.Element::array).toList();
  private final List<BerTag> berTags =
      tags.stream().map(tag -> new BerTag(tag.encoded().toByteArray())).toList();

  private final int encodedLength = build().length();

  /** {@return the encoded elements} */
  @Benchmark
  public Bytes build() {
    TlvWriter writer = new TlvWriter();
    for (int i = 0; i < tags.size(); i++) {
      writer.put(tags.get(i), values.get(i));
    }
    return writer.toBytes();
  }

  /** {@return the encoded elements} */
  @Benchmark
  public byte[] peerBuildBerTlv() {
    BerTlvBuilder builder = new BerTlvBuilder();
    for (int i = 0; i < tags.size(); i++) {
      builder.addBytes(berTags.get(i), arrays.get(i));
    }
    return builder.buildArray();
  }

  /** {@return the encoded elements} */
  @Benchmark
  public byte[] peerBuildJpos() {
    TLVList list = new TLVList();
    for (int i = 0; i < tags.size(); i++) {
      list.append(tags.get(i).value(), arrays.get(i));
    }
    return list.pack();
  }

  /** {@return the encoded elements} */
  @Benchmark
  public byte[] peerBuildScuba() throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (TLVOutputStream stream = new TLVOutputStream(target)) {
      for (int i = 0; i < tags.size(); i++) {
        stream.writeTag(tags.get(i).value());
        stream.writeValue(arrays.get(i));
      }
    }
    return target.toByteArray();
  }

  /** {@return the values alone, copied behind each other} */
  @Benchmark
  public byte[] limitCopy() {
    byte[] target = new byte[encodedLength];
    int at = 0;
    for (byte[] value : arrays) {
      System.arraycopy(value, 0, target, at, value.length);
      at += value.length;
    }
    return target;
  }
}
