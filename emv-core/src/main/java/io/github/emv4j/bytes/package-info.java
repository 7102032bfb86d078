/**
 * Immutable bytes, hexadecimal and binary coded decimal.
 *
 * <p>Everything that a card says is held in {@link io.github.emv4j.bytes.Bytes}: an array, an
 * offset and a length that nobody can change. Slices share the array, so a data element found deep
 * inside a record costs no copy and still points at the bytes that were received. Whatever cannot
 * be read as what it claims to be ends in one exception, {@link
 * io.github.emv4j.bytes.MalformedDataException}, which knows the offset.
 *
 * <pre>{@code
 * Bytes record = Bytes.fromHex("70 04 5A 02 12 34");
 * record.slice(4, 6).toHex(); // "1234"
 * }</pre>
 */
@NullMarked
package io.github.emv4j.bytes;

import org.jspecify.annotations.NullMarked;
