/**
 * The one-call entry: read a card with one line and get a result or a report.
 *
 * <p>{@link io.github.emv4j.EmvReader} strings the stages together: find the applications, select
 * one, initiate it, read its records. {@code read} is for a point of sale, which goes on with the
 * application; {@code inspect} is for people who want to know everything about a card, whatever
 * happens on the way.
 *
 * <pre>{@code
 * try (CardReader reader = PcscReaders.first();
 *     CardConnection card = reader.waitForCard(Duration.ofSeconds(30))) {
 *   ReadApplication application = EmvReader.withTerminal(terminal).read(card).orElseThrow();
 *   System.out.println(application.data().pan());
 * }
 * }</pre>
 */
@CheckReturnValue
@NullMarked
package io.github.emv4j;

import io.github.emv4j.lint.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
