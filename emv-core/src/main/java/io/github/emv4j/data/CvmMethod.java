package io.github.emv4j.data;

import java.util.Arrays;
import java.util.Optional;

/** Ways to verify the cardholder, as CVM lists name them (EMV 4.4 Book 3, Annex C3). */
public enum CvmMethod {
  /** Verification has failed. */
  FAIL(0x00, "fail"),
  /** PIN in clear, verified by the card. */
  PLAINTEXT_PIN(0x01, "plaintext PIN by card"),
  /** PIN enciphered, verified by the issuer. */
  ONLINE_PIN(0x02, "enciphered PIN online"),
  /** PIN in clear, verified by the card, and a signature on paper. */
  PLAINTEXT_PIN_AND_SIGNATURE(0x03, "plaintext PIN by card and signature"),
  /** PIN enciphered, verified by the card. */
  ENCIPHERED_PIN(0x04, "enciphered PIN by card"),
  /** PIN enciphered, verified by the card, and a signature on paper. */
  ENCIPHERED_PIN_AND_SIGNATURE(0x05, "enciphered PIN by card and signature"),
  /** Face, verified by the card. */
  FACE_OFFLINE(0x06, "face by card"),
  /** Face, verified by the issuer. */
  FACE_ONLINE(0x07, "face online"),
  /** Finger, verified by the card. */
  FINGER_OFFLINE(0x08, "finger by card"),
  /** Finger, verified by the issuer. */
  FINGER_ONLINE(0x09, "finger online"),
  /** Palm, verified by the card. */
  PALM_OFFLINE(0x0A, "palm by card"),
  /** Palm, verified by the issuer. */
  PALM_ONLINE(0x0B, "palm online"),
  /** Iris, verified by the card. */
  IRIS_OFFLINE(0x0C, "iris by card"),
  /** Iris, verified by the issuer. */
  IRIS_ONLINE(0x0D, "iris online"),
  /** Voice, verified by the card. */
  VOICE_OFFLINE(0x0E, "voice by card"),
  /** Voice, verified by the issuer. */
  VOICE_ONLINE(0x0F, "voice online"),
  /** Signature on paper. */
  SIGNATURE(0x1E, "signature"),
  /** Nothing is asked of the cardholder. */
  NO_CVM(0x1F, "no CVM required");

  private static final int PLAINTEXT_BIT = 0x80;
  private static final int ONLINE_BIT = 0x40;
  private static final int SIGNATURE_BIT = 0x20;
  private static final int ENCIPHERED_BIT = 0x10;
  private static final int NO_CVM_BIT = 0x08;

  private final int code;
  private final String text;

  CvmMethod(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /**
   * {@return the method with a code; empty for codes that are reserved, or the payment system's or
   * issuer's own}
   *
   * @param code six bits, as {@link CvmList.Rule#method()}
   */
  public static Optional<CvmMethod> of(int code) {
    return Arrays.stream(values()).filter(method -> method.code == code).findFirst();
  }

  /** {@return the code, 0 to 63} */
  public int code() {
    return code;
  }

  /** {@return an English phrase} */
  public String text() {
    return text;
  }

  /** {@return whether the card verifies a PIN} */
  public boolean isOfflinePin() {
    return sendsPlaintext() || sendsEnciphered();
  }

  /** {@return whether the card verifies a PIN that it gets in clear} */
  public boolean sendsPlaintext() {
    return this == PLAINTEXT_PIN || this == PLAINTEXT_PIN_AND_SIGNATURE;
  }

  /** {@return whether the card verifies a PIN that it gets enciphered} */
  public boolean sendsEnciphered() {
    return this == ENCIPHERED_PIN || this == ENCIPHERED_PIN_AND_SIGNATURE;
  }

  /** {@return whether a signature on paper is part of it} */
  public boolean needsSignature() {
    return this == SIGNATURE
        || this == PLAINTEXT_PIN_AND_SIGNATURE
        || this == ENCIPHERED_PIN_AND_SIGNATURE;
  }

  /**
   * {@return whether a terminal can do it, by its capabilities (9F33) and its type (9F35)}
   *
   * <p>Enciphering means RSA here. Biometric methods count as not supported.
   */
  public boolean isSupportedBy(TerminalData terminal) {
    int capabilities =
        terminal
            .value(Tags.TERMINAL_CAPABILITIES)
            .filter(value -> value.length() == 3)
            .map(value -> value.at(1))
            .orElse(0);
    boolean signs = (capabilities & SIGNATURE_BIT) != 0 && !terminal.isUnattended();
    return switch (this) {
      case FAIL -> true;
      case PLAINTEXT_PIN -> (capabilities & PLAINTEXT_BIT) != 0;
      case PLAINTEXT_PIN_AND_SIGNATURE -> (capabilities & PLAINTEXT_BIT) != 0 && signs;
      case ONLINE_PIN -> (capabilities & ONLINE_BIT) != 0;
      case ENCIPHERED_PIN -> (capabilities & ENCIPHERED_BIT) != 0;
      case ENCIPHERED_PIN_AND_SIGNATURE -> (capabilities & ENCIPHERED_BIT) != 0 && signs;
      case SIGNATURE -> signs;
      case NO_CVM -> (capabilities & NO_CVM_BIT) != 0;
      default -> false;
    };
  }
}
