/**
 * Recorded conversations with cards: text files that replay without a card.
 *
 * <p>A {@link io.github.emv4j.trace.Trace} is a text of commands and answers, one a line, that
 * people can read, send and edit. {@link io.github.emv4j.trace.ReplayConnection} plays the card
 * from it, either strictly or for a reader that asks in another order; {@link
 * io.github.emv4j.trace.RecordingConnection} makes one, without PINs and card numbers. What {@link
 * io.github.emv4j.trace.TraceFormatException} reports is a mistake in such a file, with its line.
 *
 * <pre>{@code
 * Trace trace = Trace.parse("> 00B2010C00\n< 6A83\n");
 * try (CardConnection card = ReplayConnection.lenient(trace)) {
 *   byte[] answer = card.transmit(new byte[] {0x00, (byte) 0xB2, 0x01, 0x0C, 0x00}); // 6A83
 * }
 * }</pre>
 */
@NullMarked
package io.github.emv4j.trace;

import org.jspecify.annotations.NullMarked;
