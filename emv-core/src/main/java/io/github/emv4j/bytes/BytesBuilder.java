package io.github.emv4j.bytes;

import java.util.Arrays;
import java.util.Objects;

/**
 * Puts {@link Bytes} together piece by piece, in one array that grows as needed.
 *
 * <p>Not for use by several threads.
 */
public final class BytesBuilder {
  private static final int FIRST_CAPACITY = 64;

  private byte[] array;
  private int length;
  private boolean handedOut;

  /** Starts empty. */
  public BytesBuilder() {
    this(FIRST_CAPACITY);
  }

  /**
   * Starts empty, with room for a number of bytes.
   *
   * @param capacity bytes that are expected, 0 or more; where it is exact, nothing is copied twice
   */
  public BytesBuilder(int capacity) {
    this.array = new byte[capacity];
  }

  /** {@return how many bytes there are so far} */
  public int length() {
    return length;
  }

  /**
   * Appends one byte.
   *
   * @param value its low eight bits count
   * @return this builder
   */
  public BytesBuilder append(int value) {
    makeRoom(1);
    array[length++] = (byte) value;
    return this;
  }

  /**
   * Adds the low bytes of a number, most significant byte first.
   *
   * @param number any number
   * @param count how many bytes, 1 to 8
   * @return this builder
   */
  public BytesBuilder append(long number, int count) {
    makeRoom(count);
    if (array.length - length >= Long.BYTES) {
      // One step instead of several; what stands behind the last byte does not matter yet.
      Bytes.EIGHT_BYTES.set(array, length, number << (8 * (Long.BYTES - count)));
      length += count;
      return this;
    }
    for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
      array[length++] = (byte) (number >>> shift);
    }
    return this;
  }

  /**
   * Appends bytes.
   *
   * @param bytes any number
   * @return this builder
   */
  public BytesBuilder append(Bytes bytes) {
    makeRoom(bytes.length());
    bytes.copyInto(array, length);
    length += bytes.length();
    return this;
  }

  /**
   * Appends the same byte several times.
   *
   * @param value its low eight bits count
   * @param count how often, 0 or more
   * @return this builder
   */
  public BytesBuilder appendRepeated(int value, int count) {
    makeRoom(count);
    Arrays.fill(array, length, length + count, (byte) value);
    length += count;
    return this;
  }

  /**
   * Opens a gap of zeros; what stood behind it moves back.
   *
   * @param at where the gap begins, 0 to {@link #length()}
   * @param count how many bytes, 0 or more
   * @return this builder
   * @throws IndexOutOfBoundsException if {@code at} is out of range
   */
  public BytesBuilder insertZeros(int at, int count) {
    Objects.checkIndex(at, length + 1);
    makeRoom(count);
    System.arraycopy(array, at, array, at + count, length - at);
    Arrays.fill(array, at, at + count, (byte) 0);
    length += count;
    return this;
  }

  /**
   * Replaces one byte.
   *
   * @param at its index, from 0
   * @param value its low eight bits count
   * @return this builder
   * @throws IndexOutOfBoundsException if there is no such byte
   */
  public BytesBuilder set(int at, int value) {
    Objects.checkIndex(at, length);
    makeRoom(0);
    array[at] = (byte) value;
    return this;
  }

  /** {@return what was put together so far; the builder may be used on} */
  public Bytes toBytes() {
    handedOut = true;
    return Bytes.ofOwned(array, length);
  }

  private void makeRoom(int more) {
    int needed = Math.addExact(length, more);
    if (needed > array.length || handedOut) {
      renew(needed);
    }
  }

  // Bytes that were handed out never change: what comes after them goes into another array.
  private void renew(int needed) {
    int doubled = Math.min(array.length, 1 << 29) * 2;
    int capacity = needed > array.length ? Math.max(needed, doubled) : array.length;
    array = Arrays.copyOf(array, capacity);
    handedOut = false;
  }
}
