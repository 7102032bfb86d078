package io.github.emv4j.pin;

import java.util.Optional;

/**
 * What is known before anybody is asked for a PIN.
 *
 * @param counter the PIN Try Counter, just read; for showing how many tries are left
 * @param obstacle why nothing would be sent: blocked, the last try, no method; empty if a PIN would
 *     be
 */
public record PinReadiness(PinTryCounter counter, Optional<PinResult> obstacle) {}
