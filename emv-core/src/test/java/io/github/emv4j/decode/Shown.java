package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Scope;
import io.github.emv4j.tlv.Tag;
import java.util.ArrayList;
import java.util.List;

/** Decoded trees as lines of text, without indentation. */
final class Shown {
  private Shown() {}

  static List<String> lines(Decoded decoded) {
    List<String> lines = new ArrayList<>();
    decoded.parts().forEach(part -> add(lines, part));
    return lines;
  }

  private static void add(List<String> lines, Explanation part) {
    lines.add(part.toString());
    part.parts().forEach(inner -> add(lines, inner));
  }

  /** {@return all that is shown, hidden things included if asked for} */
  static String everything(Decoded decoded, boolean unmasked) {
    StringBuilder text = new StringBuilder();
    decoded.parts().forEach(part -> add(text, part, unmasked));
    return text.toString();
  }

  private static void add(StringBuilder text, Explanation part, boolean unmasked) {
    text.append(part.name()).append('|');
    text.append(unmasked ? part.unmaskedHex() : part.hex()).append('|');
    text.append(unmasked ? part.unmaskedText() : part.text()).append('\n');
    part.parts().forEach(inner -> add(text, inner, unmasked));
  }

  static List<String> element(String tag, String hex) {
    return element(tag, hex, Scope.EMV);
  }

  static List<String> element(String tag, String hex, Scope scope) {
    return lines(
        Decoder.standard().forScope(scope).decodeElement(Tag.fromHex(tag), Bytes.fromHex(hex)));
  }
}
