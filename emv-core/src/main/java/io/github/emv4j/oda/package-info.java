/**
 * Offline data authentication: proves that card data is the issuer's and that the card is no copy
 * (EMV 4.4 Book 2, chapters 5 and 6).
 *
 * <p>{@link io.github.emv4j.oda.OfflineDataAuthentication} chooses SDA, DDA or CDA and performs it;
 * {@link io.github.emv4j.oda.OdaResult} says what came of it, with the failed check, the
 * certificates and the bits of TVR and TSI. CDA ends in GENERATE AC, whose answer {@link
 * io.github.emv4j.oda.CdaVerification} checks.
 *
 * <pre>{@code
 * OdaResult result = new OfflineDataAuthentication(input, terminal, CaKeys.bundled()).run(channel);
 * display(result.describe()); // "DDA: authenticated"
 * }</pre>
 */
@CheckReturnValue
@NullMarked
package io.github.emv4j.oda;

import io.github.emv4j.lint.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
