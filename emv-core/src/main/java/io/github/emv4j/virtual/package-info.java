/**
 * A software EMV card and a software reader to put it into.
 *
 * <p>A {@link io.github.emv4j.virtual.CardProfile} is what the issuer put on a card and never
 * changes, so that any number of cards can share one; a {@link io.github.emv4j.virtual.VirtualCard}
 * is one such card with its counters, as strict about the order of commands as a real one; a {@link
 * io.github.emv4j.virtual.VirtualReader} powers it. Nothing here shares code with the parts of the
 * library that check a card, so that both cannot have the same mistake. Ready-made cards, hostile
 * ones among them, are in {@link io.github.emv4j.virtual.VirtualProfiles}; all names, numbers and
 * keys on them are made up. So are the certification authorities that their keys come from, see
 * {@link io.github.emv4j.virtual.CardKeys} and {@link
 * io.github.emv4j.virtual.VirtualProfiles#caKeys()}.
 *
 * <pre>{@code
 * try (VirtualReader reader = VirtualReader.holding(VirtualProfiles.byName("standard"));
 *     CardConnection card = reader.waitForCard(Duration.ZERO)) {
 *   new CardChannel(card).send(CommandApdu.parse(Bytes.fromHex("00A4040007A000000003101000")));
 * }
 * }</pre>
 */
@NullMarked
package io.github.emv4j.virtual;

import org.jspecify.annotations.NullMarked;
