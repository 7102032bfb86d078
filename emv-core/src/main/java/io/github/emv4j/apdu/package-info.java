/**
 * Commands to a card and its answers, in the short form that EMV uses.
 *
 * <p>A {@link io.github.emv4j.apdu.CommandApdu} is a header with optional data and optional
 * expected length; a {@link io.github.emv4j.apdu.ResponseApdu} is data and a {@link
 * io.github.emv4j.apdu.StatusWord}. Neither shows its data in {@code toString}. The rules are those
 * of EMV 4.4 Book 3, 6.3, and ISO/IEC 7816-4.
 *
 * <pre>{@code
 * CommandApdu readRecord = CommandApdu.of(0x00, 0xB2, 1, 0x0C).withLe(256);
 * readRecord.encoded().toHex(); // "00B2010C00"
 * }</pre>
 */
@NullMarked
package io.github.emv4j.apdu;

import org.jspecify.annotations.NullMarked;
