package io.github.emv4j.tlv;

import io.github.emv4j.bytes.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One data object: a view of the bytes in which it was received.
 *
 * <p>{@link #encoded()} gives exactly those bytes, tag and length field included, also where the
 * length is longer than it need be. {@link #toString()} does not show the value.
 */
public sealed class Tlv permits TlvTemplate {
  // Where it stands, not slices, and its header as it was read: most objects of a tree are never
  // looked at.
  private final Bytes source;
  private final int start;
  private final long header;

  Tlv(Bytes source, int start, long header) {
    this.source = source;
    this.start = start;
    this.header = header;
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
    Bytes encoded = TlvWriter.encode(tag, value);
    return new Tlv(encoded, 0, header(encoded));
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
    Bytes encoded = TlvWriter.encode(tag, TlvWriter.join(children));
    return new TlvTemplate(encoded, 0, header(encoded), List.copyOf(children));
  }

  private static long header(Bytes encoded) {
    return TlvHeader.read(encoded, 0, encoded.length(), 0);
  }

  /** {@return the tag} */
  public final Tag tag() {
    return Tag.of(TlvHeader.tag(header));
  }

  private boolean has(Tag wanted) {
    return TlvHeader.tag(header) == wanted.value();
  }

  /** {@return the whole object as received: tag, length and value} */
  public final Bytes encoded() {
    return source.slice(start, start + headerLength() + length());
  }

  /** {@return the value field as received} */
  public final Bytes value() {
    return source.slice(start + headerLength(), start + headerLength() + length());
  }

  /** {@return how many bytes the value field has} */
  public final int length() {
    return TlvHeader.valueLength(header);
  }

  /** {@return how many bytes tag and length field have} */
  public final int headerLength() {
    return TlvHeader.headerLength(header);
  }

  /** {@return the objects of a template, in order, duplicates kept; none for a primitive object} */
  public List<Tlv> children() {
    return List.of();
  }

  /** {@return the first object with that tag directly in this template} */
  public final Optional<Tlv> child(Tag wanted) {
    List<Tlv> children = children();
    for (int i = 0; i < children.size(); i++) {
      if (children.get(i).has(wanted)) {
        return Optional.of(children.get(i));
      }
    }
    return Optional.empty();
  }

  /** {@return every object with that tag directly in this template, in order} */
  public final List<Tlv> children(Tag wanted) {
    List<Tlv> found = new ArrayList<>();
    List<Tlv> children = children();
    for (int i = 0; i < children.size(); i++) {
      if (children.get(i).has(wanted)) {
        found.add(children.get(i));
      }
    }
    return Collections.unmodifiableList(found);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Tlv that && encoded().equals(that.encoded());
  }

  @Override
  public final int hashCode() {
    return encoded().hashCode();
  }

  /** {@return tag and length, never the value} */
  @Override
  public final String toString() {
    return tag() + " (" + (length() == 1 ? "1 byte" : length() + " bytes") + ")";
  }
}
