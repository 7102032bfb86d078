/**
 * What was learnt about a card, and what to do about it.
 *
 * <p>A {@link io.github.emv4j.report.CardReport} holds the applications of a card with their data
 * and everything that was noticed. {@link io.github.emv4j.report.Advice} says what to do now: there
 * is one for every result, finding and failure, with a stable code and texts for cardholder,
 * cashier and technician, in English and in Chinese.
 *
 * <pre>{@code
 * CardReport report = EmvReader.withTerminal(terminal).inspect(card);
 * Advice advice = report.advice();
 * customerDisplay.show(advice.cardholder(report.cardholderLanguage().orElse(Language.CHINESE)));
 * till.show(advice.cashier(Language.CHINESE));
 * }</pre>
 */
@CheckReturnValue
@NullMarked
package io.github.emv4j.report;

import io.github.emv4j.lint.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
