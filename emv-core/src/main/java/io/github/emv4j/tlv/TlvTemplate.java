package io.github.emv4j.tlv;

import io.github.emv4j.bytes.Bytes;
import java.util.List;

/** A constructed data object. */
final class TlvTemplate extends Tlv {
  private final List<Tlv> children;

  TlvTemplate(Bytes source, int start, long header, List<Tlv> children) {
    super(source, start, header);
    this.children = children;
  }

  @Override
  public List<Tlv> children() {
    return children;
  }
}
