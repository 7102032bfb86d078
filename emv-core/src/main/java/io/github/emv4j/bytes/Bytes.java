package io.github.emv4j.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable run of bytes: a view of an array that nobody else can reach.
 *
 * <p>Slices share the array and cost a few words. {@link #toString()} tells only the length, so
 * that card data does not reach a log by accident; {@link #toHex()} shows the content.
 */
public final class Bytes implements Comparable<Bytes> {
  /** No bytes at all. */
  public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final VarHandle FOUR_BYTES =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] array;
  private final int offset;
  private final int length;

  private Bytes(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /**
   * {@return the given bytes, copied}
   *
   * @param source any array; later changes to it do not show
   */
  public static Bytes copyOf(byte[] source) {
    return source.length == 0 ? EMPTY : new Bytes(source.clone(), 0, source.length);
  }

  /**
   * {@return a part of the given bytes, copied}
   *
   * @param source any array
   * @param from first byte, from 0
   * @param to one behind the last byte
   * @throws IndexOutOfBoundsException if the range is not inside the array
   */
  public static Bytes copyOf(byte[] source, int from, int to) {
    Objects.checkFromToIndex(from, to, source.length);
    return from == to ? EMPTY : new Bytes(Arrays.copyOfRange(source, from, to), 0, to - from);
  }

  /** {@return the beginning of an array that nobody changes any more, not copied} */
  static Bytes ofOwned(byte[] array, int length) {
    return length == 0 ? EMPTY : new Bytes(array, 0, length);
  }

  /**
   * {@return the bytes with the given values}
   *
   * @param values each 0 to 255
   * @throws IllegalArgumentException if a value is out of range
   */
  public static Bytes of(int... values) {
    byte[] array = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] < 0 || values[i] > 0xFF) {
        throw new IllegalArgumentException("not a byte: " + values[i]);
      }
      array[i] = (byte) values[i];
    }
    return new Bytes(array, 0, array.length);
  }

  /**
   * {@return {@code count} times the same byte}
   *
   * @param value the byte, 0 to 255
   * @param count how many, 0 or more
   */
  public static Bytes filled(int value, int count) {
    byte[] array = new byte[count];
    Arrays.fill(array, (byte) value);
    return new Bytes(array, 0, count);
  }

  /**
   * {@return the bytes written as hexadecimal digits}
   *
   * @param hex digits of either case; white space between them is ignored
   * @throws IllegalArgumentException if another character occurs or a digit is left over; the
   *     message gives the position, not the text
   */
  public static Bytes fromHex(CharSequence hex) {
    byte[] array = new byte[(hex.length() + 1) / 2];
    int digits = 0;
    for (int i = 0; i < hex.length(); i++) {
      char c = hex.charAt(i);
      if (Character.isWhitespace(c)) {
        continue;
      }
      if (!HexFormat.isHexDigit(c)) {
        throw new IllegalArgumentException("not a hexadecimal digit at position " + (i + 1));
      }
      int digit = HexFormat.fromHexDigit(c);
      int at = digits++ / 2;
      array[at] = (byte) (digits % 2 == 1 ? digit << 4 : array[at] | digit);
    }
    if (digits % 2 != 0) {
      throw new IllegalArgumentException("odd number of hexadecimal digits: " + digits);
    }
    return new Bytes(array, 0, digits / 2);
  }

  /** {@return how many bytes there are} */
  public int length() {
    return length;
  }

  /** {@return whether there is no byte} */
  public boolean isEmpty() {
    return length == 0;
  }

  /** {@return whether no byte is other than zero} */
  public boolean isZero() {
    for (int i = 0; i < length; i++) {
      if (array[offset + i] != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@return the byte at an index, as 0 to 255}
   *
   * @param index from 0
   * @throws IndexOutOfBoundsException if there is no such byte
   */
  public int at(int index) {
    Objects.checkIndex(index, length);
    return array[offset + index] & 0xFF;
  }

  /**
   * {@return four bytes at once, the first in the highest eight bits}
   *
   * @param index of the first, from 0
   * @throws IndexOutOfBoundsException if there are not four
   */
  public int fourAt(int index) {
    Objects.checkFromIndexSize(index, Integer.BYTES, length);
    return (int) FOUR_BYTES.get(array, offset + index);
  }

  /**
   * {@return a part of these bytes, sharing their memory}
   *
   * @param from first byte, from 0
   * @param to one behind the last byte
   * @throws IndexOutOfBoundsException if the range is not inside these bytes
   */
  public Bytes slice(int from, int to) {
    Objects.checkFromToIndex(from, to, length);
    if (from == 0 && to == length) {
      return this;
    }
    return from == to ? EMPTY : new Bytes(array, offset + from, to - from);
  }

  /**
   * {@return the bytes from an index to the end, sharing their memory}
   *
   * @param from first byte, from 0
   */
  public Bytes from(int from) {
    return slice(from, length);
  }

  /** {@return whether these bytes begin with all of {@code prefix}} */
  public boolean startsWith(Bytes prefix) {
    return length >= prefix.length
        && Arrays.equals(
            array,
            offset,
            offset + prefix.length,
            prefix.array,
            prefix.offset,
            prefix.offset + prefix.length);
  }

  /** {@return these bytes followed by {@code other}, in new memory} */
  public Bytes concat(Bytes other) {
    if (other.length == 0) {
      return this;
    }
    byte[] joined = Arrays.copyOfRange(array, offset, offset + length + other.length);
    System.arraycopy(other.array, other.offset, joined, length, other.length);
    return new Bytes(joined, 0, joined.length);
  }

  /** {@return a new array with these bytes} */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  /**
   * Copies these bytes into an array.
   *
   * @param target where to
   * @param at index of the first byte in {@code target}
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public void copyInto(byte[] target, int at) {
    if (length > 2 * Long.BYTES) {
      System.arraycopy(array, offset, target, at, length);
      return;
    }
    // Faster than the call where elements of a card are put together: the first bytes and the last
    // ones, some of them twice.
    Objects.checkFromIndexSize(at, length, target.length);
    if (length >= Long.BYTES) {
      int back = length - Long.BYTES;
      long last = (long) EIGHT_BYTES.get(array, offset + back);
      EIGHT_BYTES.set(target, at, (long) EIGHT_BYTES.get(array, offset));
      EIGHT_BYTES.set(target, at + back, last);
    } else if (length >= Integer.BYTES) {
      int back = length - Integer.BYTES;
      int last = (int) FOUR_BYTES.get(array, offset + back);
      FOUR_BYTES.set(target, at, (int) FOUR_BYTES.get(array, offset));
      FOUR_BYTES.set(target, at + back, last);
    } else {
      for (int i = 0; i < length; i++) {
        target[at + i] = array[offset + i];
      }
    }
  }

  /**
   * {@return these bytes as an unsigned big-endian number}
   *
   * @throws ArithmeticException if there are more than seven bytes
   */
  public long toLong() {
    if (length > 7) {
      throw new ArithmeticException("too long for a number: " + length + " bytes");
    }
    long number = 0;
    for (int i = 0; i < length; i++) {
      number = number << 8 | at(i);
    }
    return number;
  }

  /** {@return these bytes as text in the given character set} */
  public String toText(Charset charset) {
    return new String(array, offset, length, charset);
  }

  /** {@return upper-case hexadecimal digits without spaces} */
  public String toHex() {
    return HEX.formatHex(array, offset, offset + length);
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(
        array, offset, offset + length, other.array, other.offset, other.offset + other.length);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes that
        && Arrays.equals(
            array, offset, offset + length, that.array, that.offset, that.offset + that.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  /** {@return the length only, never the content} */
  @Override
  public String toString() {
    return length == 1 ? "1 byte" : length + " bytes";
  }
}
