package io.github.emv4j.fuzz;

import io.github.emv4j.bytes.Bytes;

/** Takes an input apart from its beginning; behind the end there are zeros and empty pieces. */
final class FuzzInput {
  private final byte[] data;
  private int at;

  FuzzInput(byte[] data) {
    this.data = data;
  }

  boolean isEmpty() {
    return at >= data.length;
  }

  /** {@return the next byte, 0 to 255} */
  int next() {
    return isEmpty() ? 0 : data[at++] & 0xFF;
  }

  /** {@return the next bytes, fewer if there are fewer} */
  Bytes take(int count) {
    int end = Math.min(data.length, at + count);
    Bytes piece = Bytes.copyOf(data, at, end);
    at = end;
    return piece;
  }

  Bytes rest() {
    return take(data.length - at);
  }
}
