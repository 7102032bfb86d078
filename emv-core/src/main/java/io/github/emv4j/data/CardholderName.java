package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name on a card (tags 5F20 and 9F0B), usually {@code SURNAME/GIVEN NAME} (ISO/IEC 7813).
 *
 * <p>{@link #toString()} is {@link #masked()}; only {@link #text()} and its parts show the name.
 */
public final class CardholderName {
  private static final char SEPARATOR = '/';

  private final String text;

  private CardholderName(String text) {
    this.text = text;
  }

  /** {@return the name written in the given text} */
  public static CardholderName of(String text) {
    return new CardholderName(text);
  }

  /**
   * {@return the name in the given bytes}
   *
   * @param data the value of tag 5F20 or 9F0B
   * @param charset how the card writes text
   */
  public static CardholderName parse(Bytes data, CardText charset) {
    return new CardholderName(charset.decode(data));
  }

  /** {@return the name as the card has it, not masked} */
  public String text() {
    return text;
  }

  /** {@return whether the card tells no name: nothing but spaces and a slash, as on many cards} */
  public boolean isAnonymous() {
    return text.replace(SEPARATOR, ' ').isBlank();
  }

  /** {@return the part before the slash, not masked; the whole name if there is no slash} */
  public String surname() {
    int slash = text.indexOf(SEPARATOR);
    return (slash < 0 ? text : text.substring(0, slash)).strip();
  }

  /** {@return the part after the slash, not masked, if there is one} */
  public Optional<String> givenName() {
    int slash = text.indexOf(SEPARATOR);
    String given = slash < 0 ? "" : text.substring(slash + 1).strip();
    return given.isEmpty() ? Optional.empty() : Optional.of(given);
  }

  /** {@return the name with all letters but the first of each part hidden} */
  public String masked() {
    StringBuilder masked = new StringBuilder(text.length());
    boolean atStart = true;
    for (int c : text.codePoints().toArray()) {
      boolean gap = c == SEPARATOR || c == ' ';
      masked.appendCodePoint(gap || atStart ? c : '*');
      atStart = c == SEPARATOR || (atStart && gap);
    }
    return masked.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CardholderName that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** {@return the masked name} */
  @Override
  public String toString() {
    return masked();
  }
}
