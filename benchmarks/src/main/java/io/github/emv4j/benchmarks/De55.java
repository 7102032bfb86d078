package io.github.emv4j.benchmarks;

import io.github.emv4j.bytes.Bytes;
import java.util.List;

/** The usual elements of an authorisation request. */
final class De55 {
  /** One element: tag and value. */
  record Element(int tag, Bytes value) {
    byte[] array() {
      return value.toByteArray();
    }
  }

  static final List<Element> ELEMENTS =
      List.of(
          element(0x9F26, "0123456789ABCDEF"),
          element(0x9F27, "80"),
          element(0x9F10, "06010A03A0B800"),
          element(0x9F37, "11223344"),
          element(0x95, "8000048000"),
          element(0x9A, "261122"),
          element(0x9C, "00"),
          element(0x9F02, "000000001000"),
          element(0x5F2A, "0978"),
          element(0x82, "3900"),
          element(0x9F1A, "0276"),
          element(0x9F03, "000000000000"),
          element(0x9F33, "E0F8C8"),
          element(0x9F34, "410302"),
          element(0x9F35, "22"),
          element(0x9F1E, "3132333435363738"),
          element(0x84, "A0000000031010"),
          element(0x9F09, "0140"),
          element(0x9F41, "00000001"),
          element(0x5F34, "01"));

  private De55() {}

  private static Element element(int tag, String hex) {
    return new Element(tag, Bytes.fromHex(hex));
  }
}
