/**
 * What a card tells beyond the data of a transaction: its transaction log, its top-ups, offline
 * balances and where the chip was made.
 *
 * <p>None of it needs a PIN, and every question may be refused, which is an answer like any other.
 * {@link io.github.emv4j.extras.ExtrasReader} asks the selected application, {@link
 * io.github.emv4j.extras.CardExtras} holds what it said.
 *
 * <pre>{@code
 * CardExtras extras = application.readExtras(EnumSet.allOf(CardExtras.Part.class));
 * extras.balances().forEach(balance -> System.out.println(balance.describe()));
 * extras.transactions().ifPresent(log -> log.entries().forEach(System.out::println));
 * }</pre>
 */
@NullMarked
package io.github.emv4j.extras;

import org.jspecify.annotations.NullMarked;
