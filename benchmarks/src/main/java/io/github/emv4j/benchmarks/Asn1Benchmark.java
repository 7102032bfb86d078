package io.github.emv4j.benchmarks;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvLimits;
import io.github.emv4j.tlv.TlvReader;
import io.github.emv4j.tlv.TlvWriter;
import java.io.IOException;
import java.util.List;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * Bytes to a tree against an ASN.1 reader. It refuses tags like 9F07, whose number would fit into
 * one byte, so the input has none: 250 bytes of a record all the same.
 */
public class Asn1Benchmark extends Suite {
  private final Bytes bytes =
      new TlvWriter()
          .open(Tag.of(0x70))
          .put(Tag.of(0x8F), Bytes.of(0x92))
          .put(Tag.of(0x90), Bytes.filled(0xA5, 128))
          .put(Tag.of(0x9F32), Bytes.of(0x03))
          .put(Tag.of(0x92), Bytes.filled(0x5A, 36))
          .put(Tag.of(0x5A), Bytes.fromHex("9999991234567893"))
          .put(Tag.of(0x5F34), Bytes.of(0x01))
          .put(Tag.of(0x5F25), Bytes.fromHex("250101"))
          .put(Tag.of(0x8E), Bytes.fromHex("000000000000000042011E031F00"))
          .put(Tag.of(0x9F42), Bytes.fromHex("0978"))
          .put(Tag.of(0x9F44), Bytes.fromHex("02"))
          .put(Tag.of(0x9F49), Bytes.fromHex("9F3704"))
          .put(Tag.of(0x5F24), Bytes.fromHex("301231"))
          .close()
          .toBytes();

  private final byte[] array = bytes.toByteArray();

  /** {@return the tree} */
  @Benchmark
  public List<Tlv> tree() {
    return TlvReader.parse(bytes, TlvLimits.RESPONSE);
  }

  /** {@return the tree as ASN.1} */
  @Benchmark
  public ASN1Primitive peerTreeBouncyCastle() throws IOException {
    try (ASN1InputStream stream = new ASN1InputStream(array)) {
      return stream.readObject();
    }
  }
}
