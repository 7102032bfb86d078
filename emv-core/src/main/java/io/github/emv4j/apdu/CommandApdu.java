package io.github.emv4j.apdu;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.OptionalInt;

/**
 * A command to a card in short form: {@code CLA INS P1 P2 [Lc data] [Le]} (EMV 4.4 Book 3, 6.3.2).
 *
 * @param header CLA, INS, P1 and P2 as one big-endian number
 * @param data 0 to 255 bytes; none means that there is no Lc
 * @param le how many bytes of answer are wanted at most, 1 to 256, or empty for no Le
 */
public record CommandApdu(int header, Bytes data, OptionalInt le) {
  /** The Le that EMV sends with every command that has an answer: up to 256 bytes. */
  public static final int LE_MAX = 256;

  private static final OptionalInt MOST = OptionalInt.of(LE_MAX);
  private static final int HEADER_LENGTH = 4;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if data or Le do not fit the short form
   */
  public CommandApdu {
    if (data.length() > 255) {
      throw new IllegalArgumentException("command data too long: " + data);
    }
    if (le.isPresent() && (le.getAsInt() < 1 || le.getAsInt() > LE_MAX)) {
      throw new IllegalArgumentException("Le out of range: " + le.getAsInt());
    }
  }

  /**
   * {@return a command without data and without Le}
   *
   * @param cla class byte, 0 to 255
   * @param ins instruction byte, 0 to 255
   * @param p1 first parameter, 0 to 255
   * @param p2 second parameter, 0 to 255
   * @throws IllegalArgumentException if one is not a byte
   */
  public static CommandApdu of(int cla, int ins, int p1, int p2) {
    if (((cla | ins | p1 | p2) & ~0xFF) != 0) {
      throw new IllegalArgumentException("not a byte in the command header");
    }
    return new CommandApdu(
        (cla << 24) | (ins << 16) | (p1 << 8) | p2, Bytes.EMPTY, OptionalInt.empty());
  }

  /**
   * {@return the command in the given bytes}
   *
   * @param bytes a whole command in short form
   * @throws MalformedDataException if they are not one
   */
  public static CommandApdu parse(Bytes bytes) {
    if (bytes.length() < HEADER_LENGTH) {
      throw MalformedDataException.at("command header is cut off", bytes, bytes.length());
    }
    int header = (int) bytes.slice(0, HEADER_LENGTH).toLong();
    CommandApdu plain = new CommandApdu(header, Bytes.EMPTY, OptionalInt.empty());
    if (bytes.length() == HEADER_LENGTH) {
      return plain;
    }
    int p3 = bytes.at(HEADER_LENGTH);
    if (bytes.length() == HEADER_LENGTH + 1) {
      return plain.withLe(p3 == 0 ? LE_MAX : p3);
    }
    int dataEnd = HEADER_LENGTH + 1 + p3;
    if (p3 == 0 || bytes.length() < dataEnd || bytes.length() > dataEnd + 1) {
      throw MalformedDataException.at("Lc does not fit the command", bytes, HEADER_LENGTH);
    }
    CommandApdu withData = plain.withData(bytes.slice(HEADER_LENGTH + 1, dataEnd));
    if (bytes.length() == dataEnd) {
      return withData;
    }
    int last = bytes.at(dataEnd);
    return withData.withLe(last == 0 ? LE_MAX : last);
  }

  /**
   * {@return this command with other data}
   *
   * @param data 0 to 255 bytes
   */
  public CommandApdu withData(Bytes data) {
    return new CommandApdu(header, data, le);
  }

  /**
   * {@return this command with an expected length}
   *
   * @param le 1 to 256
   */
  public CommandApdu withLe(int le) {
    return new CommandApdu(header, data, le == LE_MAX ? MOST : OptionalInt.of(le));
  }

  /** {@return this command without an expected length} */
  public CommandApdu withoutLe() {
    return new CommandApdu(header, data, OptionalInt.empty());
  }

  /** {@return the class byte} */
  public int cla() {
    return header >>> 24;
  }

  /** {@return the instruction byte} */
  public int ins() {
    return (header >>> 16) & 0xFF;
  }

  /** {@return the first parameter} */
  public int p1() {
    return (header >>> 8) & 0xFF;
  }

  /** {@return the second parameter} */
  public int p2() {
    return header & 0xFF;
  }

  /** {@return the command as it is sent} */
  public Bytes encoded() {
    return Bytes.copyOf(toByteArray());
  }

  /** {@return the command as it is sent, in a new array} */
  public byte[] toByteArray() {
    int lc = data.isEmpty() ? 0 : 1;
    byte[] bytes = new byte[HEADER_LENGTH + lc + data.length() + (le.isPresent() ? 1 : 0)];
    for (int i = 0; i < HEADER_LENGTH; i++) {
      bytes[i] = (byte) (header >>> (8 * (HEADER_LENGTH - 1 - i)));
    }
    if (!data.isEmpty()) {
      bytes[HEADER_LENGTH] = (byte) data.length();
      data.copyInto(bytes, HEADER_LENGTH + 1);
    }
    if (le.isPresent()) {
      bytes[bytes.length - 1] = (byte) le.getAsInt();
    }
    return bytes;
  }

  /** {@return the header and the amount of data, never the data} */
  @Override
  public String toString() {
    String head = String.format("%02X %02X %02X %02X", cla(), ins(), p1(), p2());
    return data.isEmpty() ? head : head + " with " + data;
  }
}
