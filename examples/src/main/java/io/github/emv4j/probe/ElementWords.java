package io.github.emv4j.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Tags;
import io.github.emv4j.decode.Decoder;
import io.github.emv4j.decode.Explanation;
import java.util.List;
import java.util.Optional;

/** What the data elements of an application mean. */
final class ElementWords {
  private final Decoder decoder;
  private final Masking masking;

  ElementWords(Bytes aid, Masking masking) {
    this.decoder = Decoder.standard().forApplication(aid);
    this.masking = masking;
  }

  /**
   * Adds the meaning of an element and of its parts.
   *
   * @param shown the value as it is shown, in part or whole in stars where it is hidden
   */
  void add(ObjectNode node, ElementFact element, String shown) {
    Optional<Explanation> meaning =
        decoder.decodeElement(element.tag(), element.value()).parts().stream().findFirst();
    // A card number that stands where nobody expects it is hidden from here on, too.
    boolean hidden = !shown.equals(element.value().toHex());
    meaning
        .filter(words -> !hidden || words.isSensitive())
        .ifPresent(words -> DecodeJson.addMeaning(node, words, masking));
  }

  /** {@return the rules of a CVM list in words, in order; none if there is no list} */
  List<String> verificationRules(Optional<Bytes> list) {
    return list
        .map(value -> decoder.decodeElement(Tags.CVM_LIST, value).parts().get(0).parts())
        .orElse(List.of())
        .stream()
        .filter(part -> part.name().startsWith("Rule "))
        .map(part -> DecodePage.meaning(part, masking))
        .toList();
  }
}
