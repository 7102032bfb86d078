package io.github.emv4j.transport;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a card says about itself and its protocols when it is powered: the answer to reset (ISO/IEC
 * 7816-3, 8.2; EMV Contact Interface, 8).
 *
 * <p>A card that breaks a rule of EMV is parsed all the same; {@link #deviations()} tells. The
 * reader has accepted the card before anybody here sees these bytes.
 */
public final class Atr {
  /** The longest answer to reset, first byte included. */
  public static final int MAX_LENGTH = 33;

  private static final int DIRECT = 0x3B;
  private static final int INVERSE = 0x3F;
  private static final int DEFAULT_IFSC = 32;
  private static final int DEFAULT_BWI = 4;
  private static final int DEFAULT_CWI = 13;
  private static final int GLOBAL = 15;

  /** How a byte travels; the reader undoes it. */
  public enum Convention {
    /** {@code 3B}: low bit first. */
    DIRECT,
    /** {@code 3F}: high bit first, inverted. */
    INVERSE
  }

  /**
   * The interface bytes TAi, TBi, TCi and TDi with the same i.
   *
   * @param ta 0 to 255, or empty if absent
   * @param tb 0 to 255, or empty if absent
   * @param tc 0 to 255, or empty if absent
   * @param td 0 to 255, or empty if absent; announces the next group
   */
  public record Group(OptionalInt ta, OptionalInt tb, OptionalInt tc, OptionalInt td) {}

  private final Bytes bytes;
  private final List<Group> groups;
  private final Bytes historicalBytes;
  private final boolean hasTck;

  private Atr(Bytes bytes, List<Group> groups, Bytes historicalBytes, boolean hasTck) {
    this.bytes = bytes;
    this.groups = List.copyOf(groups);
    this.historicalBytes = historicalBytes;
    this.hasTck = hasTck;
  }

  /**
   * {@return the answer to reset in the given bytes}
   *
   * @param bytes 2 to 33 bytes, TS first
   * @throws MalformedDataException if they are cut off, go on after the end, or do not begin with
   *     {@code 3B} or {@code 3F}
   */
  public static Atr parse(Bytes bytes) {
    if (bytes.length() > MAX_LENGTH) {
      throw MalformedDataException.at("answer to reset is too long", bytes, MAX_LENGTH);
    }
    return new Parse(bytes).run();
  }

  /**
   * {@return whether the bytes are an answer to reset that a reader made up for a contactless card:
   * {@code 3B 8n 80 01}, n historical bytes, and a check byte (PC/SC part 3, 3.1.3.2.3)}
   *
   * @param bytes any bytes
   */
  public static boolean isContactless(Bytes bytes) {
    return bytes.length() >= 4
        && bytes.at(0) == DIRECT
        && bytes.at(1) >> 4 == 8
        && bytes.at(2) == 0x80
        && bytes.at(3) == 0x01
        && bytes.length() == 5 + (bytes.at(1) & 0xF);
  }

  /** Reads the bytes from left to right. */
  private static final class Parse {
    private final Bytes bytes;
    private final List<Group> groups = new ArrayList<>();
    private int at;

    Parse(Bytes bytes) {
      this.bytes = bytes;
    }

    Atr run() {
      int ts = next("initial byte");
      if (ts != DIRECT && ts != INVERSE) {
        throw MalformedDataException.at("answer to reset begins neither with 3B nor 3F", bytes, 0);
      }
      int format = next("format byte");
      OptionalInt td = readGroup(format);
      while (td.isPresent()) {
        td = readGroup(td.getAsInt());
      }
      int historicalEnd = at + (format & 0xF);
      if (historicalEnd > bytes.length()) {
        throw MalformedDataException.at("historical bytes are cut off", bytes, bytes.length());
      }
      Bytes historicalBytes = bytes.slice(at, historicalEnd);
      at = historicalEnd;
      boolean hasTck = needsTck(groups) || hasNeedlessTck();
      if (hasTck) {
        next("check byte");
      }
      if (at < bytes.length()) {
        throw MalformedDataException.at("data after the answer to reset", bytes, at);
      }
      return new Atr(bytes, groups, historicalBytes, hasTck);
    }

    private OptionalInt readGroup(int presence) {
      OptionalInt ta = readIf(presence & 0x10);
      OptionalInt tb = readIf(presence & 0x20);
      OptionalInt tc = readIf(presence & 0x40);
      OptionalInt td = readIf(presence & 0x80);
      if ((presence & 0xF0) != 0) {
        groups.add(new Group(ta, tb, tc, td));
      }
      return td;
    }

    private OptionalInt readIf(int bit) {
      return bit == 0 ? OptionalInt.empty() : OptionalInt.of(next("interface byte"));
    }

    // Some T=0 cards send a right check byte that nobody asked for.
    private boolean hasNeedlessTck() {
      return at == bytes.length() - 1 && checksum(bytes) == 0;
    }

    private int next(String what) {
      if (at >= bytes.length()) {
        throw MalformedDataException.at(what + " is missing", bytes, at);
      }
      return bytes.at(at++);
    }
  }

  private static boolean needsTck(List<Group> groups) {
    return groups.stream().anyMatch(g -> g.td.isPresent() && (g.td.getAsInt() & 0xF) != 0);
  }

  /** {@return the exclusive or of all bytes but the first} */
  private static int checksum(Bytes bytes) {
    int sum = 0;
    for (int i = 1; i < bytes.length(); i++) {
      sum ^= bytes.at(i);
    }
    return sum;
  }

  /** {@return all bytes as received} */
  public Bytes bytes() {
    return bytes;
  }

  /** {@return how bytes travel} */
  public Convention convention() {
    return bytes.at(0) == DIRECT ? Convention.DIRECT : Convention.INVERSE;
  }

  /** {@return the groups of interface bytes, TA1 to TD1 first; none if there are no such bytes} */
  public List<Group> groups() {
    return groups;
  }

  /** {@return 0 to 15 bytes that describe the card} */
  public Bytes historicalBytes() {
    return historicalBytes;
  }

  /** {@return the offered protocols without repeats, the first one first; T=0 if none is named} */
  public List<Integer> protocols() {
    List<Integer> named =
        groups.stream()
            .flatMapToInt(group -> group.td.stream())
            .map(td -> td & 0xF)
            .filter(protocol -> protocol != GLOBAL)
            .distinct()
            .boxed()
            .toList();
    return named.isEmpty() ? List.of(0) : named;
  }

  /** {@return the protocol, 0 to 15, if the card does not let the reader choose (TA2)} */
  public OptionalInt specificProtocol() {
    OptionalInt ta2 = group(2).ta;
    return ta2.isPresent() ? OptionalInt.of(ta2.getAsInt() & 0xF) : OptionalInt.empty();
  }

  /** {@return N of TC1, 0 to 255, in elementary time units; 255 stands for the least possible} */
  public int extraGuardTime() {
    return group(1).tc.orElse(0);
  }

  /** {@return the most bytes that a T=1 card takes in one block, 0 to 255; 32 unless it says} */
  public int ifsc() {
    return t1Group().ta.orElse(DEFAULT_IFSC);
  }

  /** {@return the block waiting time integer of T=1, 0 to 15; 4 unless the card says} */
  public int bwi() {
    OptionalInt tb = t1Group().tb;
    return tb.isPresent() ? tb.getAsInt() >> 4 : DEFAULT_BWI;
  }

  /** {@return the character waiting time integer of T=1, 0 to 15; 13 unless the card says} */
  public int cwi() {
    OptionalInt tb = t1Group().tb;
    return tb.isPresent() ? tb.getAsInt() & 0xF : DEFAULT_CWI;
  }

  /** {@return whether there is a check byte, TCK} */
  public boolean hasTck() {
    return hasTck;
  }

  /** {@return whether there is no check byte or the right one} */
  public boolean isTckRight() {
    return !hasTck || checksum(bytes) == 0;
  }

  /** {@return whether a reader made these bytes up for a contactless card} */
  public boolean isContactless() {
    return isContactless(bytes);
  }

  /**
   * {@return the rules of EMV for contact cards that these bytes break, an English sentence each;
   * none for a contactless card}
   */
  public List<String> deviations() {
    return isContactless() ? List.of() : AtrRules.deviations(this);
  }

  /** {@return the interface bytes with that number, from 1; all absent if there are none} */
  Group group(int number) {
    return number <= groups.size() ? groups.get(number - 1) : NO_BYTES;
  }

  /** {@return the first interface bytes that belong to T=1; all absent if there are none} */
  Group t1Group() {
    for (int number = 3; number <= groups.size(); number++) {
      if ((group(number - 1).td.orElse(0) & 0xF) == 1) {
        return group(number);
      }
    }
    return NO_BYTES;
  }

  private static final Group NO_BYTES =
      new Group(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Atr that && bytes.equals(that.bytes);
  }

  @Override
  public int hashCode() {
    return bytes.hashCode();
  }

  /** {@return the bytes in hexadecimal; they tell the kind of card, not whose it is} */
  @Override
  public String toString() {
    return bytes.toHex();
  }
}
