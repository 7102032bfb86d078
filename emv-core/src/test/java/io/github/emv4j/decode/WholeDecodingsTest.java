package io.github.emv4j.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Scope;
import io.github.emv4j.tlv.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every line that is shown of some bytes: places, names, meanings, and what is hidden.
 *
 * <p>A case begins with {@code =}, the form ({@code any} to have it guessed) and the bytes; for an
 * element its tag stands before them, and the scheme if it is known. The lines of a conversation
 * begin with {@code |}. Of every part is expected where it begins, its length, its kind if it is no
 * element or field, its text, and behind a bar what is shown to those who may see all.
 */
class WholeDecodingsTest {
  record Case(String what, String text, List<String> expected) {
    @Override
    public String toString() {
      return what + text.replace("\n", " ");
    }
  }

  static Stream<Case> cases() {
    return Stream.of("answers", "atr", "commands", "conversations", "elements", "guesses", "lists")
        .flatMap(name -> read("whole/" + name + ".txt").stream());
  }

  private static List<Case> read(String file) {
    List<Case> cases = new ArrayList<>();
    for (String block : content(file).split("(?m)^= ?")) {
      List<String> expected = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      String[] lines = block.split("\n");
      for (int i = 1; i < lines.length; i++) {
        if (lines[i].startsWith("|")) {
          text.append(lines[i].substring(1).strip()).append('\n');
        } else if (!lines[i].isEmpty() && !lines[i].startsWith("#")) {
          expected.add(lines[i]);
        }
      }
      if (!expected.isEmpty()) {
        cases.add(new Case(lines[0].strip(), text.toString(), expected));
      }
    }
    return cases;
  }

  private static String content(String file) {
    try (InputStream in = WholeDecodingsTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void showsEveryPartWithItsPlaceAndMeaning(Case given) {
    Decoded decoded = decode(given);
    List<String> shown = new ArrayList<>(List.of("  " + decoded.form().describe()));
    decoded.parts().forEach(part -> show(shown, part, "  "));

    assertThat(shown).containsExactlyElementsOf(given.expected);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void showsTheBytesOfEveryPartAndHidesWhatIsSensitive(Case given) {
    List<Bytes> wholes = wholes(given);
    Decoded decoded = decode(given);

    for (int i = 0; i < decoded.parts().size(); i++) {
      // The parts of a recording are its lines.
      Bytes whole = decoded.form() == Form.TRACE ? wholes.get(i) : wholes.get(0);
      checkBytes(decoded.parts().get(i), whole);
    }
    assertThat(decoded.isComplete()).isTrue();
  }

  private static List<Bytes> wholes(Case given) {
    if (given.text.isEmpty()) {
      return List.of(HexText.parse(bytes(given)));
    }
    return given
        .text
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line(line))
        .toList();
  }

  private static Bytes line(String line) {
    try {
      return HexText.parse(line.replaceFirst("(?i)^(>|<|atr)", "").replaceFirst("#.*", ""));
    } catch (IllegalArgumentException e) {
      return Bytes.EMPTY;
    }
  }

  private static void checkBytes(Explanation part, Bytes whole) {
    String hex = whole.slice(part.offset(), part.offset() + part.length()).toHex();
    String stars = "*".repeat(hex.length());

    assertThat(part.hex()).isEqualTo(part.isSensitive() ? stars : hex);
    assertThat(part.unmaskedHex()).isIn(hex, part.isSensitive() ? stars : hex);
    part.parts().forEach(inner -> checkBytes(inner, whole));
  }

  private static Decoded decode(Case given) {
    String form = given.what.split(" ")[0];
    Decoder decoder = Decoder.standard();
    return switch (form) {
      case "trace" -> decoder.decodeTrace(given.text);
      case "any" -> decoder.decode(HexText.parse(bytes(given)));
      case "element" -> decodeElement(given);
      default -> decoder.decode(HexText.parse(bytes(given)), form(form));
    };
  }

  private static Decoded decodeElement(Case given) {
    String[] name = given.what.split(" ")[1].split("/");
    Decoder decoder = Decoder.standard();
    if (name.length > 1) {
      decoder = decoder.forScope(Scope.valueOf(name[1]));
    }
    return decoder.decodeElement(Tag.fromHex(name[0]), HexText.parse(bytes(given)));
  }

  private static Form form(String name) {
    return Form.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static String bytes(Case given) {
    String[] words = given.what.split(" ", given.what.startsWith("element") ? 3 : 2);
    return given.what.indexOf(' ') < 0 || words.length == 2 && given.what.startsWith("element")
        ? ""
        : words[words.length - 1];
  }

  private static void show(List<String> shown, Explanation part, String indentation) {
    String kind =
        switch (part.kind()) {
          case ELEMENT, FIELD -> "";
          default -> part.kind().name().toLowerCase(Locale.ROOT) + " ";
        };
    String line = part.offset() + "+" + part.length() + " " + kind + part;
    shown.add((indentation + line + hidden(part)).stripTrailing());
    part.parts().forEach(inner -> show(shown, inner, indentation + "  "));
  }

  private static String hidden(Explanation part) {
    if (!part.isSensitive()) {
      assertThat(part.unmaskedText()).isEqualTo(part.text());
      return "";
    }
    if (part.unmaskedHex().startsWith("*")) {
      return " | never shown";
    }
    return " | " + (part.unmaskedText().isEmpty() ? "hidden" : part.unmaskedText());
  }
}
