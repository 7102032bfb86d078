package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What went wrong so far, the Terminal Verification Results (tag 95; EMV 4.4 Book 3, Annex C5).
 *
 * @param bytes 5 bytes
 */
public record Tvr(Bytes bytes) {
  /** No bit is set, as at the start of a transaction. */
  public static final Tvr NONE = new Tvr(Bytes.filled(0, 5));

  private static final int LENGTH = 5;

  /** One bit, named as the books name it. */
  public enum Bit {
    /** Offline data authentication was not performed. */
    OFFLINE_DATA_AUTHENTICATION_NOT_PERFORMED(1, 0x80),
    /** SDA failed. */
    SDA_FAILED(1, 0x40),
    /** Data of the card are missing. */
    ICC_DATA_MISSING(1, 0x20),
    /** The card is on the exception file of the terminal. */
    CARD_ON_EXCEPTION_FILE(1, 0x10),
    /** DDA failed. */
    DDA_FAILED(1, 0x08),
    /** CDA failed. */
    CDA_FAILED(1, 0x04),
    /** SDA was selected. */
    SDA_SELECTED(1, 0x02),
    /** XDA was selected. */
    XDA_SELECTED(1, 0x01),
    /** Card and terminal have different application versions. */
    VERSIONS_DIFFER(2, 0x80),
    /** The application has expired. */
    EXPIRED_APPLICATION(2, 0x40),
    /** The application is not yet effective. */
    APPLICATION_NOT_YET_EFFECTIVE(2, 0x20),
    /** The service asked for is not allowed for the card. */
    SERVICE_NOT_ALLOWED(2, 0x10),
    /** The card is new. */
    NEW_CARD(2, 0x08),
    /** A biometric was verified. */
    BIOMETRIC_SUCCESSFUL(2, 0x02),
    /** The format of the biometric template is not supported. */
    BIOMETRIC_TEMPLATE_FORMAT_NOT_SUPPORTED(2, 0x01),
    /** Cardholder verification was not successful. */
    CARDHOLDER_VERIFICATION_NOT_SUCCESSFUL(3, 0x80),
    /** A cardholder verification method was not recognised. */
    CVM_NOT_RECOGNISED(3, 0x40),
    /** No PIN tries are left. */
    PIN_TRY_LIMIT_EXCEEDED(3, 0x20),
    /** A PIN is required, but the PIN pad is absent or does not work. */
    PIN_PAD_MISSING(3, 0x10),
    /** A PIN is required, a PIN pad is there, but no PIN was entered. */
    PIN_NOT_ENTERED(3, 0x08),
    /** An online PIN was entered, or another online method captured. */
    ONLINE_CVM_CAPTURED(3, 0x04),
    /** A biometric is required, but its device does not work. */
    BIOMETRIC_DEVICE_NOT_WORKING(3, 0x02),
    /** A biometric is required, its device is there, but entry was bypassed. */
    BIOMETRIC_BYPASSED(3, 0x01),
    /** The amount exceeds the floor limit. */
    FLOOR_LIMIT_EXCEEDED(4, 0x80),
    /** The lower consecutive offline limit is exceeded. */
    LOWER_CONSECUTIVE_OFFLINE_LIMIT_EXCEEDED(4, 0x40),
    /** The upper consecutive offline limit is exceeded. */
    UPPER_CONSECUTIVE_OFFLINE_LIMIT_EXCEEDED(4, 0x20),
    /** The transaction was selected at random to go online. */
    SELECTED_RANDOMLY_FOR_ONLINE(4, 0x10),
    /** The merchant forced the transaction online. */
    MERCHANT_FORCED_ONLINE(4, 0x08),
    /** No biometric tries are left. */
    BIOMETRIC_TRY_LIMIT_EXCEEDED(4, 0x04),
    /** The selected biometric type is not supported. */
    BIOMETRIC_TYPE_NOT_SUPPORTED(4, 0x02),
    /** XDA signature verification failed. */
    XDA_FAILED(4, 0x01),
    /** The default TDOL was used. */
    DEFAULT_TDOL_USED(5, 0x80),
    /** Issuer authentication failed. */
    ISSUER_AUTHENTICATION_FAILED(5, 0x40),
    /** A script failed before the final GENERATE AC. */
    SCRIPT_FAILED_BEFORE_FINAL_GENERATE_AC(5, 0x20),
    /** A script failed after the final GENERATE AC. */
    SCRIPT_FAILED_AFTER_FINAL_GENERATE_AC(5, 0x10),
    /** The elliptic curve key of the certification authority is missing. */
    CA_ECC_KEY_MISSING(5, 0x04),
    /** Recovering an elliptic curve key failed. */
    ECC_KEY_RECOVERY_FAILED(5, 0x02);

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
   * @throws IllegalArgumentException if there are not 5 bytes
   */
  public Tvr {
    if (bytes.length() != LENGTH) {
      throw new IllegalArgumentException("TVR has 5 bytes: " + bytes.length());
    }
  }

  /**
   * {@return the results in the given bytes}
   *
   * @throws MalformedDataException if there are not 5
   */
  public static Tvr parse(Bytes data) {
    Lengths.exactly(data, LENGTH, "TVR");
    return new Tvr(data);
  }

  /** {@return a copy with one more bit set} */
  public Tvr with(Bit bit) {
    byte[] changed = bytes.toByteArray();
    changed[bit.index] |= (byte) bit.mask;
    return new Tvr(Bytes.copyOf(changed));
  }

  /** {@return a copy with one bit cleared} */
  public Tvr without(Bit bit) {
    byte[] changed = bytes.toByteArray();
    changed[bit.index] &= (byte) ~bit.mask;
    return new Tvr(Bytes.copyOf(changed));
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

  /** {@return 10 upper-case hexadecimal digits} */
  @Override
  public String toString() {
    return bytes.toHex();
  }
}
