package io.github.emv4j.contactless;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.Optional;

/**
 * The name of a kernel in a directory entry (9F2A; EMV Contactless Book B, 3.3.2).
 *
 * @param value one byte for a kernel of EMV, three for a domestic one
 */
public record KernelIdentifier(Bytes value) {
  private static final int DOMESTIC = 0x80;
  private static final int SHORT_ID = 0x3F;
  private static final int DOMESTIC_LENGTH = 3;

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if there are neither one nor three bytes
   */
  public KernelIdentifier {
    if (value.length() != 1 && value.length() != DOMESTIC_LENGTH) {
      throw new IllegalArgumentException("one or three bytes, not " + value.length());
    }
  }

  /**
   * {@return the kernel that an entry asks for; empty if it leaves it to the scheme}
   *
   * @param data 9F2A as received
   * @throws MalformedDataException if it is a domestic one without three bytes or short identifier
   */
  public static Optional<KernelIdentifier> parse(Bytes data) {
    if (data.isEmpty() || data.at(0) == 0) {
      return Optional.empty();
    }
    if ((data.at(0) & DOMESTIC) == 0) {
      return Optional.of(new KernelIdentifier(data.slice(0, 1)));
    }
    if (data.length() < DOMESTIC_LENGTH || (data.at(0) & SHORT_ID) == 0) {
      throw MalformedDataException.at("domestic kernel identifier without meaning", data, 0);
    }
    return Optional.of(new KernelIdentifier(data.slice(0, DOMESTIC_LENGTH)));
  }

  /** {@return the kernel of this library for it} */
  public Kernel kernel() {
    return Kernel.of(this);
  }

  /** {@return for example {@code kernel 3 (Visa)} or {@code domestic kernel 810643}} */
  public String describe() {
    if (kernel() != Kernel.OTHER) {
      return kernel().describe();
    }
    return value.length() == 1 ? "kernel " + value.at(0) : "domestic kernel " + value.toHex();
  }
}
