package io.github.emv4j.pin;

import io.github.emv4j.data.CardData;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.pin.PinResult.Cause;
import io.github.emv4j.pin.VerifyOptions.LastTry;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.PinPad;
import io.github.emv4j.transport.PinPadRequest;
import io.github.emv4j.transport.TransportException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Verifies PINs with one application, which has answered GET PROCESSING OPTIONS.
 *
 * <p>Each attempt reads the PIN Try Counter, sends VERIFY once or not at all, and reads the counter
 * again. It sends nothing when no try is left, nor when one is left and the caller did not allow
 * it. A card that does not tell its counter is asked all the same (EMV 4.4 Book 3, 10.5.1).
 *
 * <p>Who shows the tries before the PIN is entered uses {@link #readiness}. Then the counter is
 * read twice before VERIFY: once for the display, and once more by the attempt itself, since a
 * person took their time in between and the card may have been used meanwhile. No other command
 * comes on top but GET CHALLENGE for an enciphered PIN.
 */
public final class PinVerification {
  private final CardChannel channel;
  private final CardData card;
  private final TerminalData terminal;
  private final EnciphermentKey key;
  private final PinEncipherment encipherment;

  private PinVerification(
      CardChannel channel, CardData card, TerminalData terminal, Encipherment encipherment) {
    this.channel = channel;
    this.card = card;
    this.terminal = terminal;
    this.key = encipherment.key();
    this.encipherment = encipherment.padded();
  }

  /** With what a PIN is enciphered, and how. */
  private record Encipherment(EnciphermentKey key, PinEncipherment padded) {}

  /**
   * {@return the verification of PINs that go in clear, until {@link #withKey} adds a key}
   *
   * @param channel to the card, with the application initiated
   * @param card has AIP (82), CVM list (8E) and application currency (9F42)
   * @param terminal has capabilities (9F33), type (9F35) and transaction
   */
  public static PinVerification of(CardChannel channel, CardData card, TerminalData terminal) {
    EnciphermentKey none = new EnciphermentKey.Unavailable("no key was looked for");
    return new PinVerification(
        channel, card, terminal, new Encipherment(none, PinEncipherment.RANDOM_PADDING));
  }

  /** {@return the same with the card's key for enciphering PINs, or with why there is none} */
  public PinVerification withKey(EnciphermentKey found) {
    return new PinVerification(channel, card, terminal, new Encipherment(found, encipherment));
  }

  /** {@return the same with padding that a test knows} */
  PinVerification withEncipherment(PinEncipherment other) {
    return new PinVerification(channel, card, terminal, new Encipherment(key, other));
  }

  /** {@return what the card says about itself} */
  public CardData card() {
    return card;
  }

  /** {@return what the terminal says about itself and the transaction} */
  public TerminalData terminal() {
    return terminal;
  }

  /** {@return the card's key for enciphering PINs, or why there is none} */
  public EnciphermentKey key() {
    return key;
  }

  /** {@return the reader's own pin pad, if it has one} */
  public Optional<PinPad> pinPad() {
    return channel.connection().pinPad();
  }

  /**
   * Asks the card how many tries are left. Costs none.
   *
   * @throws TransportException if the link failed
   */
  public PinTryCounter tryCounter() throws TransportException {
    return PinTryCounter.read(channel);
  }

  /**
   * Verifies a PIN, at most once.
   *
   * @param pin used up by this call, whatever comes of it
   * @param options method, last try, fallback
   * @return what the card said, or why it was not asked
   * @throws TransportException if the link failed before VERIFY was sent: no try was used. Later
   *     failures are {@link PinResult.OutcomeUnknown}.
   * @throws IllegalStateException if the PIN was used or closed; the card was not touched
   * @throws IllegalArgumentException if the wanted method is the pin pad; the card was not touched
   */
  public PinResult verify(Pin pin, VerifyOptions options) throws TransportException {
    if (options.method().filter(PinMethod.PIN_PAD::equals).isPresent()) {
      throw new IllegalArgumentException("a PIN at the pin pad is not given: use verifyAtPad");
    }
    byte[] block = pin.take();
    try {
      return attempt(options, (exchange, method) -> exchange.send(block, method));
    } finally {
      Arrays.fill(block, (byte) 0);
    }
  }

  /**
   * Lets the cardholder enter the PIN at the reader's own pin pad and verifies it, at most once.
   *
   * @param options what the pad asks for, last try; its method does not count. Without a language
   *     in it the card's Language Preference (5F2D) decides.
   * @return what the card said, or why it was not asked
   * @throws TransportException if the link failed before the pad was asked: no try was used. Later
   *     failures are {@link PinResult.OutcomeUnknown}.
   */
  public PinResult verifyAtPad(VerifyOptions options) throws TransportException {
    return attempt(
        options.withMethod(PinMethod.PIN_PAD),
        (exchange, method) -> exchange.atPad(inCardsLanguage(options.padRequest())));
  }

  private PinPadRequest inCardsLanguage(PinPadRequest request) {
    return request.languages().isEmpty()
        ? request.withLanguages(
            card.languagePreference().codes().stream().map(Locale::forLanguageTag).toList())
        : request;
  }

  /** Sends VERIFY by a method that was chosen. */
  @FunctionalInterface
  private interface Sending {
    PinResult send(VerifyExchange exchange, PinMethod method) throws TransportException;
  }

  /**
   * Tells before anybody is asked for a PIN whether one would be sent, and how many tries are left.
   * Reads the PIN Try Counter, once.
   *
   * @param options as they will be given to {@link #verify}
   * @throws TransportException if the link failed
   */
  public PinReadiness readiness(VerifyOptions options) throws TransportException {
    PinTryCounter counter = tryCounter();
    return new PinReadiness(counter, obstacle(options, counter, choose(options)));
  }

  private PinResult attempt(VerifyOptions options, Sending sending) throws TransportException {
    PinTryCounter counter = tryCounter();
    MethodChoice choice = choose(options);
    Optional<PinResult> obstacle = obstacle(options, counter, choice);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    PinMethod method = ((MethodChoice.Chosen) choice).method();
    return sending.send(new VerifyExchange(channel, key, encipherment, counter), method);
  }

  private MethodChoice choose(VerifyOptions options) {
    return MethodChoice.choose(options, card, terminal, key);
  }

  private static Optional<PinResult> obstacle(
      VerifyOptions options, PinTryCounter counter, MethodChoice choice) {
    OptionalInt tries = counter.tries();
    if (tries.isPresent() && tries.getAsInt() == 0) {
      return Optional.of(new PinResult.BlockedBefore(PinAttempt.unsent(Optional.empty(), counter)));
    }
    if (choice instanceof MethodChoice.Impossible impossible) {
      return Optional.of(notChosen(impossible, counter));
    }
    Optional<PinMethod> method = Optional.of(((MethodChoice.Chosen) choice).method());
    return tries.isPresent() && tries.getAsInt() == 1 && options.lastTry() == LastTry.KEEP
        ? Optional.of(new PinResult.LastTryAhead(PinAttempt.unsent(method, counter)))
        : Optional.empty();
  }

  private static PinResult notChosen(MethodChoice.Impossible choice, PinTryCounter counter) {
    Cause cause = choice.cause();
    return new PinResult.NotSupported(
        cause, Optional.empty(), PinAttempt.unsent(choice.wanted(), counter));
  }
}
