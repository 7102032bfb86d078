package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Data objects in bytes that may be malformed: whatever can be read is, and the places where
 * reading stopped are kept.
 */
final class TlvTree {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_COUNT = Decoder.MAX_LINES;

  /**
   * Why reading stopped.
   *
   * @param reason in words
   * @param offset of the bytes that make no sense, from 0
   * @param found these bytes
   */
  record Fault(String reason, int offset, Bytes found) {}

  /**
   * Objects beside each other.
   *
   * @param nodes in order
   * @param fault why there are no more
   */
  record Level(List<Node> nodes, Optional<Fault> fault) {
    static final Level EMPTY = new Level(List.of(), Optional.empty());
  }

  /**
   * One object.
   *
   * @param tag its tag
   * @param offset where the tag begins
   * @param valueOffset where the value begins
   * @param value as much of it as there is
   * @param inside what stands in a template
   * @param cut that the value is shorter than announced
   */
  record Node(
      Tag tag, int offset, int valueOffset, Bytes value, Level inside, Optional<Fault> cut) {}

  private final Bytes data;
  private int count;

  private TlvTree(Bytes data) {
    this.data = data;
  }

  static Level parse(Bytes data) {
    return new TlvTree(data).level(0, data.length(), 1);
  }

  /** {@return whether the bytes are objects from beginning to end} */
  static boolean isWhole(Level level) {
    if (level.fault.isPresent()) {
      return false;
    }
    for (Node node : level.nodes) {
      if (node.cut.isPresent() || !isWhole(node.inside)) {
        return false;
      }
    }
    return true;
  }

  /** Hands over every object, templates before what is in them. */
  static void forEach(Level level, Consumer<Node> consumer) {
    for (Node node : level.nodes) {
      consumer.accept(node);
      forEach(node.inside, consumer);
    }
  }

  // As deep as the limit allows, however the bytes are made.
  private Level level(int from, int end, int depth) {
    List<Node> nodes = new ArrayList<>(4);
    int at = skipFiller(from, end);
    while (at < end) {
      if (++count > MAX_COUNT) {
        return stop(nodes, "more than " + MAX_COUNT + " data objects", at, end);
      }
      if (depth > MAX_DEPTH) {
        return stop(nodes, "nested deeper than " + MAX_DEPTH, at, end);
      }
      Header header = header(at, end);
      if (header.reason != null) {
        return stop(nodes, header.reason, at, end);
      }
      Node node = node(header, at, end, depth);
      nodes.add(node);
      at = skipFiller(node.valueOffset + node.value.length(), end);
    }
    return new Level(nodes, Optional.empty());
  }

  private Level stop(List<Node> nodes, String reason, int at, int end) {
    return new Level(nodes, Optional.of(new Fault(reason, at, data.slice(at, end))));
  }

  private Node node(Header header, int at, int end, int depth) {
    int valueEnd = (int) Math.min(end, header.valueOffset + header.length);
    Tag tag = Tag.of(header.tag);
    Level inside =
        tag.isConstructed() ? level(header.valueOffset, valueEnd, depth + 1) : Level.EMPTY;
    Optional<Fault> cut = Optional.empty();
    int present = valueEnd - header.valueOffset;
    if (present < header.length) {
      String reason = "length of " + header.length + " bytes, but only " + present + " are left";
      cut = Optional.of(new Fault(reason, at, data.slice(at, valueEnd)));
    }
    return new Node(
        tag, at, header.valueOffset, data.slice(header.valueOffset, valueEnd), inside, cut);
  }

  private int skipFiller(int from, int end) {
    int at = from;
    while (at < end && data.at(at) == 0) {
      at++;
    }
    return at;
  }

  private record Header(int tag, int valueOffset, long length, @Nullable String reason) {
    static Header none(String reason) {
      return new Header(0, 0, 0, reason);
    }
  }

  private Header header(int start, int end) {
    int at = start;
    int value = data.at(at++);
    boolean more = (value & 0x1F) == 0x1F;
    while (more) {
      if (at >= end) {
        return Header.none("tag is cut off");
      }
      if (at - start >= Tag.MAX_LENGTH) {
        return Header.none("tag longer than " + Tag.MAX_LENGTH + " bytes");
      }
      value = value << 8 | data.at(at);
      more = (data.at(at++) & 0x80) != 0;
    }
    return at < end ? withLength(value, at, end) : Header.none("length is missing");
  }

  private Header withLength(int tag, int start, int end) {
    int first = data.at(start);
    if (first < 0x80) {
      return new Header(tag, start + 1, first, null);
    }
    if (first == 0x80 || first > 0x84) {
      return Header.none(String.format("length form %02X not allowed", first));
    }
    int valueOffset = start + 1 + first - 0x80;
    if (valueOffset > end) {
      return Header.none("length is cut off");
    }
    return new Header(tag, valueOffset, data.slice(start + 1, valueOffset).toLong(), null);
  }
}
