/**
 * Cardholder verification: goes through the card's CVM list (EMV 4.4 Book 3, 10.5).
 *
 * <p>{@link io.github.emv4j.cvm.CvmProcessing} decides which rules apply, asks a {@link
 * io.github.emv4j.cvm.PinEntry} for a PIN where one is needed, and has the card verify it. The
 * sealed {@link io.github.emv4j.cvm.CvmResult} says what is left to do, with CVM Results (9F34) and
 * the bits of TVR and TSI. PIN online and signature are the caller's work.
 *
 * <pre>{@code
 * CvmResult result = new CvmProcessing(PinVerification.of(channel, card, terminal)).run(entry);
 * if (result instanceof CvmResult.SignatureRequired) { printSignatureLine(); }
 * }</pre>
 */
@CheckReturnValue
@NullMarked
package io.github.emv4j.cvm;

import io.github.emv4j.lint.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
