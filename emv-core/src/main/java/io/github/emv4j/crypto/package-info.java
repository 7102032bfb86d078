/**
 * Raw arithmetic: RSA with a public key and hashes, without any rule of EMV about them.
 *
 * <p>The numbers are public, so plain {@link java.math.BigInteger#modPow} is safe here, and it is
 * as fast as any provider. The package is not exported.
 */
@NullMarked
package io.github.emv4j.crypto;

import org.jspecify.annotations.NullMarked;
