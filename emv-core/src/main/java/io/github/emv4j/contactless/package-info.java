/**
 * Contactless reading: which kernel's rules an application is read by, what it is told, and what
 * its answers mean (EMV Contactless Books A, B and C).
 *
 * <p>{@link io.github.emv4j.contactless.EntryPoint} turns what the directory lists into {@link
 * io.github.emv4j.contactless.Combination}s of application and kernel, {@link
 * io.github.emv4j.contactless.ReaderValues} holds what each kernel wants to be told, and {@link
 * io.github.emv4j.contactless.ContactlessReading} says what was read: kernel, mode, card or phone,
 * tracks. Nothing here starts a payment; the two commands that make a card compute for one are sent
 * only where a caller asks for them by name.
 *
 * <pre>{@code
 * ContactlessReading reading = application.contactless().orElseThrow();
 * display(reading.describe()); // "kernel 3 (Visa), qVSDC, phone, holder verified on the device"
 * }</pre>
 */
@CheckReturnValue
@NullMarked
package io.github.emv4j.contactless;

import io.github.emv4j.lint.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
