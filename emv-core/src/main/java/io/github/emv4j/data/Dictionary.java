package io.github.emv4j.data;

import io.github.emv4j.data.DataElement.Source;
import io.github.emv4j.tlv.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Names and properties of data elements, of EMV and of the payment schemes.
 *
 * <p>Loaded once, on first use. Immutable, so that threads may share it.
 */
public final class Dictionary {
  // The template is not marked itself, only what stands in it.
  private static final Tag BIOMETRIC_VERIFICATION_DATA = Tag.of(0xBF4E);

  private final Map<Tag, TagFacts> facts;

  private Dictionary(Map<Tag, TagFacts> facts) {
    this.facts = facts;
  }

  TagFacts facts(Tag tag) {
    return facts.getOrDefault(tag, TagFacts.UNKNOWN);
  }

  /** {@return the dictionary that comes with the library} */
  public static Dictionary emv() {
    return Loaded.EMV;
  }

  /**
   * {@return what EMV says about a tag: its contact books, else its contactless books, else ISO/IEC
   * 7816}
   */
  public Optional<DataElement> lookup(Tag tag) {
    return facts(tag).wellKnown();
  }

  /**
   * {@return what a scope says about a tag; where it says nothing, the answer of {@link
   * #lookup(Tag)}}
   */
  public Optional<DataElement> lookup(Tag tag, Scope scope) {
    TagFacts known = facts(tag);
    return known.inScope(scope).or(known::wellKnown);
  }

  /** {@return everything known about a tag, in every scope; empty if it is unknown} */
  public List<DataElement> definitions(Tag tag) {
    return facts(tag).definitions();
  }

  /**
   * {@return whether a value of this tag is account or personal data in any scope}
   *
   * <p>The scope of a tag is often not certain, so one definition that says so is enough.
   */
  public boolean isSensitive(Tag tag) {
    return facts(tag).isSensitive();
  }

  /**
   * {@return how values of this tag are coded; {@link Format#BINARY} where nobody says or the
   * schemes disagree}
   */
  public Format format(Tag tag) {
    return facts(tag).format();
  }

  /**
   * {@return whether this is a secret of the cardholder that a terminal holds, such as PIN data or
   * biometric data: never to be given to whoever asks for it in a list}
   */
  boolean isTerminalSecret(Tag tag) {
    return facts(tag).isTerminalSecret() || tag.equals(BIOMETRIC_VERIFICATION_DATA);
  }

  /** {@return whether EMV says that others than the card supply this element} */
  boolean isNeverFromCard(Tag tag) {
    return facts(tag).isNeverFromCard();
  }

  private static final class Loaded {
    static final Dictionary EMV = new Loaded().load();

    // A handful of values stands in hundreds of rows.
    private final Map<String, Set<Source>> sources = new HashMap<>();
    private final Map<String, Set<Tag>> templates = new HashMap<>();
    private final Map<String, Format> formats = new HashMap<>();

    private Dictionary load() {
      Map<Tag, List<DataElement>> elements = new HashMap<>();
      for (FactTable.Row row : FactTable.rows("emv-tags.csv")) {
        DataElement element = element(row);
        elements.merge(element.tag(), List.of(element), Loaded::joined);
      }
      Map<Tag, TagFacts> facts = new HashMap<>();
      elements.forEach((tag, definitions) -> facts.put(tag, TagFacts.of(definitions)));
      return new Dictionary(facts);
    }

    private static List<DataElement> joined(List<DataElement> some, List<DataElement> more) {
      List<DataElement> all = new ArrayList<>(some);
      all.addAll(more);
      return List.copyOf(all);
    }

    private DataElement element(FactTable.Row row) {
      String max = row.field("max_len");
      return new DataElement(
          Tag.fromHex(row.field("tag")),
          row.field("name"),
          sources.computeIfAbsent(row.field("source"), Loaded::sources),
          formats.computeIfAbsent(row.field("format"), Format::of),
          Integer.parseInt(row.field("min_len")),
          max.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(max)),
          templates.computeIfAbsent(row.field("templates"), Loaded::tags),
          Scope.valueOf(row.field("scope")),
          row.field("sensitive").equals("1"));
    }

    private static Set<Source> sources(String names) {
      return Set.copyOf(split(names).stream().map(Source::valueOf).toList());
    }

    private static Set<Tag> tags(String hex) {
      return Set.copyOf(split(hex).stream().map(Tag::fromHex).toList());
    }

    private static List<String> split(String alternatives) {
      List<String> parts = new ArrayList<>(2);
      int start = 0;
      for (int i = 0; i <= alternatives.length(); i++) {
        if (i == alternatives.length() || alternatives.charAt(i) == '/') {
          if (i > start) {
            parts.add(alternatives.substring(start, i));
          }
          start = i + 1;
        }
      }
      return parts;
    }
  }
}
