package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.BitTable;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.Dictionary;
import io.github.emv4j.data.Scope;
import io.github.emv4j.tlv.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The definitions of a tag that may be meant in a place. */
final class Candidates {
  private static final Map<Scope, String> NAMES =
      Map.ofEntries(
          Map.entry(Scope.EMV, "EMV"),
          Map.entry(Scope.BIOMETRIC, "EMV"),
          Map.entry(Scope.CONTACTLESS, "EMV contactless"),
          Map.entry(Scope.KERNEL8, "Kernel 8"),
          Map.entry(Scope.VISA, "Visa"),
          Map.entry(Scope.MASTERCARD, "Mastercard"),
          Map.entry(Scope.UNIONPAY, "UnionPay"),
          Map.entry(Scope.AMEX, "American Express"),
          Map.entry(Scope.JCB, "JCB"),
          Map.entry(Scope.DISCOVER, "Discover"),
          Map.entry(Scope.INTERAC, "Interac"),
          Map.entry(Scope.PURE, "PURE"),
          Map.entry(Scope.GLOBALPLATFORM, "GlobalPlatform"),
          Map.entry(Scope.ISO7816, "ISO 7816"));

  private Candidates() {}

  /**
   * Definitions of the same name.
   *
   * @param element one of them
   * @param scopes of all of them
   */
  record Candidate(DataElement element, List<Scope> scopes) {
    /** {@return the name, with the schemes where only they use it} */
    String name() {
      return element.name() + " (" + labels() + ")";
    }

    String labels() {
      return scopes.stream().map(Candidates::label).distinct().collect(Collectors.joining(", "));
    }

    Scope scope() {
      return element.scope();
    }
  }

  static String label(Scope scope) {
    return NAMES.getOrDefault(scope, scope.name());
  }

  /**
   * {@return what a tag may stand for: one meaning where the scheme or the books decide, else those
   * whose length fits; none if nobody knows the tag}
   *
   * @param parent the template in which it stands
   */
  static List<Candidate> of(Tag tag, Bytes value, Optional<Tag> parent, Scope scope) {
    List<DataElement> all = Dictionary.emv().definitions(tag);
    if (all.isEmpty()) {
      return List.of();
    }
    List<DataElement> inTemplate =
        all.stream()
            .filter(element -> element.scope() == Scope.BIOMETRIC)
            .filter(element -> parent.filter(element.templates()::contains).isPresent())
            .toList();
    if (!inTemplate.isEmpty()) {
      return byName(value, inTemplate);
    }
    List<DataElement> own = in(all, scope);
    if (!own.isEmpty()) {
      return byName(value, own);
    }
    List<DataElement> emv = in(all, Scope.EMV);
    return byName(value, emv.isEmpty() ? fitting(all, value.length()) : emv);
  }

  private static List<DataElement> in(List<DataElement> all, Scope scope) {
    return all.stream().filter(element -> element.scope() == scope).toList();
  }

  private static List<DataElement> fitting(List<DataElement> all, int length) {
    List<DataElement> outside =
        all.stream().filter(element -> element.scope() != Scope.BIOMETRIC).toList();
    List<DataElement> known = outside.isEmpty() ? all : outside;
    List<DataElement> fitting =
        known.stream().filter(element -> element.allowsLength(length)).toList();
    List<DataElement> left = fitting.isEmpty() ? known : fitting;
    // What a payment scheme says is meant rather than what ISO/IEC 7816 says of all cards.
    List<DataElement> payment =
        left.stream().filter(element -> element.scope() != Scope.ISO7816).toList();
    return payment.isEmpty() ? left : payment;
  }

  private static List<Candidate> byName(Bytes value, List<DataElement> elements) {
    Map<String, List<DataElement>> byName = new LinkedHashMap<>();
    for (DataElement element : elements) {
      // The same name does not promise the same bits.
      Object bits = BitTable.decodeLayout(element.tag(), element.scope().name(), value);
      String key = element.name() + bits;
      byName.computeIfAbsent(key, name -> new ArrayList<>(2)).add(element);
    }
    return byName.values().stream()
        .map(same -> new Candidate(same.get(0), same.stream().map(DataElement::scope).toList()))
        .toList();
  }
}
