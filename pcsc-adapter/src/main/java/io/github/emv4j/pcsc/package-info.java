/**
 * Card readers of the PC/SC service of the operating system, through {@code javax.smartcardio}.
 *
 * <p>{@link io.github.emv4j.pcsc.PcscReaders} finds readers, {@link
 * io.github.emv4j.pcsc.PcscReader} waits for cards, {@link io.github.emv4j.pcsc.PcscConnection}
 * exchanges commands with one. Every call has a time limit and keeps to it whatever the card, the
 * reader or another program does. What goes wrong is a {@link
 * io.github.emv4j.transport.TransportException} whose message says what helps.
 *
 * <pre>{@code
 * try (PcscReader reader = PcscReaders.first();
 *     PcscConnection card = reader.waitForCard(Duration.ofSeconds(30))) {
 *   ResponseApdu answer = new CardChannel(card).send(CommandApdu.of(0, 0x84, 0, 0).withLe(8));
 * }
 * }</pre>
 */
@NullMarked
package io.github.emv4j.pcsc;

import org.jspecify.annotations.NullMarked;
