/**
 * Checks a PIN against the card: in clear, enciphered, or at the reader's own pin pad.
 *
 * <p>A {@link io.github.emv4j.pin.Pin} is good for one attempt and wiped by it. {@link
 * io.github.emv4j.pin.PinVerification} reads the PIN Try Counter first, never spends the last try
 * unasked, and sends VERIFY at most once; what came of it is a sealed {@link
 * io.github.emv4j.pin.PinResult}. In payment, a PIN may be entered in an approved device only: a
 * PIN that passes through a program is for tests, for one's own cards and for uses other than
 * payment.
 *
 * <pre>{@code
 * PinVerification verification = PinVerification.of(channel, card, terminal);
 * try (Pin pin = Pin.copyOf(digits)) {
 *   PinResult result = verification.verify(pin, VerifyOptions.usual());
 *   display(result.describe());
 * }
 * }</pre>
 */
@CheckReturnValue
@NullMarked
package io.github.emv4j.pin;

import io.github.emv4j.lint.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
