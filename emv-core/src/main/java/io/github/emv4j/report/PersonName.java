package io.github.emv4j.report;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A name in a form that compares: in capitals, without accents, full-width forms, spaces and marks.
 *
 * @param words its words, sorted
 * @param orders all words in a row, in the order given and, where a slash or comma tells surname
 *     and given name apart, in the other order too
 */
record PersonName(List<String> words, List<String> orders) {
  private static final Set<String> TITLES =
      Set.of("MR", "MRS", "MS", "MISS", "DR", "PROF", "SIR", "HERR", "FRAU", "MME", "MLLE");

  static PersonName of(String text) {
    String plain = fold(text);
    int cut = plain.indexOf('/') >= 0 ? plain.indexOf('/') : plain.indexOf(',');
    String surname = cut < 0 ? "" : plain.substring(0, cut);
    String rest = withoutTitle(plain.substring(cut + 1));
    String one = letters(surname);
    String other = letters(rest);
    List<String> words =
        Arrays.stream((surname + " " + rest).split("[^\\p{L}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .sorted()
            .toList();
    return new PersonName(words, cut < 0 ? List.of(other) : List.of(one + other, other + one));
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toUpperCase(Locale.ROOT);
  }

  // ISO/IEC 7813: a title follows the given name after a full stop.
  private static String withoutTitle(String text) {
    int stop = text.strip().lastIndexOf('.');
    return stop >= 0 && TITLES.contains(text.strip().substring(stop + 1).strip())
        ? text.strip().substring(0, stop)
        : text;
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  boolean isBlank() {
    return words.isEmpty();
  }

  boolean isSameAs(PersonName other) {
    return words.equals(other.words) || orders.stream().anyMatch(other.orders::contains);
  }

  /** {@return whether this is the beginning of the other one} */
  boolean begins(PersonName other) {
    return other.orders.stream().anyMatch(order -> order.startsWith(orders.get(0)));
  }

  /** {@return how many words, never the name} */
  @Override
  public String toString() {
    return "a name of " + words.size() + " words";
  }
}
