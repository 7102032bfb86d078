package io.github.emv4j.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An element of a page. Whatever is put into it is escaped and free of control characters, so that
 * it cannot become markup; nothing that could run or load something can be made.
 */
final class Html {
  private static final Set<String> WITHOUT_END = Set.of("meta", "br");
  private static final Set<String> ACTIVE =
      Set.of(
          "a",
          "base",
          "embed",
          "form",
          "foreignobject",
          "iframe",
          "image",
          "img",
          "link",
          "object",
          "script",
          "use");
  private static final Set<String> LOADING =
      Set.of("action", "background", "data", "formaction", "href", "src", "srcdoc", "style");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Object> content = new ArrayList<>();

  private Html(String name) {
    this.name = name;
  }

  /** {@return an empty element} */
  static Html of(String name) {
    if (!name.matches("[a-zA-Z][a-zA-Z0-9]*") || ACTIVE.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("no element of this page: " + name);
    }
    return new Html(name);
  }

  /** {@return an empty element with classes of the style sheet} */
  static Html of(String name, String classes) {
    return of(name).attr("class", classes);
  }

  /** {@return an element that holds a text} */
  static Html of(String name, String classes, String text) {
    return of(name, classes).text(text);
  }

  /** {@return text of a card, file or driver: it does not turn the direction of what is around} */
  static Html foreign(String text) {
    return of("bdi").text(text);
  }

  /** {@return a style sheet, which is part of this program} */
  static Html style(String css) {
    if (css.contains("</")) {
      throw new IllegalArgumentException("the style sheet would end early");
    }
    Html style = of("style");
    style.content.add(new Raw(css));
    return style;
  }

  private record Raw(String text) {}

  /**
   * Sets an attribute.
   *
   * @return this element
   */
  Html attr(String key, String value) {
    if (!key.matches("[a-zA-Z][a-zA-Z0-9-]*")
        || key.toLowerCase(Locale.ROOT).startsWith("on")
        || LOADING.contains(key.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("no attribute of this page: " + key);
    }
    attributes.put(key, value);
    return this;
  }

  /**
   * Adds elements at the end.
   *
   * @return this element
   */
  Html add(Html... elements) {
    content.addAll(List.of(elements));
    return this;
  }

  /**
   * Adds elements at the end.
   *
   * @return this element
   */
  Html add(List<Html> elements) {
    content.addAll(elements);
    return this;
  }

  /**
   * Adds a text at the end.
   *
   * @return this element
   */
  Html text(String text) {
    content.add(text);
    return this;
  }

  /** {@return the whole page of which this is the outermost element} */
  String toPage() {
    StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    write(out);
    return out.append('\n').toString();
  }

  private void write(StringBuilder out) {
    out.append('<').append(name);
    attributes.forEach(
        (key, value) -> escape(out.append(' ').append(key).append("=\""), value, '"'));
    out.append('>');
    for (Object part : content) {
      if (part instanceof Html element) {
        element.write(out);
      } else if (part instanceof Raw raw) {
        out.append(raw.text());
      } else {
        escape(out, part.toString(), (char) 0);
      }
    }
    if (!WITHOUT_END.contains(name)) {
      out.append("</").append(name).append('>');
    }
  }

  private static void escape(StringBuilder out, String text, char end) {
    String clean = CleanText.of(text);
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    if (end != 0) {
      out.append(end);
    }
  }
}
