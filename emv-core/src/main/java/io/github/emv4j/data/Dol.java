package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.BytesBuilder;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.tlv.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A data object list: tags and lengths of what the card wants to be given (EMV 4.4 Book 3, 5.4).
 *
 * <p>Used for the PDOL, CDOL1, CDOL2, DDOL, TDOL and the log format.
 *
 * @param entries in the order of the list
 */
public record Dol(List<Entry> entries) {
  /** The most data that a command can carry. */
  public static final int MAX_TOTAL_LENGTH = 255;

  static final int MAX_ENTRY_LENGTH = 0x7F;

  /**
   * One element that is wanted.
   *
   * @param tag its tag
   * @param length bytes to be given, 0 to 127
   */
  public record Entry(Tag tag, int length) {
    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Entry {
      if (length < 0 || length > MAX_ENTRY_LENGTH) {
        throw new IllegalArgumentException("length out of range: " + length);
      }
    }
  }

  /**
   * The data that answers a list.
   *
   * @param data exactly {@link Dol#totalLength()} bytes
   * @param withheld tags that were asked for and are never given, in order; zeros stand for them
   */
  public record Filled(Bytes data, List<Tag> withheld) {
    /** Keeps an unmodifiable copy. */
    public Filled {
      withheld = List.copyOf(withheld);
    }
  }

  /** Keeps an unmodifiable copy. */
  public Dol {
    entries = List.copyOf(entries);
  }

  /**
   * {@return the list coded in the given bytes; empty bytes are an empty list}
   *
   * @param data tag (1 to 4 bytes) and length (1 byte) of each element
   * @throws MalformedDataException if a tag or length is cut off, or a length has more than one
   *     byte
   */
  public static Dol parse(Bytes data) {
    List<Entry> entries = new ArrayList<>();
    DolScanner scanner = new DolScanner(data);
    while (scanner.next()) {
      entries.add(new Entry(scanner.tag(), scanner.length()));
    }
    return new Dol(entries);
  }

  /** {@return how many bytes the filled list has; may exceed what a command can carry} */
  public int totalLength() {
    int total = 0;
    for (int i = 0; i < entries.size(); i++) {
      total += entries.get(i).length();
    }
    return total;
  }

  /** {@return whether the list asks for this tag} */
  public boolean contains(Tag tag) {
    return entries.stream().anyMatch(entry -> entry.tag().equals(tag));
  }

  /**
   * {@return the data asked for: each value cut or padded to the length wanted, zeros for what is
   * constructed, unknown or absent}
   *
   * <p>PIN and biometric data held by a terminal are never given, whatever {@code source} says.
   *
   * @param source the value of a tag; empty, or no bytes, where there is none
   * @throws MalformedDataException if the data would be longer than {@value #MAX_TOTAL_LENGTH}
   *     bytes
   */
  public Filled fill(Function<? super Tag, Optional<Bytes>> source) {
    int total = totalLength();
    if (total > MAX_TOTAL_LENGTH) {
      throw MalformedDataException.at(
          "list asks for " + total + " bytes, more than a command carries", Bytes.EMPTY, 0);
    }
    BytesBuilder data = new BytesBuilder(total);
    List<Tag> withheld = new ArrayList<>();
    for (Entry entry : entries) {
      Bytes value = Bytes.EMPTY;
      if (Dictionary.emv().isTerminalSecret(entry.tag())) {
        withheld.add(entry.tag());
      } else if (!entry.tag().isConstructed()) {
        value = source.apply(entry.tag()).orElse(Bytes.EMPTY);
      }
      append(data, entry, value);
    }
    return new Filled(data.toBytes(), withheld);
  }

  // Book 3, 5.4: n is cut and padded on the left, all others on the right.
  private static void append(BytesBuilder data, Entry entry, Bytes value) {
    int missing = entry.length() - value.length();
    Format format = value.isEmpty() ? Format.BINARY : Dictionary.emv().format(entry.tag());
    if (format == Format.NUMERIC) {
      data.appendRepeated(0, Math.max(0, missing)).append(value.from(Math.max(0, -missing)));
      return;
    }
    int filler = format == Format.COMPRESSED_NUMERIC ? 0xFF : 0;
    data.append(value.slice(0, Math.min(value.length(), entry.length())))
        .appendRepeated(filler, Math.max(0, missing));
  }
}
