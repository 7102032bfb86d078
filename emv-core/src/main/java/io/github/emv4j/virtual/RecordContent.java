package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import java.util.List;

/** Looks into the records that the card itself holds. */
final class RecordContent {
  private RecordContent() {}

  /** {@return the objects in a record; none in a log record, or one malformed on purpose} */
  static List<Tlv> objects(Bytes record) {
    try {
      return TlvReader.parse(record).stream()
          .flatMap(template -> template.children().stream())
          .toList();
    } catch (MalformedDataException e) {
      return List.of();
    }
  }
}
