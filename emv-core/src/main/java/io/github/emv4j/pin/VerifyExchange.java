package io.github.emv4j.pin;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.command.GetChallengeCommand;
import io.github.emv4j.command.VerifyCommand;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.pin.PinResult.Cause;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.PinPad;
import io.github.emv4j.transport.PinPadAnswer;
import io.github.emv4j.transport.PinPadRequest;
import io.github.emv4j.transport.TransportException;
import java.util.Optional;

/** One VERIFY, by one of the methods, and what it brought. */
final class VerifyExchange {
  private static final PinTryCounter AFTER_FAILURE =
      new PinTryCounter.NotRead("the link failed during VERIFY");

  private final CardChannel channel;
  private final EnciphermentKey key;
  private final PinEncipherment encipherment;
  private final PinTryCounter before;

  VerifyExchange(
      CardChannel channel,
      EnciphermentKey key,
      PinEncipherment encipherment,
      PinTryCounter before) {
    this.channel = channel;
    this.key = key;
    this.encipherment = encipherment;
    this.before = before;
  }

  /**
   * Sends a PIN that the program has.
   *
   * @param block PIN block of format 2; the caller wipes it
   * @param method in clear or enciphered
   */
  PinResult send(byte[] block, PinMethod method) throws TransportException {
    if (method == PinMethod.ENCIPHERED) {
      return key.key().isPresent()
          ? sendEnciphered(block, key.key().get())
          : unsent(Cause.NO_ENCIPHERMENT_KEY, Optional.empty());
    }
    return sent(method, VerifyCommand.plaintext(block));
  }

  private PinResult sendEnciphered(byte[] block, RsaPublicKey publicKey) throws TransportException {
    // Book 3, 6.5.6: the challenge is good for the next command only, so nothing may come between.
    ResponseApdu challenge = channel.send(GetChallengeCommand.of());
    if (!challenge.status().isOk()
        || challenge.data().length() != GetChallengeCommand.CHALLENGE_LENGTH) {
      return unsent(Cause.NO_CHALLENGE, Optional.of(challenge.status()));
    }
    byte[] data = encipherment.encipher(block, challenge.data(), publicKey);
    return sent(PinMethod.ENCIPHERED, VerifyCommand.enciphered(data));
  }

  private PinResult unsent(Cause cause, Optional<StatusWord> status) {
    return new PinResult.NotSupported(
        cause, status, PinAttempt.unsent(Optional.of(PinMethod.ENCIPHERED), before));
  }

  private PinResult sent(PinMethod method, byte[] command) {
    StatusWord status;
    try {
      status = channel.sendSecret(command);
    } catch (TransportException e) {
      return unknown(method, e);
    }
    return new VerifyOutcome(method, before, counter()).of(status);
  }

  /** Lets the reader do it. */
  PinResult atPad(PinPadRequest wanted) {
    Optional<PinPad> pad = channel.connection().pinPad();
    if (pad.isEmpty()) {
      return new PinResult.NotSupported(
          Cause.NO_PIN_PAD,
          Optional.empty(),
          PinAttempt.unsent(Optional.of(PinMethod.PIN_PAD), before));
    }
    PinPadAnswer answer;
    try {
      answer = pad.get().verify(wanted);
    } catch (TransportException e) {
      return unknown(PinMethod.PIN_PAD, e);
    }
    return new VerifyOutcome(PinMethod.PIN_PAD, before, counter()).of(answer);
  }

  // What the card has answered stands, also if it is pulled now.
  private PinTryCounter counter() {
    try {
      return PinTryCounter.read(channel);
    } catch (TransportException e) {
      return new PinTryCounter.NotRead(e.description());
    }
  }

  private PinResult unknown(PinMethod method, TransportException failure) {
    PinAttempt attempt =
        new PinAttempt(Optional.of(method), before, AFTER_FAILURE, CounterCheck.readable(before));
    return new PinResult.OutcomeUnknown(failure, attempt);
  }
}
