/**
 * What the stages of a card session notice: deviations from the books, restrictions, refusals.
 *
 * <p>A {@link io.github.emv4j.finding.Finding} names a stable code, the place and what was seen, in
 * words without card data. Lower layers make findings; the report turns them into advice for the
 * person at the counter. A finding never stops anything by itself.
 *
 * <pre>{@code
 * Finding.of(FindingCode.RECORD_REFUSED, "READ RECORD 2 of SFI 1", "the card answered 6A83");
 * }</pre>
 */
@NullMarked
package io.github.emv4j.finding;

import org.jspecify.annotations.NullMarked;
