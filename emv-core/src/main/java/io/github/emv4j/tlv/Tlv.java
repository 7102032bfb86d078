package io.github.emv4j.tlv;

import io.github.emv4j.bytes.Bytes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One data object: a view of the bytes in which it was received.
 *
 * <p>{@link #encoded()} gives exactly those bytes, tag and length field included, also where the
 * length is longer than it need be. {@link #toString()} does not show the value.
 */
public final class Tlv {
  private final Tag tag;
  private final Bytes encoded;
  private final int headerLength;
  private final List<Tlv> children;

  Tlv(Tag tag, Bytes encoded, int headerLength, List<Tlv> children) {
    this.tag = tag;
    this.encoded = encoded;
    this.headerLength = headerLength;
    this.children = children;
  }

  /**
   * {@return a primitive data object in its shortest encoding}
   *
   * @param tag a primitive tag
   * @param value at most 65,535 bytes
   * @throws IllegalArgumentException if the tag is constructed or the value too long
   */
  public static Tlv of(Tag tag, Bytes value) {
    if (tag.isConstructed()) {
      throw new IllegalArgumentException("constructed tag " + tag);
    }
    return TlvWriter.encode(tag, value, List.of());
  }

  /**
   * {@return a template in its shortest encoding}
   *
   * @param tag a constructed tag
   * @param children in order
   * @throws IllegalArgumentException if the tag is primitive or the content too long
   */
  public static Tlv of(Tag tag, List<Tlv> children) {
    if (!tag.isConstructed()) {
      throw new IllegalArgumentException("primitive tag " + tag);
    }
    return TlvWriter.encode(tag, TlvWriter.join(children), List.copyOf(children));
  }

  /** {@return the tag} */
  public Tag tag() {
    return tag;
  }

  /** {@return the whole object as received: tag, length and value} */
  public Bytes encoded() {
    return encoded;
  }

  /** {@return the value field as received} */
  public Bytes value() {
    return encoded.from(headerLength);
  }

  /** {@return how many bytes the value field has} */
  public int length() {
    return encoded.length() - headerLength;
  }

  /** {@return how many bytes tag and length field have} */
  public int headerLength() {
    return headerLength;
  }

  /** {@return the objects of a template, in order, duplicates kept; none for a primitive object} */
  public List<Tlv> children() {
    return children;
  }

  /** {@return the first object with that tag directly in this template} */
  public Optional<Tlv> child(Tag wanted) {
    for (Tlv child : children) {
      if (child.tag.equals(wanted)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /** {@return every object with that tag directly in this template, in order} */
  public List<Tlv> children(Tag wanted) {
    return children.stream().filter(child -> child.tag.equals(wanted)).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Tlv that && encoded.equals(that.encoded);
  }

  @Override
  public int hashCode() {
    return encoded.hashCode();
  }

  /** {@return tag and length, never the value} */
  @Override
  public String toString() {
    return tag + " (" + (length() == 1 ? "1 byte" : length() + " bytes") + ")";
  }
}
