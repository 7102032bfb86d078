package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;

/**
 * What the card can do in this application, the Application Interchange Profile (tag 82; EMV 4.4
 * Book 3, Annex C1).
 *
 * @param value two bytes as a number, byte 1 above byte 2
 */
public record Aip(int value) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is not two bytes
   */
  public Aip {
    if (value < 0 || value > 0xFFFF) {
      throw new IllegalArgumentException("not two bytes: " + value);
    }
  }

  /**
   * {@return the profile in two bytes}
   *
   * @throws MalformedDataException if there are not two
   */
  public static Aip parse(Bytes data) {
    Lengths.exactly(data, 2, "AIP");
    return new Aip((int) data.toLong());
  }

  /** {@return whether XDA, the authentication with elliptic curves, is supported (since 4.4)} */
  public boolean supportsXda() {
    return has(0x8000);
  }

  /** {@return whether static data authentication is supported} */
  public boolean supportsSda() {
    return has(0x4000);
  }

  /** {@return whether dynamic data authentication is supported} */
  public boolean supportsDda() {
    return has(0x2000);
  }

  /** {@return whether dynamic data authentication combined with the cryptogram is supported} */
  public boolean supportsCda() {
    return has(0x0100);
  }

  /** {@return whether the card has a list of ways to verify the cardholder} */
  public boolean supportsCardholderVerification() {
    return has(0x1000);
  }

  /** {@return whether the terminal has to perform its risk management} */
  public boolean requiresTerminalRiskManagement() {
    return has(0x0800);
  }

  /** {@return whether EXTERNAL AUTHENTICATE authenticates the issuer} */
  public boolean supportsIssuerAuthentication() {
    return has(0x0400);
  }

  /** {@return whether a phone verifies its owner; means something over contactless only} */
  public boolean supportsOnDeviceVerification() {
    return has(0x0200);
  }

  /** {@return whether contactless transactions of the EMV kind are supported (Mastercard)} */
  public boolean supportsContactlessEmvMode() {
    return has(0x0080);
  }

  /** {@return whether the relay resistance protocol is supported (Mastercard)} */
  public boolean supportsRelayResistance() {
    return has(0x0001);
  }

  private boolean has(int mask) {
    return (value & mask) != 0;
  }

  /** {@return four upper-case hexadecimal digits} */
  @Override
  public String toString() {
    return String.format("%04X", value);
  }
}
