package io.github.emv4j.probe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON with line breaks, for people and programs. */
final class JsonText {
  private JsonText() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static String of(ObjectNode node) {
    return node.toPrettyString();
  }
}
