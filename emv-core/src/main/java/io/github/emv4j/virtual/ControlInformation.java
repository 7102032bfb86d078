package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** File control information in the making: template 6F with the name, A5 and BF0C. */
final class ControlInformation {
  private final List<Tlv> proprietary = new ArrayList<>();
  private final List<Tlv> discretionary = new ArrayList<>();
  private Optional<Bytes> raw = Optional.empty();

  void proprietary(Tlv object) {
    proprietary.add(object);
  }

  void discretionary(Tlv object) {
    discretionary.add(object);
  }

  /** Replaces all by bytes as they are. */
  void raw(Bytes information) {
    raw = Optional.of(information);
  }

  /** {@return the template, or the bytes that stand for it} */
  Bytes encoded(Bytes name, List<Tlv> leading) {
    return raw.orElseGet(() -> written(name, leading));
  }

  private Bytes written(Bytes name, List<Tlv> leading) {
    TlvWriter writer = new TlvWriter().open(PersonalisationTags.FCI_TEMPLATE);
    writer.put(PersonalisationTags.DF_NAME, name).open(PersonalisationTags.FCI_PROPRIETARY);
    leading.forEach(writer::put);
    proprietary.forEach(writer::put);
    if (!discretionary.isEmpty()) {
      writer.put(Tlv.of(PersonalisationTags.FCI_DISCRETIONARY, discretionary));
    }
    return writer.close().close().toBytes();
  }
}
