package io.github.emv4j.probe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emv4j.decode.Decoded;
import io.github.emv4j.decode.Explanation;
import java.util.List;
import java.util.Locale;

/** Decoded bytes as one JSON object. */
final class DecodeJson {
  private final Masking masking;

  private DecodeJson(Masking masking) {
    this.masking = masking;
  }

  static ObjectNode of(Decoded decoded, boolean guessed, Masking masking) {
    ObjectNode root = JsonText.object().put("form", decoded.form().toString());
    root.put("guessed", guessed).put("complete", decoded.isComplete());
    new DecodeJson(masking).addAll(root.putArray("parts"), decoded.parts());
    ArrayNode faults = root.putArray("faults");
    for (Explanation fault : decoded.faults()) {
      faults.addObject().put("offset", fault.offset()).put("reason", fault.text());
    }
    return root;
  }

  private void addAll(ArrayNode list, List<Explanation> parts) {
    parts.forEach(part -> add(list.addObject(), part));
  }

  private void add(ObjectNode node, Explanation part) {
    node.put("kind", part.kind().name().toLowerCase(Locale.ROOT));
    part.tag().ifPresent(tag -> node.put("tag", tag.toString()));
    if (!part.name().isEmpty()) {
      node.put("name", CleanText.of(part.name()));
    }
    node.put("offset", part.offset());
    if (part.length() > 0) {
      node.put("length", part.length()).put("value", DecodePage.hex(part, masking));
    }
    addMeaning(node, part);
  }

  /** Adds what something means, and what its parts mean, to an object that tells the rest. */
  static void addMeaning(ObjectNode node, Explanation part, Masking masking) {
    new DecodeJson(masking).addMeaning(node, part);
  }

  private void addMeaning(ObjectNode node, Explanation part) {
    String meaning = DecodePage.meaning(part, masking);
    if (!meaning.isEmpty()) {
      node.put("meaning", meaning);
    }
    if (!part.parts().isEmpty()) {
      addAll(node.putArray("parts"), part.parts());
    }
  }
}
