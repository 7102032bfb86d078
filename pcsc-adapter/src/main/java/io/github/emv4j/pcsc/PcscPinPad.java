package io.github.emv4j.pcsc;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.transport.PinPad;
import io.github.emv4j.transport.PinPadAnswer;
import io.github.emv4j.transport.PinPadRequest;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.time.Duration;
import java.util.Optional;

/**
 * The keypad of a PC/SC reader that verifies by itself (PC/SC part 10, VERIFY_PIN_DIRECT).
 *
 * <p>The entry is asked for once. If no answer comes of it, nobody knows what the card has seen,
 * and the connection has ended as after any other command.
 */
final class PcscPinPad implements PinPad {
  /** How much longer than the cardholder the reader may take, with all that it shows and sends. */
  static final Duration GRACE = Duration.ofSeconds(90);

  private static final int STATUS_LENGTH = 2;

  private final int verifyPinDirect;
  private final Control control;

  /** Sends the reader, not the card, something to do. */
  interface Control {
    /**
     * {@return what the reader answers, two bytes or more; empty if it refused to begin}
     *
     * @throws TransportException if it did not answer within the limit, or the link failed
     */
    Optional<byte[]> send(int code, byte[] data, Duration limit) throws TransportException;
  }

  PcscPinPad(int verifyPinDirect, Control control) {
    this.verifyPinDirect = verifyPinDirect;
    this.control = control;
  }

  @Override
  public PinPadAnswer verify(PinPadRequest request) throws TransportException {
    byte[] structure = PinVerifyStructure.of(request);
    Optional<byte[]> sent = control.send(verifyPinDirect, structure, request.timeout().plus(GRACE));
    if (sent.isEmpty()) {
      return new PinPadAnswer.NotWorking(Optional.empty());
    }
    byte[] answer = sent.get();
    if (answer.length != STATUS_LENGTH) {
      throw new TransportException(
          Reason.PROTOCOL, "The pin pad answers with " + answer.length + " bytes instead of two.");
    }
    return PinPadAnswer.from(new StatusWord(((answer[0] & 0xFF) << 8) | (answer[1] & 0xFF)));
  }
}
