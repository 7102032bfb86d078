package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import java.util.Arrays;
import java.util.Optional;

/** A new PIN as a script command brings it: a PIN block, padded and enciphered. */
final class PinEnvelope {
  private static final int FORMAT_2 = 0x20;
  private static final int LENGTH_BITS = 0x0F;
  private static final int PADDING = 0x80;

  private final ScriptSession session;
  private final ScriptMethod method;
  private final Optional<ReferencePin> current;

  /**
   * Prepares for a PIN.
   *
   * @param current the PIN that takes part in the encipherment, if one does
   */
  PinEnvelope(ScriptSession session, Optional<ReferencePin> current) {
    this.session = session;
    this.method = session.method();
    this.current = current;
  }

  /** {@return the PIN, enciphered} */
  Bytes seal(ReferencePin pin) {
    byte[] envelope = new byte[method.envelopeLength()];
    byte[] block = pin.block();
    System.arraycopy(block, 0, envelope, method.blockFrom(), block.length);
    Arrays.fill(block, (byte) 0);
    int end = method.blockFrom() + TripleDes.BLOCK;
    if (method.blockFrom() > 0) {
      envelope[0] = TripleDes.BLOCK;
    }
    if (end < envelope.length) {
      envelope[end] = (byte) PADDING;
    }
    toOwnFormat(envelope);
    TripleDes key = new TripleDes(session.enciphermentKey());
    if (method.usesObjects()) {
      key.encipherChained(envelope);
    } else {
      key.encipher(envelope);
    }
    return Bytes.copyOf(envelope);
  }

  /**
   * {@return the PIN that was enciphered; empty if it is none}
   *
   * @param tryLimit of the PIN
   */
  Optional<ReferencePin> open(Bytes enciphered, int tryLimit) {
    if (enciphered.length() != method.envelopeLength()) {
      return Optional.empty();
    }
    byte[] envelope = enciphered.toByteArray();
    try {
      TripleDes key = new TripleDes(session.enciphermentKey());
      if (method.usesObjects()) {
        key.decipherChained(envelope);
      } else {
        key.decipher(envelope);
      }
      toFormat2(envelope);
      return isFramed(envelope) && ReferencePin.isBlock(envelope, method.blockFrom())
          ? Optional.of(ReferencePin.ofBlock(envelope, method.blockFrom(), tryLimit))
          : Optional.empty();
    } finally {
      Arrays.fill(envelope, (byte) 0);
    }
  }

  private boolean isFramed(byte[] envelope) {
    int end = method.blockFrom() + TripleDes.BLOCK;
    boolean framed = method.blockFrom() == 0 || envelope[0] == TripleDes.BLOCK;
    for (int i = end; i < envelope.length; i++) {
      framed &= (envelope[i] & 0xFF) == (i == end ? PADDING : 0);
    }
    return framed;
  }

  // Visa's older block is of format 0 without the card number, and mixed with secrets.
  private void toOwnFormat(byte[] envelope) {
    if (method == ScriptMethod.VISA_CVN_10) {
      envelope[method.blockFrom()] &= LENGTH_BITS;
      session.mixSecret(envelope);
      current.ifPresent(pin -> mix(pin, envelope));
    }
  }

  private void toFormat2(byte[] envelope) {
    if (method == ScriptMethod.VISA_CVN_10) {
      session.mixSecret(envelope);
      current.ifPresent(pin -> mix(pin, envelope));
      int high = envelope[method.blockFrom()] & ~LENGTH_BITS;
      // Anything but format 0 stays wrong.
      envelope[method.blockFrom()] ^= (byte) (high == 0 ? FORMAT_2 : PADDING);
    }
  }

  /** Mixes the digits of a PIN, zeros behind them, into the block. */
  private void mix(ReferencePin pin, byte[] envelope) {
    byte[] block = pin.block();
    int digits = block[0] & LENGTH_BITS;
    for (int i = 0; i < digits; i++) {
      int kept = i % 2 == 0 ? 0xF0 : 0x0F;
      envelope[method.blockFrom() + i / 2] ^= (byte) (block[1 + i / 2] & kept);
    }
    Arrays.fill(block, (byte) 0);
  }
}
