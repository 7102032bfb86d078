package io.github.emv4j.apdu;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The two status bytes that end an answer, SW1 and SW2 (EMV 4.4 Book 3, 6.3.5).
 *
 * @param value 0 to {@code 0xFFFF}
 */
public record StatusWord(int value) {
  /** Done. */
  public static final StatusWord OK = new StatusWord(0x9000);

  /** The selected application or file is blocked. */
  public static final StatusWord SELECTED_FILE_BLOCKED = new StatusWord(0x6283);

  /** The authentication method is blocked. */
  public static final StatusWord AUTHENTICATION_METHOD_BLOCKED = new StatusWord(0x6983);

  /** Conditions of use not satisfied. */
  public static final StatusWord CONDITIONS_NOT_SATISFIED = new StatusWord(0x6985);

  /** Function not supported; from SELECT: card blocked. */
  public static final StatusWord FUNCTION_NOT_SUPPORTED = new StatusWord(0x6A81);

  /** File or application not found. */
  public static final StatusWord FILE_NOT_FOUND = new StatusWord(0x6A82);

  /** Record not found. */
  public static final StatusWord RECORD_NOT_FOUND = new StatusWord(0x6A83);

  /** Referenced data not found. */
  public static final StatusWord DATA_NOT_FOUND = new StatusWord(0x6A88);

  /** Instruction not supported. */
  public static final StatusWord INSTRUCTION_NOT_SUPPORTED = new StatusWord(0x6D00);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is not two bytes
   */
  public StatusWord {
    if (value < 0 || value > 0xFFFF) {
      throw new IllegalArgumentException("not a status word: " + value);
    }
  }

  /** {@return the status word with these two bytes, each 0 to 255} */
  static StatusWord of(int sw1, int sw2) {
    int value = (sw1 << 8) | sw2;
    return value == OK.value ? OK : new StatusWord(value);
  }

  /** {@return the first byte} */
  public int sw1() {
    return value >> 8;
  }

  /** {@return the second byte} */
  public int sw2() {
    return value & 0xFF;
  }

  /** {@return whether this is {@code 9000}} */
  public boolean isOk() {
    return value == 0x9000;
  }

  /** {@return whether this is a warning, {@code 62xx} or {@code 63xx}} */
  public boolean isWarning() {
    return sw1() == 0x62 || sw1() == 0x63;
  }

  /** {@return how many bytes wait for GET RESPONSE, 1 to 256, if this is {@code 61xx}} */
  public OptionalInt bytesWaiting() {
    return countAfter(0x61);
  }

  /** {@return the right Le, 1 to 256, if this is {@code 6Cxx}} */
  public OptionalInt rightLe() {
    return countAfter(0x6C);
  }

  /** {@return the tries left, 0 to 15, if this is {@code 63Cx}} */
  public OptionalInt triesLeft() {
    return (value & 0xFFF0) == 0x63C0 ? OptionalInt.of(value & 0xF) : OptionalInt.empty();
  }

  private OptionalInt countAfter(int first) {
    if (sw1() != first) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(sw2() == 0 ? 256 : sw2());
  }

  // Written out for a fast start, as in Tag.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StatusWord that && value == that.value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  /** {@return four upper-case hexadecimal digits} */
  @Override
  public String toString() {
    return String.format("%04X", value);
  }
}
