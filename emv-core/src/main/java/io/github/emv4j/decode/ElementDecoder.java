package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.Dictionary;
import io.github.emv4j.data.Scope;
import io.github.emv4j.data.Tags;
import io.github.emv4j.decode.Candidates.Candidate;
import io.github.emv4j.decode.Explanation.Privacy;
import io.github.emv4j.tlv.Tag;
import java.util.List;
import java.util.Optional;

/** Explains single data elements by the dictionary and the decoders of their values. */
final class ElementDecoder {
  private static final String UNKNOWN = "not in the dictionary";

  private ElementDecoder() {}

  /** Adds an element to a list of parts. */
  static Part explain(Part to, Tag tag, Bytes value, Place place) {
    int offset = place.offset();
    List<Candidate> candidates = Candidates.of(tag, value, place.parent(), place.context().scope());
    if (candidates.size() > 1) {
      return explainAll(to.element(tag, "Several meanings", value, offset), candidates, place);
    }
    if (candidates.isEmpty()) {
      Part part = to.element(tag, className(tag), value, offset);
      hide(part, place.context().scope());
      if (!tag.isConstructed()) {
        ValueDecoders.showText(part);
      }
      return part;
    }
    Candidate only = candidates.get(0);
    Part part = to.element(tag, shownName(only, place.context()), value, offset);
    hide(part, only.scope());
    explain(part, only, place.context());
    if (!isSure(only, place.context()) && !part.isSound()) {
      // Nobody says that this meaning is meant, so the value need not be wrong.
      part.forget();
      part.note("the value does not fit what others mean by this tag");
    }
    return part;
  }

  /**
   * Where an element stands.
   *
   * @param parent the template around it
   * @param offset where its value begins
   * @param context what is known about the card
   */
  record Place(Optional<Tag> parent, int offset, Context context) {
    static Place alone(int offset, Context context) {
      return new Place(Optional.empty(), offset, context);
    }
  }

  /** {@return the name, and whose it is where that may not be clear} */
  private static String shownName(Candidate candidate, Context context) {
    return isSure(candidate, context) ? candidate.element().name() : candidate.name();
  }

  private static boolean isSure(Candidate candidate, Context context) {
    Scope scope = candidate.scope();
    return scope == Scope.EMV
        || scope == Scope.BIOMETRIC
        || scope == Scope.CONTACTLESS
        || scope == context.scope();
  }

  private static Part explainAll(Part part, List<Candidate> candidates, Place place) {
    hide(part, Scope.EMV);
    for (Candidate candidate : candidates) {
      Part meaning = part.field(candidate.name(), 0, part.bytes.length());
      explain(meaning, candidate, place.context());
      if (!meaning.isSound()) {
        part.remove(meaning);
      }
    }
    if (part.parts().isEmpty()) {
      part.note("the value fits none of them");
    }
    return part;
  }

  private static void explain(Part part, Candidate candidate, Context context) {
    if (part.tag.filter(Tag::isConstructed).isPresent()) {
      return;
    }
    DataElement element = candidate.element();
    if (part.bytes.isEmpty()) {
      part.says("no value");
      return;
    }
    try {
      ValueDecoders.of(element).explain(part, element, context);
    } catch (MalformedDataException e) {
      part.fault(e);
      return;
    }
    if (!element.allowsLength(part.bytes.length()) && part.isSound()) {
      part.fault(
          part.bytes + ", but the books say " + element.lengthInWords(), part.bytes.length());
    }
  }

  // Book 3, Annex B: who may define such a tag.
  private static String className(Tag tag) {
    String template = tag.isConstructed() ? "Template, " : "";
    return template + UNKNOWN;
  }

  private static void hide(Part part, Scope scope) {
    Tag tag = part.tag.orElseThrow();
    if (tag.equals(Tags.PIN_DATA)) {
      part.hides(Privacy.PIN);
    } else if (isSensitive(tag, scope)) {
      part.hides(Privacy.ACCOUNT);
    }
  }

  private static boolean isSensitive(Tag tag, Scope scope) {
    List<DataElement> own =
        Dictionary.emv().definitions(tag).stream()
            .filter(element -> element.scope() == scope && scope != Scope.EMV)
            .toList();
    return own.isEmpty()
        ? Dictionary.emv().isSensitive(tag)
        : own.stream().anyMatch(DataElement::sensitive);
  }
}
