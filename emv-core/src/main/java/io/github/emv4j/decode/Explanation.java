package io.github.emv4j.decode;

import io.github.emv4j.tlv.Tag;
import java.util.List;
import java.util.Optional;

/**
 * What some bytes mean, and what their parts mean.
 *
 * <p>Texts are free of control characters. {@link #hex()} and {@link #text()} hide account and
 * personal data, {@link #unmaskedHex()} and {@link #unmaskedText()} show it; PIN data is shown by
 * none of them.
 */
public final class Explanation {
  /** What an explanation is about. */
  public enum Kind {
    /** A data object or the value of one. */
    ELEMENT,
    /** Part of a value: some bytes or digits of it. */
    FIELD,
    /** One or several bits of a value. */
    BITS,
    /** A remark on what is around it. */
    NOTE,
    /** Why something could not be decoded. */
    FAULT
  }

  /** Who may see a value. */
  enum Privacy {
    OPEN,
    ACCOUNT,
    PIN
  }

  private final Part part;
  private final List<Explanation> parts;

  Explanation(Part part, List<Explanation> parts) {
    this.part = part;
    this.parts = List.copyOf(parts);
  }

  /** {@return what this is about} */
  public Kind kind() {
    return part.kind;
  }

  /** {@return the tag of a data object} */
  public Optional<Tag> tag() {
    return part.tag;
  }

  /** {@return the name in the books, or of the field; for bits, where they stand} */
  public String name() {
    return part.name;
  }

  /** {@return where the bytes begin in all that was decoded, from 0} */
  public int offset() {
    return part.offset;
  }

  /** {@return how many bytes are explained} */
  public int length() {
    return part.bytes.length();
  }

  /** {@return whether there is something in it that is hidden unless asked for} */
  public boolean isSensitive() {
    return part.privacy != Privacy.OPEN;
  }

  /**
   * {@return the bytes in hexadecimal digits, of a data object its value; stars for what is
   * sensitive}
   */
  public String hex() {
    return part.privacy == Privacy.OPEN ? part.bytes.toHex() : stars();
  }

  /** {@return the bytes in hexadecimal digits; stars for PIN data only} */
  public String unmaskedHex() {
    return part.privacy == Privacy.PIN ? stars() : part.bytes.toHex();
  }

  private String stars() {
    return "*".repeat(2 * part.bytes.length());
  }

  /** {@return what it means, with account and personal data masked; may be empty} */
  public String text() {
    return part.text;
  }

  /** {@return what it means, account and personal data included; may be empty} */
  public String unmaskedText() {
    return part.fullText;
  }

  /** {@return what the parts mean, in the order of the bytes} */
  public List<Explanation> parts() {
    return parts;
  }

  /** {@return name and meaning, masked} */
  @Override
  public String toString() {
    String head = part.tag.map(tag -> tag + " ").orElse("") + part.name;
    return head + (head.isEmpty() || part.text.isEmpty() ? "" : ": ") + part.text;
  }
}
