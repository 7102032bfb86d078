package io.github.emv4j.data;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.tlv.Tag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a terminal may hold under which tag. */
final class TerminalElements {
  private TerminalElements() {}

  /**
   * Checks that a terminal may hold this value.
   *
   * @throws IllegalArgumentException if not; the message names tag and element, not the value
   */
  static void check(Tag tag, Bytes value) {
    if (tag.isConstructed()) {
      throw refused(tag, "is a template, not a value");
    }
    if (Dictionary.emv().isTerminalSecret(tag)) {
      throw refused(tag, "is secret and is never kept");
    }
    List<DataElement> known = definitions(tag);
    if (known.isEmpty()) {
      return;
    }
    boolean settable = false;
    boolean fits = false;
    for (int i = 0; i < known.size(); i++) {
      DataElement element = known.get(i);
      settable |= !isCardOnly(element);
      fits |= !isCardOnly(element) && element.allowsLength(value.length());
    }
    if (!settable) {
      throw refused(tag, "comes from the card and cannot be set");
    }
    if (!fits) {
      throw refused(tag, "must have " + lengths(known) + ", not " + value.length());
    }
    if (Dictionary.emv().format(tag) == Format.NUMERIC) {
      checkDigits(tag, value);
    }
  }

  // What EMV itself says counts; only for tags that it leaves open any scheme may say it.
  private static List<DataElement> definitions(Tag tag) {
    Optional<DataElement> wellKnown = Dictionary.emv().lookup(tag);
    return wellKnown.isPresent() ? List.of(wellKnown.get()) : Dictionary.emv().definitions(tag);
  }

  private static boolean isCardOnly(DataElement element) {
    return element.isFromCard() && element.sources().size() == 1;
  }

  private static void checkDigits(Tag tag, Bytes value) {
    try {
      if (tag.equals(Tags.TRANSACTION_DATE)) {
        EmvDate.parse(value);
      }
      Bcd.checkDigits(tag.equals(Tags.TERMINAL_TYPE) ? withoutCapabilities(value) : value);
    } catch (MalformedDataException e) {
      throw refused(tag, "is wrong: " + e.reason());
    }
  }

  // Book C-4: over the air the two highest bits tell what the reader can do.
  private static Bytes withoutCapabilities(Bytes terminalType) {
    return Bytes.of(terminalType.at(0) & 0x3F);
  }

  private static String lengths(List<DataElement> elements) {
    return elements.stream()
        .filter(element -> !isCardOnly(element))
        .map(DataElement::lengthInWords)
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private static IllegalArgumentException refused(Tag tag, String why) {
    String name = definitions(tag).stream().findFirst().map(DataElement::name).orElse("");
    return new IllegalArgumentException(
        name.isEmpty() ? tag + " " + why : tag + " (" + name + ") " + why);
  }
}
