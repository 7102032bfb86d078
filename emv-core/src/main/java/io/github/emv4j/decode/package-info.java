/**
 * Explains bytes: data objects, single elements, lists of tags, answers to reset, commands,
 * answers, status words and whole recordings.
 *
 * <p>A {@link io.github.emv4j.decode.Decoder} never fails: whatever the bytes are, it gives a
 * {@link io.github.emv4j.decode.Decoded} tree of what made sense and says where and why the rest
 * did not. Account and personal data is hidden in it unless asked for by name; a PIN is never in
 * it.
 *
 * <pre>{@code
 * Decoded decoded = Decoder.standard().decode(Bytes.fromHex("95058000048000"));
 * decoded.parts().get(0).name(); // "Terminal Verification Results (TVR)"
 * }</pre>
 */
@NullMarked
package io.github.emv4j.decode;

import org.jspecify.annotations.NullMarked;
