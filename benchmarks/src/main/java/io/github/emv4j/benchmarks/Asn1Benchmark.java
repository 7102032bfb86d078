package io.github.emv4j.benchmarks;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvLimits;
import io.github.emv4j.tlv.TlvReader;
import java.io.IOException;
import java.util.List;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.openjdk.jmh.annotations.Benchmark;

/** Bytes to a tree against an ASN.1 reader, with an input that it accepts. */
public class Asn1Benchmark extends Suite {
  private final Bytes bytes = TlvInput.ASN1.data();
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
