package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;

/**
 * The version of the payment scheme's application (tags 9F08 and 9F09).
 *
 * @param value two bytes as a number
 */
public record ApplicationVersion(int value) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is not two bytes
   */
  public ApplicationVersion {
    if (value < 0 || value > 0xFFFF) {
      throw new IllegalArgumentException("not two bytes: " + value);
    }
  }

  /**
   * {@return the version in two bytes}
   *
   * @throws MalformedDataException if there are not two
   */
  public static ApplicationVersion parse(Bytes data) {
    Lengths.exactly(data, 2, "application version number");
    return new ApplicationVersion((int) data.toLong());
  }

  /** {@return four upper-case hexadecimal digits} */
  @Override
  public String toString() {
    return String.format("%04X", value);
  }
}
