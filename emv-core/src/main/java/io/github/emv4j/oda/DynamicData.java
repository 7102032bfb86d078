package io.github.emv4j.oda;

import io.github.emv4j.bytes.Bytes;
import java.util.Optional;

/** The ICC dynamic data in a recovered block: a number of 2 to 8 bytes, then anything. */
record DynamicData(Bytes number, Bytes rest) {
  static final String RULE = "a number of 2 to 8 bytes, all inside the block";

  private static final int LENGTH_OFFSET = 3;
  private static final int START = 4;

  /** The length of the number, and two bytes of it. */
  private static final int MIN_LENGTH = 3;

  /** Bytes of the block that are not dynamic data. */
  private static final int OVERHEAD = 25;

  /** {@return the dynamic data, if the lengths in it fit} */
  static Optional<DynamicData> in(Bytes block) {
    int length = block.at(LENGTH_OFFSET);
    if (length < MIN_LENGTH || length > block.length() - OVERHEAD) {
      return Optional.empty();
    }
    Bytes data = block.slice(START, START + length);
    int numberLength = data.at(0);
    if (numberLength < 2 || numberLength > 8 || numberLength >= length) {
      return Optional.empty();
    }
    return Optional.of(
        new DynamicData(data.slice(1, 1 + numberLength), data.from(1 + numberLength)));
  }
}
