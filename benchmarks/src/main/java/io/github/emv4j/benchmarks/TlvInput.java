package io.github.emv4j.benchmarks;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.TlvWriter;

/** The TLV data that all libraries are given alike. */
public enum TlvInput {
  /** A READ RECORD answer of 250 bytes: a certificate and the usual small elements. */
  RECORD(0x5F24) {
    @Override
    Bytes data() {
      return account()
          .put(Tag.of(0x9F07), Bytes.fromHex("FF00"))
          .put(Tag.of(0x9F0D), Bytes.fromHex("F06020A800"))
          .put(Tag.of(0x9F0E), Bytes.fromHex("0010000000"))
          .put(Tag.of(0x5F24), Bytes.fromHex("301231"))
          .close()
          .toBytes();
    }
  },

  /** Such an answer without tags like 9F07, whose number would fit into one byte. */
  ASN1(0x5F24) {
    @Override
    Bytes data() {
      return account()
          .put(Tag.of(0x9F42), Bytes.fromHex("0978"))
          .put(Tag.of(0x9F44), Bytes.fromHex("02"))
          .put(Tag.of(0x9F49), Bytes.fromHex("9F3704"))
          .put(Tag.of(0x5F24), Bytes.fromHex("301231"))
          .close()
          .toBytes();
    }
  },

  /** The chip data of a host message with issuer scripts, 2 KB. */
  DE55(0x9F36) {
    @Override
    Bytes data() {
      TlvWriter writer = new TlvWriter();
      for (De55.Element element : De55.ELEMENTS) {
        writer.put(Tag.of(element.tag()), element.value());
      }
      for (int script = 0; script < SCRIPTS; script++) {
        writer.open(Tag.of(script % 2 == 0 ? 0x71 : 0x72));
        writer.put(Tag.of(0x9F18), Bytes.of(0, 0, 0, script));
        for (int command = 0; command < COMMANDS; command++) {
          writer.put(Tag.of(0x86), Bytes.fromHex("8424000208").concat(Bytes.filled(command, 40)));
        }
        writer.close();
      }
      return writer.put(Tag.of(0x9F36), Bytes.fromHex("0102")).toBytes();
    }
  };

  private static final int SCRIPTS = 6;
  private static final int COMMANDS = 6;

  private final int lastTag;

  TlvInput(int lastTag) {
    this.lastTag = lastTag;
  }

  abstract Bytes data();

  private static TlvWriter account() {
    return new TlvWriter()
        .open(Tag.of(0x70))
        .put(Tag.of(0x8F), Bytes.of(0x92))
        .put(Tag.of(0x90), Bytes.filled(0xA5, 128))
        .put(Tag.of(0x9F32), Bytes.of(0x03))
        .put(Tag.of(0x92), Bytes.filled(0x5A, 36))
        .put(Tag.of(0x5A), Bytes.fromHex("9999991234567893"))
        .put(Tag.of(0x5F34), Bytes.of(0x01))
        .put(Tag.of(0x5F25), Bytes.fromHex("250101"))
        .put(Tag.of(0x8E), Bytes.fromHex("000000000000000042011E031F00"));
  }

  /** {@return a tag that stands at the end, so that a search has to pass all the others} */
  int lastTag() {
    return lastTag;
  }
}
