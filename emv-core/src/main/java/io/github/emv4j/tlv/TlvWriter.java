package io.github.emv4j.tlv;

import io.github.emv4j.bytes.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Writes data objects one after the other, each with the shortest length field.
 *
 * <pre>{@code
 * Bytes fci = new TlvWriter().open(FCI).put(DF_NAME, aid).open(PROPRIETARY).close().close().toBytes();
 * }</pre>
 */
public final class TlvWriter {
  private static final int MAX_VALUE_LENGTH = 0xFFFF;

  private final Deque<Tag> openTags = new ArrayDeque<>();
  private final Deque<List<Tlv>> levels = new ArrayDeque<>();

  /** Starts with nothing written. */
  public TlvWriter() {
    levels.push(new ArrayList<>());
  }

  /**
   * Adds a primitive data object.
   *
   * @param tag a primitive tag
   * @param value at most 65,535 bytes
   * @return this writer
   * @throws IllegalArgumentException if the tag is constructed or the value too long
   */
  public TlvWriter put(Tag tag, Bytes value) {
    return put(Tlv.of(tag, value));
  }

  /**
   * Adds a data object as it is, its own encoding kept.
   *
   * @param object any object
   * @return this writer
   */
  public TlvWriter put(Tlv object) {
    level().add(object);
    return this;
  }

  /**
   * Starts a template; what follows goes into it until {@link #close()}.
   *
   * @param tag a constructed tag
   * @return this writer
   * @throws IllegalArgumentException if the tag is primitive
   */
  public TlvWriter open(Tag tag) {
    if (!tag.isConstructed()) {
      throw new IllegalArgumentException("primitive tag " + tag);
    }
    openTags.push(tag);
    levels.push(new ArrayList<>());
    return this;
  }

  /**
   * Ends the template that was opened last.
   *
   * @return this writer
   * @throws IllegalStateException if none is open
   */
  public TlvWriter close() {
    if (openTags.isEmpty()) {
      throw new IllegalStateException("no template is open");
    }
    List<Tlv> content = levels.pop();
    return put(Tlv.of(openTags.pop(), content));
  }

  /**
   * {@return all that was written}
   *
   * @throws IllegalStateException if a template is still open
   */
  public Bytes toBytes() {
    if (!openTags.isEmpty()) {
      throw new IllegalStateException("template " + openTags.peek() + " is still open");
    }
    return join(level());
  }

  private List<Tlv> level() {
    return levels.getFirst();
  }

  static Bytes join(List<Tlv> objects) {
    int length = objects.stream().mapToInt(object -> object.encoded().length()).sum();
    byte[] joined = new byte[length];
    int at = 0;
    for (Tlv object : objects) {
      object.encoded().copyInto(joined, at);
      at += object.encoded().length();
    }
    return Bytes.copyOf(joined);
  }

  static Tlv encode(Tag tag, Bytes value, List<Tlv> children) {
    int length = value.length();
    if (length > MAX_VALUE_LENGTH) {
      throw new IllegalArgumentException("value too long: " + length + " bytes");
    }
    int lengthOfLength = length < 0x80 ? 1 : length <= 0xFF ? 2 : 3;
    int headerLength = tag.length() + lengthOfLength;
    byte[] bytes = new byte[headerLength + length];
    tag.encoded().copyInto(bytes, 0);
    if (lengthOfLength > 1) {
      bytes[tag.length()] = (byte) (0x80 | lengthOfLength - 1);
    }
    for (int i = 0; i < Math.max(1, lengthOfLength - 1); i++) {
      bytes[headerLength - 1 - i] = (byte) (length >>> (8 * i));
    }
    value.copyInto(bytes, headerLength);
    return new Tlv(tag, Bytes.copyOf(bytes), headerLength, children);
  }
}
