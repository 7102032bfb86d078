package io.github.emv4j.examples;

import io.github.emv4j.EmvReader;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.pin.Pin;
import io.github.emv4j.pin.PinResult;
import io.github.emv4j.pin.PinVerification;
import io.github.emv4j.pin.VerifyOptions;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.CardReader;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Checks a PIN as a point of sale does: enter again after a wrong one, stop before the last. */
public final class CheckPin {
  private CheckPin() {}

  /**
   * Reads PINs from standard input, one a line, until one is right or the last try is ahead.
   *
   * @param args none
   * @throws TransportException if the reader or the link failed; the message says what helps
   */
  public static void main(String[] args) throws TransportException {
    TerminalData terminal = TerminalData.defaults(Clock.system(ZoneId.systemDefault()));
    try (CardReader reader = VirtualReader.holding(VirtualProfiles.standard());
        CardConnection card = reader.waitForCard(Duration.ofSeconds(30))) {
      PinVerification pin =
          EmvReader.withTerminal(terminal)
              .read(card)
              .orElseThrow()
              .pinVerification(CaKeys.bundled());
      PinResult result;
      do {
        result = enterAndVerify(pin);
        System.out.println(result.describe());
      } while (result instanceof PinResult.WrongPin);
      // Here a till goes on, or asks for another way to pay. A last try is the cardholder's to
      // decide: VerifyOptions.usual().allowingLastTry().
    }
  }

  private static PinResult enterAndVerify(PinVerification verification) throws TransportException {
    VerifyOptions careful = VerifyOptions.usual();
    Optional<PinResult> obstacle = verification.readiness(careful).obstacle();
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    try (Pin entered = Pin.writtenBy(digits -> readLine(System.in, digits))) {
      return verification.verify(entered, careful);
    }
  }

  private static int readLine(InputStream in, char[] digits) {
    int count = 0;
    try {
      for (int key = in.read(); key > '\r' && count < digits.length; key = in.read()) {
        digits[count++] = (char) key;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("no PIN was entered", e);
    }
    return count;
  }
}
