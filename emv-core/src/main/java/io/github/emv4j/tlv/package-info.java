/**
 * BER-TLV as EMV uses it: tags, data objects that keep their received bytes, a reader and a writer.
 *
 * <p>The reader accepts every length form that EMV allows, skips {@code 00} filler, keeps order and
 * duplicates, and stops at limits on depth and count. A {@link io.github.emv4j.tlv.Tlv} is a view:
 * its encoded bytes are the ones received, however unusual their lengths, because signatures are
 * computed over them. The rules are those of EMV 4.4 Book 3, Annex B.
 *
 * <pre>{@code
 * Tlv record = TlvReader.parseOne(response.data());
 * Optional<Tlv> pan = record.child(Tag.of(0x5A));
 * }</pre>
 */
@NullMarked
package io.github.emv4j.tlv;

import org.jspecify.annotations.NullMarked;
