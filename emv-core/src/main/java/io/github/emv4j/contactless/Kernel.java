package io.github.emv4j.contactless;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.KnownAids;
import java.util.Optional;
import java.util.OptionalInt;

/** The rules by which a contactless application is read (EMV Contactless Book B, 3.3). */
public enum Kernel {
  /** Kernel 2: Mastercard, Maestro. */
  MASTERCARD(2, "Mastercard"),
  /** Kernel 3: Visa. */
  VISA(3, "Visa"),
  /** Kernel 4: American Express. */
  AMERICAN_EXPRESS(4, "American Express"),
  /** Kernel 5: JCB. */
  JCB(5, "JCB"),
  /** Kernel 6: Discover, Diners Club. */
  DISCOVER(6, "Discover"),
  /** Kernel 7: UnionPay. */
  UNIONPAY(7, "UnionPay"),
  /** Any other, domestic or newer: read the way that all of them have in common. */
  OTHER(0, "");

  private final int number;
  private final String scheme;

  Kernel(int number, String scheme) {
    this.number = number;
    this.scheme = scheme;
  }

  /** {@return the kernel for an identifier; {@link #OTHER} if it is none of EMV's 2 to 7} */
  static Kernel of(KernelIdentifier identifier) {
    if (identifier.value().length() == 1) {
      for (Kernel kernel : values()) {
        if (kernel.number == identifier.value().at(0)) {
          return kernel;
        }
      }
    }
    return OTHER;
  }

  /**
   * {@return the kernel of an application for which the directory names none: that of its scheme}
   *
   * @param aid 5 to 16 bytes
   */
  public static Optional<KernelIdentifier> byDefault(Bytes aid) {
    return KnownAids.find(aid).flatMap(known -> known.kernelId()).map(KernelIdentifier::new);
  }

  /** {@return 2 to 7; empty for {@link #OTHER}} */
  public OptionalInt number() {
    return this == OTHER ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** {@return whether the cryptogram comes with GET PROCESSING OPTIONS: kernels 3, 6 and 7} */
  boolean hasQuickMode() {
    return this == VISA || this == DISCOVER || this == UNIONPAY;
  }

  /** {@return for example {@code kernel 3 (Visa)}} */
  public String describe() {
    return this == OTHER ? "another kernel" : "kernel " + number + " (" + scheme + ")";
  }
}
