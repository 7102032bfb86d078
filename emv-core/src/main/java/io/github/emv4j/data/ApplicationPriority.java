package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.OptionalInt;

/**
 * How much the issuer prefers an application, the Application Priority Indicator (tag 87; EMV 4.4
 * Book 1, 12.2.3).
 *
 * <p>The natural order puts the preferred one first and those without priority last.
 *
 * @param value one byte
 */
public record ApplicationPriority(int value) implements Comparable<ApplicationPriority> {
  /** No priority and no confirmation, as where the indicator is absent. */
  public static final ApplicationPriority NONE = new ApplicationPriority(0);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is not a byte
   */
  public ApplicationPriority {
    if (value < 0 || value > 0xFF) {
      throw new IllegalArgumentException("not a byte: " + value);
    }
  }

  /**
   * {@return the indicator in one byte}
   *
   * @throws MalformedDataException if there is not one
   */
  public static ApplicationPriority parse(Bytes data) {
    Lengths.exactly(data, 1, "priority indicator");
    return new ApplicationPriority(data.at(0));
  }

  /** {@return whether the application may only be selected after the cardholder has confirmed} */
  public boolean needsConfirmation() {
    return (value & 0x80) != 0;
  }

  /** {@return the priority, 1 (best) to 15; empty if the application has none} */
  public OptionalInt priority() {
    int priority = value & 0x0F;
    return priority == 0 ? OptionalInt.empty() : OptionalInt.of(priority);
  }

  @Override
  public int compareTo(ApplicationPriority other) {
    int byPriority = Integer.compare(priority().orElse(16), other.priority().orElse(16));
    return byPriority != 0 ? byPriority : Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    String number = priority().isPresent() ? "priority " + (value & 0x0F) : "no priority";
    return needsConfirmation() ? number + ", needs confirmation" : number;
  }
}
