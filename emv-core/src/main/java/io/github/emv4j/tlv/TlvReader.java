package io.github.emv4j.tlv;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.Arrays;
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
    return parse.roots();
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
      int end = skipFiller(data, 0, data.length()) + first.encoded().length();
      throw MalformedDataException.at(
          "data after the " + first.tag() + " object", data, skipFiller(data, end, data.length()));
    }
    return objects.get(0);
  }

  private static int skipFiller(Bytes data, int from, int end) {
    int at = from;
    while (at < end && data.at(at) == 0) {
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
      return new Prefix(parse.roots(), Optional.empty());
    } catch (MalformedDataException e) {
      return new Prefix(parse.roots(), Optional.of(e));
    }
  }

  /**
   * {@return where the first object with a tag begins, in the order of the bytes, templates looked
   * into; -1 if there is none}
   *
   * <p>Nothing is allocated. What stands behind the object is not looked at.
   *
   * @param data the bytes, with {@link TlvLimits#RESPONSE} for depth
   * @param tag of the object
   * @throws MalformedDataException if the bytes up to the object are not TLV
   */
  public static int indexOf(Bytes data, Tag tag) {
    return TlvSearch.indexOf(data, tag);
  }

  /**
   * {@return the value of the first object with a tag, in the order of the bytes, templates looked
   * into}
   *
   * @param data the bytes, with {@link TlvLimits#RESPONSE} for depth
   * @param tag of the object
   * @throws MalformedDataException if the bytes up to the object are not TLV
   */
  public static Optional<Bytes> find(Bytes data, Tag tag) {
    return TlvSearch.find(data, tag);
  }

  private static final class Parse {
    private static final int LEAST_CAPACITY = 2;
    private static final int MOST_CAPACITY = 16;

    /** Bytes of data for each object that is expected; more make room for more. */
    private static final int USUAL_LENGTH = 8;

    private static final int FIRST_DEPTH = 2;

    /** What is noted of a template until its end: see {@link #open}. */
    private static final int NOTES = 3;

    private final Bytes data;
    private final int mostObjects;
    private final int deepest;

    /** Whole objects whose template is not closed yet, those of outer templates first. */
    private Tlv[] done;

    private int doneCount;
    private long[] notes = {};
    private int depth;
    private int end;

    Parse(Bytes data, TlvLimits limits) {
      this.data = data;
      this.mostObjects = limits.count();
      this.deepest = limits.depth();
      this.end = data.length();
      int expected = Math.min(end / USUAL_LENGTH, MOST_CAPACITY);
      this.done = new Tlv[Math.max(expected, LEAST_CAPACITY)];
    }

    void run() {
      int at = 0;
      int count = 0;
      while (true) {
        if (at == end) {
          if (depth == 0) {
            return;
          }
          close();
          continue;
        }
        int first = data.at(at);
        if (first == 0) {
          at++;
          continue;
        }
        if (++count > mostObjects || depth >= deepest) {
          throw tooMuch(count, at);
        }
        at = read(at, first);
      }
    }

    private int read(int start, int first) {
      long header = TlvHeader.read(data, start, end, depth);
      int value = start + TlvHeader.headerLength(header);
      int next = value + TlvHeader.valueLength(header);
      if ((first & TlvHeader.CONSTRUCTED) != 0) {
        open(start, header);
        end = next;
        return value;
      }
      add(new Tlv(data, start, header));
      return next;
    }

    private MalformedDataException tooMuch(int count, int at) {
      String reason =
          count > mostObjects
              ? "more than " + mostObjects + " data objects"
              : "nested deeper than " + deepest;
      return MalformedDataException.at(reason, data, at);
    }

    private void open(int start, long header) {
      int at = depth++ * NOTES;
      if (at == notes.length) {
        notes = Arrays.copyOf(notes, Math.max(FIRST_DEPTH * NOTES, 2 * at));
      }
      notes[at] = header;
      notes[at + 1] = (long) start << 32 | end;
      notes[at + 2] = doneCount;
    }

    private void close() {
      int at = --depth * NOTES;
      int start = (int) (notes[at + 1] >>> 32);
      end = (int) notes[at + 1];
      int first = (int) notes[at + 2];
      List<Tlv> children = take(first, doneCount);
      doneCount = first;
      add(new TlvTemplate(data, start, notes[at], children));
    }

    private void add(Tlv object) {
      if (doneCount == done.length) {
        done = Arrays.copyOf(done, 2 * doneCount);
      }
      done[doneCount++] = object;
    }

    private List<Tlv> take(int from, int to) {
      return switch (to - from) {
        case 0 -> List.of();
        case 1 -> List.of(done[from]);
        default -> new TlvList(Arrays.copyOfRange(done, from, to));
      };
    }

    /** The whole objects outside any template that is still open. */
    List<Tlv> roots() {
      return take(0, depth == 0 ? doneCount : (int) notes[2]);
    }
  }
}
