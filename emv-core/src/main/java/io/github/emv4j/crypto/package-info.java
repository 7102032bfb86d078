/**
 * Raw arithmetic: RSA with a public key and hashes, without any rule of EMV about them.
 *
 * <p>Where the numbers are public, plain {@link java.math.BigInteger} is safe, and it is as fast as
 * any provider. A block that holds a PIN is enciphered in arrays that are wiped. The package is not
 * exported.
 */
@NullMarked
package io.github.emv4j.crypto;

import org.jspecify.annotations.NullMarked;
