package io.github.emv4j.contactless;

import io.github.emv4j.data.Aip;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.Tags;

/** How far a tapped application goes the way of a chip, or of a magnetic stripe. */
public enum KernelMode {
  /** As over contacts: records, then a cryptogram by GENERATE AC, which a reader does not send. */
  EMV,
  /** The cryptogram comes with GET PROCESSING OPTIONS; records are few or none (3, 6, 7). */
  QUICK,
  /** Track data as on a magnetic stripe, with a number that changes. */
  MAG_STRIPE;

  /**
   * {@return the mode that an application took}
   *
   * @param kernel its rules
   * @param data what it said
   */
  static KernelMode of(Kernel kernel, CardData data) {
    boolean secondByte = data.aip().filter(Aip::supportsContactlessEmvMode).isPresent();
    boolean cryptogram = data.value(Tags.APPLICATION_CRYPTOGRAM).isPresent();
    boolean cryptogramLater = data.value(Tags.CDOL1).isPresent();
    return switch (kernel) {
      // The same bit of the AIP means EMV mode with kernel 2 and mag-stripe mode with 3, 6, 7.
      case MASTERCARD -> secondByte ? EMV : MAG_STRIPE;
      case VISA -> cryptogram && !secondByte ? QUICK : MAG_STRIPE;
      case DISCOVER, UNIONPAY -> secondByte ? MAG_STRIPE : cryptogram ? QUICK : EMV;
      case AMERICAN_EXPRESS, JCB -> cryptogramLater ? EMV : MAG_STRIPE;
      case OTHER -> cryptogram ? QUICK : cryptogramLater || !isStripe(data) ? EMV : MAG_STRIPE;
    };
  }

  private static boolean isStripe(CardData data) {
    return data.value(Tags.PAN).isEmpty() && data.value(Tags.TRACK_1_EQUIVALENT_DATA).isPresent();
  }

  /**
   * {@return the mode as the scheme calls it}
   *
   * @param kernel whose mode it is
   */
  public String describe(Kernel kernel) {
    return switch (this) {
      case EMV -> "EMV mode";
      case MAG_STRIPE -> kernel == Kernel.VISA ? "mag-stripe mode (MSD)" : "mag-stripe mode";
      case QUICK ->
          switch (kernel) {
            case VISA -> "qVSDC";
            case DISCOVER -> "D-PAS";
            case UNIONPAY -> "qUICS";
            default -> "EMV mode with the cryptogram at once";
          };
    };
  }
}
