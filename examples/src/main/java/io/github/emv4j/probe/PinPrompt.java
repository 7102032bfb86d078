package io.github.emv4j.probe;

import io.github.emv4j.pin.Pin;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Gets a PIN from the user without showing or keeping it. */
@FunctionalInterface
interface PinPrompt {
  /** Nobody is asked: the reader's own pin pad does it. */
  PinPrompt NONE =
      () -> {
        throw new UsageException("The PIN is entered at the reader.");
      };

  /**
   * Asks.
   *
   * @throws UsageException if there was nobody to ask, or the answer is no PIN
   */
  Pin ask() throws UsageException;

  /** {@return the way to ask here; decided before the card is touched} */
  // From JDK 22 on there always is a console; without a terminal it takes a line of the input.
  @SuppressWarnings("SystemConsoleNull")
  static PinPrompt of(boolean fromInput) throws UsageException {
    if (fromInput) {
      return PinPrompt::fromInput;
    }
    java.io.Console terminal = System.console();
    if (terminal == null) {
      throw new UsageException(
          "There is no terminal to ask for the PIN; give it with --pin-stdin.");
    }
    return () -> fromTerminal(terminal);
  }

  private static Pin fromTerminal(java.io.Console terminal) throws UsageException {
    char[] digits = terminal.readPassword("PIN: ");
    if (digits == null) {
      throw new UsageException("No PIN was entered. No try was used.");
    }
    try {
      return Pin.copyOf(digits);
    } catch (IllegalArgumentException e) {
      throw noPin();
    } finally {
      Arrays.fill(digits, '\0');
    }
  }

  private static Pin fromInput() throws UsageException {
    byte[] line = new byte[Pin.MAX_DIGITS + 1];
    try {
      byte[] digits = Arrays.copyOf(line, readLine(System.in, line));
      try {
        return Pin.copyOf(digits);
      } finally {
        Arrays.fill(digits, (byte) 0);
      }
    } catch (IOException e) {
      throw new UsageException("The input with the PIN cannot be read. No try was used.");
    } catch (IllegalArgumentException e) {
      throw noPin();
    } finally {
      Arrays.fill(line, (byte) 0);
    }
  }

  private static int readLine(InputStream in, byte[] line) throws IOException {
    int count = 0;
    for (int next = in.read(); next >= 0 && next != '\n' && next != '\r'; next = in.read()) {
      if (count == line.length) {
        return count;
      }
      line[count++] = (byte) next;
    }
    return count;
  }

  private static UsageException noPin() {
    return new UsageException("A PIN has 4 to 12 digits. No try was used.");
  }
}
