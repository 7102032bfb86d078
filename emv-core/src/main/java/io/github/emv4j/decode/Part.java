package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.decode.Explanation.Kind;
import io.github.emv4j.decode.Explanation.Privacy;
import io.github.emv4j.tlv.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An explanation while it is being written. */
final class Part {
  private static final int MIN_BYTES_OF_PAN = 6;

  final Kind kind;
  final String name;
  final Bytes bytes;
  final int offset;
  Optional<Tag> tag = Optional.empty();
  Privacy privacy = Privacy.OPEN;
  String text = "";
  String fullText = "";
  private final Budget budget;
  private final List<Part> parts = new ArrayList<>(0);

  /** How many lines may still be written: a megabyte of bits would otherwise become millions. */
  static final class Budget {
    private int left;

    Budget(int left) {
      this.left = left;
    }

    boolean spend() {
      return left > 0 && left-- > 0;
    }

    boolean isSpent() {
      return left <= 0;
    }
  }

  private Part(Kind kind, String name, Span span, Budget budget) {
    this.kind = kind;
    this.name = name;
    this.bytes = span.bytes;
    this.offset = span.offset;
    this.budget = budget;
  }

  private record Span(Bytes bytes, int offset) {}

  /** {@return what holds everything, and is not shown itself} */
  static Part root(Bytes bytes, Budget budget) {
    return new Part(Kind.FIELD, "", new Span(bytes, 0), budget);
  }

  boolean isBudgetSpent() {
    return budget.isSpent();
  }

  Part element(Tag elementTag, String elementName, Bytes value, int at) {
    Part element = new Part(Kind.ELEMENT, elementName, new Span(value, at), budget);
    element.tag = Optional.of(elementTag);
    return add(element);
  }

  /** {@return a part for bytes of their own, as the lines of a recording are} */
  Part line(String lineName, Bytes content) {
    return add(new Part(Kind.FIELD, lineName, new Span(content, 0), budget));
  }

  /** {@return a part for some of the bytes; they begin so many bytes behind those of this part} */
  Part field(String fieldName, int from, int to) {
    return field(Kind.FIELD, fieldName, from, to);
  }

  Part field(Kind fieldKind, String fieldName, int from, int to) {
    Part field =
        new Part(fieldKind, fieldName, new Span(bytes.slice(from, to), offset + from), budget);
    field.privacy = privacy;
    return add(field);
  }

  /** Adds something said about these bytes that is no run of bytes itself. */
  Part fact(String factName, String meaning) {
    return field(Kind.FIELD, factName, 0, 0).says(meaning);
  }

  void note(String meaning) {
    field(Kind.NOTE, "", 0, 0).says(meaning);
  }

  /** Says why these bytes, or those from some place on, make no sense. */
  void fault(MalformedDataException e) {
    int at = Math.min(e.offset(), bytes.length());
    fault(e.reason(), at);
  }

  /** Says why the bytes from {@code from} on make no sense. */
  void fault(String reason, int from) {
    field(Kind.FAULT, "", from, bytes.length()).says(reason);
  }

  /**
   * Says why bytes that may lie outside this part make no sense.
   *
   * @param found the bytes
   * @param at where they begin, counted from the beginning of everything
   */
  void faultAt(String reason, Bytes found, int at) {
    // Where the structure is lost, any of the bytes may be account data.
    Part fault = new Part(Kind.FAULT, "", new Span(found, at), budget).says(reason);
    add(fault.hides(privacy).hides(Privacy.ACCOUNT));
  }

  Part says(String meaning) {
    text = meaning;
    fullText = meaning;
    return this;
  }

  Part says(String masked, String full) {
    text = masked;
    fullText = full;
    return hides(Privacy.ACCOUNT);
  }

  Part hides(Privacy atLeast) {
    if (privacy.compareTo(atLeast) < 0) {
      privacy = atLeast;
    }
    return this;
  }

  /** Shows this part though what it belongs to is hidden. */
  Part opens() {
    privacy = Privacy.OPEN;
    return this;
  }

  List<Part> parts() {
    return parts;
  }

  /** {@return whether nothing directly in it is said to make no sense} */
  boolean isSound() {
    return parts.stream().noneMatch(part -> part.kind == Kind.FAULT);
  }

  /** Takes back everything said about these bytes. */
  void forget() {
    parts.clear();
    text = "";
    fullText = "";
  }

  void remove(Part part) {
    parts.remove(part);
  }

  /** Hides card numbers that stand where one does not expect them. */
  void hide(Set<String> pans) {
    if (privacy == Privacy.OPEN
        && bytes.length() >= MIN_BYTES_OF_PAN
        && !tag.filter(Tag::isConstructed).isPresent()) {
      hideIn(bytes.toHex(), pans);
    }
    parts.forEach(part -> part.hide(pans));
  }

  private void hideIn(String hex, Set<String> pans) {
    for (String pan : pans) {
      if (hex.contains(pan) || hex.contains(inAscii(pan))) {
        hides(Privacy.ACCOUNT);
        text = "";
      }
    }
  }

  private static String inAscii(String pan) {
    return Bytes.copyOf(pan.getBytes(StandardCharsets.US_ASCII)).toHex();
  }

  private Part add(Part part) {
    if (budget.spend()) {
      parts.add(part);
    }
    return part;
  }

  /** {@return the finished explanation; as deep as the parts are nested, which is bounded} */
  Explanation finished() {
    List<Explanation> finished = new ArrayList<>(parts.size());
    for (Part part : parts) {
      finished.add(part.finished());
      // What holds a secret is one.
      hides(part.privacy);
    }
    return new Explanation(this, finished);
  }
}
