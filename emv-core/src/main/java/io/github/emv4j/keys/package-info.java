/**
 * Public keys of certification authorities, and the recovery of issuer and card keys from their
 * certificates (EMV 4.4 Book 2, chapters 5 to 7 and 11).
 *
 * <p>{@link io.github.emv4j.keys.CaKeys} holds the keys that are trusted: the bundled live ones, a
 * user's file, and test keys only if asked for. {@link io.github.emv4j.keys.KeyRecovery} goes from
 * there to the key of the issuer and of the card and says which check failed, with what was
 * recovered until then. Nothing that a card says ends in an exception here.
 *
 * <pre>{@code
 * CaKeys keys = CaKeys.bundled().plus(CaKeys.load(Path.of("my-keys.csv")));
 * CertificateChain chain = new KeyRecovery(keys, rid, context).issuerKey(card::value);
 * chain.failure().ifPresent(failure -> display(failure.describe()));
 * }</pre>
 */
@CheckReturnValue
@NullMarked
package io.github.emv4j.keys;

import io.github.emv4j.lint.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
