package io.github.emv4j.command;

import io.github.emv4j.apdu.StatusWord;

/**
 * VERIFY (EMV 4.4 Book 3, 6.5.12).
 *
 * <p>Commands are arrays, which are wiped once they were sent; a {@code CommandApdu} would keep the
 * PIN.
 */
public final class VerifyCommand {
  /** What a card says to VERIFY. */
  public enum Answer {
    /** {@code 9000}: the PIN is right. */
    CORRECT,
    /** {@code 63Cx}: wrong, x tries left. */
    WRONG,
    /** {@code 6300}: wrong, the card does not say how many tries are left. */
    WRONG_UNCOUNTED,
    /** {@code 6983}: the PIN is blocked. */
    BLOCKED,
    /** {@code 6984}: blocked, no PIN set, or enciphered data that cannot be used. */
    INVALIDATED,
    /** {@code 6A81, 6A86, 6A88, 6B00, 6D00, 6E00}: the card cannot do this. */
    NOT_SUPPORTED,
    /** Anything else; {@code 6982} and {@code 6985}: not now. */
    REFUSED
  }

  private static final int PLAINTEXT = 0x80;
  private static final int RSA_ENCIPHERED = 0x88;
  private static final int HEADER_LENGTH = 5;

  private VerifyCommand() {}

  /**
   * {@return VERIFY with a PIN in clear}
   *
   * @param block PIN block of format 2, 8 bytes
   */
  public static byte[] plaintext(byte[] block) {
    return command(PLAINTEXT, block);
  }

  /**
   * {@return VERIFY with an enciphered PIN}
   *
   * @param data enciphered with RSA, as long as the modulus
   */
  public static byte[] enciphered(byte[] data) {
    return command(RSA_ENCIPHERED, data);
  }

  private static byte[] command(int qualifier, byte[] data) {
    byte[] command = new byte[HEADER_LENGTH + data.length];
    command[1] = 0x20;
    command[3] = (byte) qualifier;
    command[4] = (byte) data.length;
    System.arraycopy(data, 0, command, HEADER_LENGTH, data.length);
    return command;
  }

  /** {@return what the status word means here} */
  public static Answer classify(StatusWord status) {
    if (status.triesLeft().isPresent()) {
      return Answer.WRONG;
    }
    return switch (status.value()) {
      case 0x9000 -> Answer.CORRECT;
      case 0x6300 -> Answer.WRONG_UNCOUNTED;
      case 0x6983 -> Answer.BLOCKED;
      case 0x6984 -> Answer.INVALIDATED;
      case 0x6A81, 0x6A86, 0x6A88, 0x6B00, 0x6D00, 0x6E00 -> Answer.NOT_SUPPORTED;
      default -> Answer.REFUSED;
    };
  }
}
