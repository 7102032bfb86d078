package io.github.emv4j.data;

import io.github.emv4j.tlv.Tag;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the books say about one data element (EMV 4.4 Book 3, Annex A).
 *
 * @param tag the tag
 * @param name the name in the books, for example {@code Application Expiration Date}
 * @param sources who may supply the value; never empty
 * @param format how the value is coded
 * @param minLength fewest bytes of the value, 0 or more; 0 also where none is stated
 * @param maxLength most bytes of the value; empty where none is stated
 * @param templates the templates in which it may stand; empty where none is stated
 * @param scope whose definition this is
 * @param sensitive whether the value is account or personal data that is masked unless asked for
 */
public record DataElement(
    Tag tag,
    String name,
    Set<Source> sources,
    Format format,
    int minLength,
    OptionalInt maxLength,
    Set<Tag> templates,
    Scope scope,
    boolean sensitive) {

  /** Who supplies a data element. */
  public enum Source {
    /** The card. */
    ICC,
    /** The terminal. */
    TERMINAL,
    /** The issuer's host. */
    ISSUER,
    /** A contactless kernel, for its own use. */
    KERNEL
  }

  /** Keeps unmodifiable copies. */
  public DataElement {
    sources = Set.copyOf(sources);
    templates = Set.copyOf(templates);
  }

  /** {@return whether the value may come from the card} */
  public boolean isFromCard() {
    return sources.contains(Source.ICC);
  }

  /** {@return whether a value of so many bytes is within the stated bounds} */
  public boolean allowsLength(int length) {
    return length >= minLength && length <= maxLength.orElse(Integer.MAX_VALUE);
  }

  /** {@return the allowed length in words, for example {@code 6 bytes} or {@code 5 to 16 bytes}} */
  public String lengthInWords() {
    if (maxLength.isEmpty()) {
      return minLength == 0 ? "any length" : "at least " + minLength + " bytes";
    }
    int max = maxLength.getAsInt();
    if (minLength == max) {
      return max == 1 ? "1 byte" : max + " bytes";
    }
    return minLength == 0 ? "at most " + max + " bytes" : minLength + " to " + max + " bytes";
  }
}
