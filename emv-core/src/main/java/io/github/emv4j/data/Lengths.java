package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;

/** Checks lengths of values before they are read. */
final class Lengths {
  private Lengths() {}

  static void exactly(Bytes data, int length, String what) {
    between(data, length, length, what);
  }

  static void between(Bytes data, int min, int max, String what) {
    if (data.length() < min || data.length() > max) {
      String wanted = min == max ? "" + min : min + " to " + max;
      throw MalformedDataException.at(
          what + " has " + data.length() + " bytes, not " + wanted,
          data,
          Math.min(data.length(), max));
    }
  }
}
