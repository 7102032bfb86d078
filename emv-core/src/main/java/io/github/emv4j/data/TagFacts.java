package io.github.emv4j.data;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the definitions of one tag say together, worked out when the dictionary is loaded: every
 * value of every card is looked up several times.
 *
 * @param definitions one for each scope that knows the tag
 * @param wellKnown what EMV says, else its contactless books, else ISO/IEC 7816
 * @param format of the well-known definition, else the one on which all agree, else binary
 * @param form how a card's value is checked
 * @param isSensitive whether one of them says that values are account or personal data
 * @param isTerminalSecret whether one of them says so of data that the terminal holds
 * @param isNeverFromCard whether EMV says that others than the card supply it
 */
record TagFacts(
    List<DataElement> definitions,
    Optional<DataElement> wellKnown,
    Format format,
    ValueForm form,
    boolean isSensitive,
    boolean isTerminalSecret,
    boolean isNeverFromCard) {
  static final TagFacts UNKNOWN =
      new TagFacts(List.of(), Optional.empty(), Format.BINARY, ValueForm.ANY, false, false, false);

  private static final List<Scope> WELL_KNOWN =
      List.of(Scope.EMV, Scope.CONTACTLESS, Scope.ISO7816);

  static TagFacts of(List<DataElement> definitions) {
    boolean sensitive = false;
    boolean secret = false;
    boolean notFromCard = false;
    for (DataElement element : definitions) {
      sensitive |= element.sensitive();
      secret |= element.sensitive() && !element.isFromCard();
      notFromCard |= element.scope() == Scope.EMV && !element.isFromCard();
    }
    Optional<DataElement> wellKnown = wellKnown(definitions);
    Format format = wellKnown.isPresent() ? wellKnown.get().format() : commonFormat(definitions);
    ValueForm form = wellKnown.isPresent() ? ValueForm.of(wellKnown.get()) : ValueForm.ANY;
    return new TagFacts(
        List.copyOf(definitions), wellKnown, format, form, sensitive, secret, notFromCard);
  }

  /** {@return whether the well-known definition, if there is one, allows so many bytes} */
  boolean allowsLength(int length) {
    return wellKnown.isEmpty() || wellKnown.get().allowsLength(length);
  }

  Optional<DataElement> inScope(Scope scope) {
    return inScope(definitions, scope);
  }

  private static Optional<DataElement> wellKnown(List<DataElement> definitions) {
    for (Scope scope : WELL_KNOWN) {
      Optional<DataElement> element = inScope(definitions, scope);
      if (element.isPresent()) {
        return element;
      }
    }
    return Optional.empty();
  }

  private static Optional<DataElement> inScope(List<DataElement> definitions, Scope scope) {
    for (DataElement element : definitions) {
      if (element.scope() == scope) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  private static Format commonFormat(List<DataElement> definitions) {
    Set<Format> formats = EnumSet.noneOf(Format.class);
    definitions.forEach(element -> formats.add(element.format()));
    return formats.size() == 1 ? formats.iterator().next() : Format.BINARY;
  }
}
