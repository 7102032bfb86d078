package io.github.emv4j.oda;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Aip;
import io.github.emv4j.data.Tvr;
import java.util.Optional;

/** A way to authenticate a card offline, strongest first (EMV 4.4 Book 3, 10.3). */
public enum OdaMethod {
  /** Combined dynamic data authentication: the signature comes with the cryptogram. */
  CDA(0x08, Tvr.Bit.CDA_FAILED),
  /** Dynamic data authentication: the card signs a number of the terminal. */
  DDA(0x40, Tvr.Bit.DDA_FAILED),
  /** Static data authentication: a copy of the card would pass it too. */
  SDA(0x80, Tvr.Bit.SDA_FAILED),
  /**
   * Fast dynamic data authentication of contactless kernels 3, 6 and 7: the signature comes with
   * GET PROCESSING OPTIONS. Never chosen over contacts.
   */
  FDDA(0x00, Tvr.Bit.DDA_FAILED);

  private static final int SECURITY_CAPABILITY = 2;

  private final int capability;
  private final Tvr.Bit failedBit;

  OdaMethod(int capability, Tvr.Bit failedBit) {
    this.capability = capability;
    this.failedBit = failedBit;
  }

  /**
   * {@return the strongest method that both sides support, if there is one}
   *
   * <p>XDA, with elliptic curves, is not offered here and so counts as not supported.
   *
   * @param aip what the card supports
   * @param capabilities what the terminal supports, 9F33, 3 bytes
   */
  public static Optional<OdaMethod> choose(Aip aip, Bytes capabilities) {
    for (OdaMethod method : values()) {
      if (method.isSupportedBy(aip) && method.isSupportedBy(capabilities)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  boolean isSupportedBy(Aip aip) {
    return switch (this) {
      case CDA -> aip.supportsCda();
      case DDA -> aip.supportsDda();
      case SDA -> aip.supportsSda();
      case FDDA -> false;
    };
  }

  boolean isSupportedBy(Bytes capabilities) {
    return capabilities.length() > SECURITY_CAPABILITY
        && (capabilities.at(SECURITY_CAPABILITY) & capability) != 0;
  }

  Tvr.Bit failedBit() {
    return failedBit;
  }

  /** {@return the name as the books write it, for example {@code fDDA}} */
  @Override
  public String toString() {
    return this == FDDA ? "fDDA" : name();
  }
}
