/** Immutable views of bytes. */
@NullMarked
package io.github.emv4j.bytes;

import org.jspecify.annotations.NullMarked;
