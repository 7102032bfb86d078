/**
 * Data elements: what the books say about them, what the terminal holds, what a card said.
 *
 * <p>The {@link io.github.emv4j.data.Dictionary} names and describes every tag. {@link
 * io.github.emv4j.data.TerminalData} holds the terminal's values, and a {@link
 * io.github.emv4j.data.Dol} picks from them what a card asks for. Typed values such as the PAN or
 * the file locator check their bytes when parsed and hide account data in {@code toString}.
 *
 * <pre>{@code
 * TerminalData terminal = TerminalData.defaults(Clock.systemDefaultZone());
 * Bytes answer = Dol.parse(pdol).fill(terminal::value).data();
 * }</pre>
 */
@NullMarked
package io.github.emv4j.data;

import org.jspecify.annotations.NullMarked;
