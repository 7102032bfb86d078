/**
 * What a reader must do for this library, and how commands travel.
 *
 * <p>A reader is two small interfaces: {@link io.github.emv4j.transport.CardReader} opens a {@link
 * io.github.emv4j.transport.CardConnection}, which exchanges byte arrays with the card. Above them
 * {@link io.github.emv4j.transport.CardChannel} sends commands, fetches answers that wait behind
 * {@code 61xx} and {@code 6Cxx}, and stays within bounds whatever the card answers. What breaks is
 * a {@link io.github.emv4j.transport.TransportException} that says what happened and what to do.
 *
 * <pre>{@code
 * CardConnection connection = command -> isoDep.transceive(command); // plus atr() and close()
 * ResponseApdu answer = new CardChannel(connection).send(CommandApdu.of(0, 0xB2, 1, 0x0C).withLe(256));
 * }</pre>
 */
@NullMarked
package io.github.emv4j.transport;

import org.jspecify.annotations.NullMarked;
