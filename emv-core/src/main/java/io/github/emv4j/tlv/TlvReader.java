package io.github.emv4j.tlv;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Reads BER-TLV bytes into data objects (EMV 4.4 Book 3, Annex B).
 *
 * <p>Accepted: tags of one to four bytes; lengths in one byte ({@code 00} to {@code 7F}) or after
 * {@code 81} to {@code 84}, minimal or not; {@code 00} filler before, between and after objects on
 * every level. Refused: the indefinite form {@code 80}, lengths beyond the parent, and more depth
 * or objects than the limits allow. The reader does not recurse.
 */
public final class TlvReader {
  private TlvReader() {}

  /**
   * What could be read of bytes that may be malformed.
   *
   * @param objects the whole objects before the fault, in order
   * @param fault why reading stopped; empty if all was read
   */
  public record Prefix(List<Tlv> objects, Optional<MalformedDataException> fault) {
    /** Keeps an unmodifiable copy. */
    public Prefix {
      objects = List.copyOf(objects);
    }
  }

  /**
   * {@return the data objects of an answer of a card, in order}
   *
   * @param data the bytes, with {@link TlvLimits#RESPONSE}
   * @throws MalformedDataException if they are not TLV from beginning to end
   */
  public static List<Tlv> parse(Bytes data) {
    return parse(data, TlvLimits.RESPONSE);
  }

  /**
   * {@return the data objects in the given bytes, in order}
   *
   * @param data the bytes
   * @param limits how much structure is accepted
   * @throws MalformedDataException if they are not TLV from beginning to end
   */
  public static List<Tlv> parse(Bytes data, TlvLimits limits) {
    Parse parse = new Parse(data, limits);
    parse.run();
    return Collections.unmodifiableList(parse.roots);
  }

  /**
   * {@return the one data object in the given bytes, filler around it allowed}
   *
   * @param data the bytes
   * @throws MalformedDataException if there is none, or more than one, or it is not TLV
   */
  public static Tlv parseOne(Bytes data) {
    List<Tlv> objects = parse(data);
    if (objects.isEmpty()) {
      throw MalformedDataException.at("no data object", data, data.length());
    }
    if (objects.size() > 1) {
      Tlv first = objects.get(0);
      int end = skipFiller(data, 0) + first.encoded().length();
      throw MalformedDataException.at(
          "data after the " + first.tag() + " object", data, skipFiller(data, end));
    }
    return objects.get(0);
  }

  private static int skipFiller(Bytes data, int from) {
    int at = from;
    while (at < data.length() && data.at(at) == 0) {
      at++;
    }
    return at;
  }

  /**
   * {@return the whole objects that stand before the first fault, and the fault}
   *
   * @param data the bytes
   * @param limits how much structure is accepted
   */
  public static Prefix parsePrefix(Bytes data, TlvLimits limits) {
    Parse parse = new Parse(data, limits);
    try {
      parse.run();
      return new Prefix(parse.roots, Optional.empty());
    } catch (MalformedDataException e) {
      return new Prefix(parse.roots, Optional.of(e));
    }
  }

  /** A template whose end has not been reached yet. */
  private record OpenTemplate(Tag tag, int start, int headerLength, int end, List<Tlv> siblings) {}

  private static final class Parse {
    final List<Tlv> roots = new ArrayList<>();
    private final Bytes data;
    private final TlvLimits limits;
    private final Deque<OpenTemplate> open = new ArrayDeque<>();
    private List<Tlv> siblings = roots;
    private int end;
    private int at;
    private int count;

    Parse(Bytes data, TlvLimits limits) {
      this.data = data;
      this.limits = limits;
      this.end = data.length();
    }

    void run() {
      while (true) {
        while (at < end && data.at(at) == 0) {
          at++;
        }
        if (at < end) {
          readObject();
        } else if (!open.isEmpty()) {
          closeTemplate();
        } else {
          return;
        }
      }
    }

    private void readObject() {
      int start = at;
      if (++count > limits.count()) {
        throw fault("more than " + limits.count() + " data objects", start);
      }
      if (open.size() >= limits.depth()) {
        throw fault("nested deeper than " + limits.depth(), start);
      }
      Tag tag = readTag();
      int length = readLength();
      int headerLength = at - start;
      if (tag.isConstructed()) {
        open.push(new OpenTemplate(tag, start, headerLength, end, siblings));
        siblings = new ArrayList<>(4);
        end = at + length;
      } else {
        at += length;
        siblings.add(new Tlv(tag, data.slice(start, at), headerLength, List.of()));
      }
    }

    private void closeTemplate() {
      OpenTemplate template = open.pop();
      Tlv object =
          new Tlv(
              template.tag,
              data.slice(template.start, end),
              template.headerLength,
              Collections.unmodifiableList(siblings));
      siblings = template.siblings;
      siblings.add(object);
      end = template.end;
    }

    private Tag readTag() {
      int start = at;
      int value = data.at(at++);
      if ((value & 0x1F) != 0x1F) {
        return Tag.of(value);
      }
      for (int i = 1; i < Tag.MAX_LENGTH; i++) {
        if (at >= end) {
          throw fault("tag is cut off", start);
        }
        int next = data.at(at++);
        value = value << 8 | next;
        if ((next & 0x80) == 0) {
          return Tag.of(value);
        }
      }
      throw fault("tag longer than " + Tag.MAX_LENGTH + " bytes", start);
    }

    private int readLength() {
      int start = at;
      if (at >= end) {
        throw fault("length is missing", start);
      }
      int first = data.at(at++);
      if (first == 0x80 || first > 0x84) {
        throw fault("length form not allowed", start);
      }
      long length = first;
      if (first > 0x80) {
        length = 0;
        for (int i = 0x80; i < first; i++) {
          if (at >= end) {
            throw fault("length is cut off", start);
          }
          length = length << 8 | data.at(at++);
        }
      }
      if (length > end - at) {
        throw fault(
            open.isEmpty() ? "length exceeds the data" : "length exceeds the parent", start);
      }
      return (int) length;
    }

    private MalformedDataException fault(String reason, int offset) {
      return MalformedDataException.at(reason, data, offset);
    }
  }
}
