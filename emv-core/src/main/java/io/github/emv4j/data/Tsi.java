package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What was done so far, the Transaction Status Information (tag 9B; EMV 4.4 Book 3, Annex C6).
 *
 * @param bytes 2 bytes
 */
public record Tsi(Bytes bytes) {
  /** No bit is set, as at the start of a transaction. */
  public static final Tsi NONE = new Tsi(Bytes.filled(0, 2));

  private static final int LENGTH = 2;

  /** One bit, named as the books name it. */
  public enum Bit {
    /** Offline data authentication was performed. */
    OFFLINE_DATA_AUTHENTICATION_PERFORMED(1, 0x80),
    /** Cardholder verification was performed. */
    CARDHOLDER_VERIFICATION_PERFORMED(1, 0x40),
    /** Card risk management was performed. */
    CARD_RISK_MANAGEMENT_PERFORMED(1, 0x20),
    /** Issuer authentication was performed. */
    ISSUER_AUTHENTICATION_PERFORMED(1, 0x10),
    /** Terminal risk management was performed. */
    TERMINAL_RISK_MANAGEMENT_PERFORMED(1, 0x08),
    /** Script processing was performed. */
    SCRIPT_PROCESSING_PERFORMED(1, 0x04);

    private final int index;
    private final int mask;

    Bit(int number, int mask) {
      this.index = number - 1;
      this.mask = mask;
    }
  }

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if there are not 2 bytes
   */
  public Tsi {
    if (bytes.length() != LENGTH) {
      throw new IllegalArgumentException("TSI has 2 bytes: " + bytes.length());
    }
  }

  /**
   * {@return the information in the given bytes}
   *
   * @throws MalformedDataException if there are not 2
   */
  public static Tsi parse(Bytes data) {
    Lengths.exactly(data, LENGTH, "TSI");
    return new Tsi(data);
  }

  /** {@return a copy with one more bit set} */
  public Tsi with(Bit bit) {
    byte[] changed = bytes.toByteArray();
    changed[bit.index] |= (byte) bit.mask;
    return new Tsi(Bytes.copyOf(changed));
  }

  /** {@return a copy with one bit cleared} */
  public Tsi without(Bit bit) {
    byte[] changed = bytes.toByteArray();
    changed[bit.index] &= (byte) ~bit.mask;
    return new Tsi(Bytes.copyOf(changed));
  }

  /** {@return whether a bit is set} */
  public boolean has(Bit bit) {
    return (bytes.at(bit.index) & bit.mask) != 0;
  }

  /** {@return the bits that are set and have a name, in order} */
  public Set<Bit> bits() {
    Set<Bit> bits = EnumSet.noneOf(Bit.class);
    Arrays.stream(Bit.values()).filter(this::has).forEach(bits::add);
    return Collections.unmodifiableSet(bits);
  }

  /** {@return 4 upper-case hexadecimal digits} */
  @Override
  public String toString() {
    return bytes.toHex();
  }
}
