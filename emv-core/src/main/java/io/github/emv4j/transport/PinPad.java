package io.github.emv4j.transport;

/**
 * A reader's own keypad, where the reader sends the PIN to the card by itself and the program never
 * learns it.
 *
 * <p>The reader asks for the digits, puts them into a PIN block of format 2 and sends VERIFY for a
 * PIN in clear, {@code 00 20 00 80 08} (EMV 4.4 Book 3, 6.5.12), once. Readers of PC/SC part 10 do
 * so as VERIFY_PIN_DIRECT; a terminal of one's own implements this interface.
 */
public interface PinPad {
  /**
   * Lets the cardholder enter the PIN and the card check it. Returns when the card has answered, or
   * when nothing will be sent any more.
   *
   * @param request what the pad is to ask for
   * @return how it ended; the status word of the card if it was asked
   * @throws TransportException if the link failed; the card may have seen the PIN or not
   */
  PinPadAnswer verify(PinPadRequest request) throws TransportException;
}
