package io.github.emv4j.tlv;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.BytesBuilder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes data objects one after the other, each with the shortest length field.
 *
 * <pre>{@code
 * Bytes fci = new TlvWriter().open(FCI).put(DF_NAME, aid).open(PROPRIETARY).close().close().toBytes();
 * }</pre>
 */
public final class TlvWriter {
  private static final int MAX_VALUE_LENGTH = 0xFFFF;

  private static final int FIRST_CAPACITY = 256;
  private static final int SHORT_LENGTH = 0x7F;

  private final BytesBuilder bytes = new BytesBuilder(FIRST_CAPACITY);

  /** Null until a template is opened: most messages have none. */
  private @Nullable Deque<OpenTemplate> open;

  /** A template whose length is not known yet; one byte stands for it. */
  private record OpenTemplate(Tag tag, int lengthAt) {}

  /** Starts with nothing written. */
  public TlvWriter() {}

  /**
   * Adds a primitive data object.
   *
   * @param tag a primitive tag
   * @param value at most 65,535 bytes
   * @return this writer
   * @throws IllegalArgumentException if the tag is constructed or the value too long
   */
  public TlvWriter put(Tag tag, Bytes value) {
    if (tag.isConstructed()) {
      throw new IllegalArgumentException("constructed tag " + tag);
    }
    append(bytes, tag, value);
    return this;
  }

  /**
   * Adds a data object as it is, its own encoding kept.
   *
   * @param object any object
   * @return this writer
   */
  public TlvWriter put(Tlv object) {
    bytes.append(object.encoded());
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
    bytes.append(tag.value(), tag.length());
    if (open == null) {
      open = new ArrayDeque<>(2);
    }
    open.push(new OpenTemplate(tag, bytes.length()));
    bytes.append(0);
    return this;
  }

  /**
   * Ends the template that was opened last.
   *
   * @return this writer
   * @throws IllegalStateException if none is open
   */
  public TlvWriter close() {
    if (open == null || open.isEmpty()) {
      throw new IllegalStateException("no template is open");
    }
    int lengthAt = open.peek().lengthAt();
    int length = checkedLength(bytes.length() - lengthAt - 1);
    open.pop();
    int more = lengthOfLength(length) - 1;
    bytes.insertZeros(lengthAt, more);
    if (more > 0) {
      bytes.set(lengthAt, 0x80 | more);
    }
    for (int i = 0; i < Math.max(1, more); i++) {
      bytes.set(lengthAt + more - i, length >>> (8 * i));
    }
    return this;
  }

  /**
   * {@return all that was written}
   *
   * @throws IllegalStateException if a template is still open
   */
  public Bytes toBytes() {
    if (open != null && !open.isEmpty()) {
      throw new IllegalStateException("template " + open.peek().tag() + " is still open");
    }
    return bytes.toBytes();
  }

  static Bytes join(List<Tlv> objects) {
    int length = 0;
    for (Tlv object : objects) {
      length += object.encoded().length();
    }
    BytesBuilder joined = new BytesBuilder(length);
    for (Tlv object : objects) {
      joined.append(object.encoded());
    }
    return joined.toBytes();
  }

  static Bytes encode(Tag tag, Bytes value) {
    int headerLength = tag.length() + lengthOfLength(checkedLength(value.length()));
    BytesBuilder encoded = new BytesBuilder(headerLength + value.length());
    append(encoded, tag, value);
    return encoded.toBytes();
  }

  private static void append(BytesBuilder target, Tag tag, Bytes value) {
    int length = checkedLength(value.length());
    long number = tag.value();
    if (length <= SHORT_LENGTH) {
      target.append(number << 8 | length, tag.length() + 1);
    } else if (length <= 0xFF) {
      target.append(number << 16 | 0x8100 | length, tag.length() + 2);
    } else {
      target.append(number << 24 | 0x82_0000 | length, tag.length() + 3);
    }
    target.append(value);
  }

  private static int checkedLength(int length) {
    if (length > MAX_VALUE_LENGTH) {
      throw new IllegalArgumentException("value too long: " + length + " bytes");
    }
    return length;
  }

  private static int lengthOfLength(int length) {
    if (length <= SHORT_LENGTH) {
      return 1;
    }
    return length <= 0xFF ? 2 : 3;
  }
}
