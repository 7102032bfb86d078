package io.github.emv4j.probe;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.CardValue;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.Dictionary;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One data element of a card.
 *
 * @param tag its tag
 * @param value as received; may be empty
 * @param source where it was found
 */
record ElementFact(Tag tag, Bytes value, DataSource source) {

  static boolean isInRecord(CardValue value) {
    return value.source() instanceof DataSource.CardRecord;
  }

  /** {@return the element itself, or those in it if it is a template} */
  static List<ElementFact> of(CardValue value) {
    ElementFact whole = new ElementFact(value.tag(), value.value(), value.source());
    if (!value.tag().isConstructed()) {
      return List.of(whole);
    }
    try {
      List<ElementFact> parts = new ArrayList<>();
      for (Tlv object : TlvReader.parse(value.value())) {
        parts.addAll(of(new CardValue(object.tag(), object.value(), value.source())));
      }
      return parts;
    } catch (MalformedDataException e) {
      return List.of(whole);
    }
  }

  /** {@return its name in the books, else what any scheme calls it} */
  Optional<String> name() {
    return Dictionary.emv()
        .lookup(tag)
        .or(() -> Dictionary.emv().definitions(tag).stream().findFirst())
        .map(DataElement::name);
  }
}
