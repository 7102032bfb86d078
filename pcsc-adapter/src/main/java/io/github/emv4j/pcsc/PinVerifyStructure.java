package io.github.emv4j.pcsc;

import io.github.emv4j.transport.PinPadRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;

/**
 * What a reader is told of the PIN that it asks for (PC/SC part 10, 2.5.2, PIN_VERIFY).
 *
 * <p>The command is VERIFY with a PIN block of format 2 (EMV 4.4 Book 3, 6.5.12), filled up but for
 * length and digits. Readers have one text for the entry of a PIN, which they are asked to show in
 * the cardholder's language.
 */
final class PinVerifyStructure {
  private static final int HEADER_LENGTH = 19;

  /** Positions count in bytes; digits in BCD from the left, from the second byte of data on. */
  private static final byte FORMAT = (byte) 0x89;

  /** A length of 4 bits is inserted; the digits have 7 bytes. */
  private static final byte PIN_BLOCK = 0x47;

  /** The length goes to bit 4 of the data, behind the constant 2. */
  private static final byte LENGTH_FORMAT = 0x04;

  /** The cardholder ends the entry with a key. */
  private static final byte VALIDATED_BY_KEY = 0x02;

  private static final byte ONE_MESSAGE = 0x01;
  private static final byte ENTRY_MESSAGE = 0x00;

  // CLA INS P1 P2 Lc, then the control nibble 2 of the block and filler for the rest.
  private static final byte[] VERIFY = {
    0x00, 0x20, 0x00, (byte) 0x80, 0x08, 0x20, -1, -1, -1, -1, -1, -1, -1
  };

  private PinVerifyStructure() {}

  static byte[] of(PinPadRequest request) {
    byte seconds = seconds(request.timeout());
    return ByteBuffer.allocate(HEADER_LENGTH + VERIFY.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(seconds)
        .put(seconds)
        .put(FORMAT)
        .put(PIN_BLOCK)
        .put(LENGTH_FORMAT)
        .putShort((short) ((request.digits().least() << 8) | request.digits().most()))
        .put(VALIDATED_BY_KEY)
        .put(ONE_MESSAGE)
        .putShort((short) LanguageIds.of(request.languages()))
        .put(ENTRY_MESSAGE)
        // The driver makes the prologue of a T=1 block by itself.
        .put(new byte[3])
        .putInt(VERIFY.length)
        .put(VERIFY)
        .array();
  }

  // Rounded up: nobody gets less time than was promised. 0 would mean the reader's own limit.
  private static byte seconds(Duration timeout) {
    return (byte) (timeout.toSeconds() + (timeout.toNanosPart() > 0 ? 1 : 0));
  }
}
