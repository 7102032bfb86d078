/**
 * What was learnt about a card, and what to do about it.
 *
 * <p>A {@link io.github.emv4j.report.CardReport} holds the applications of a card with their data
 * and everything that was noticed. {@link io.github.emv4j.report.Advice} turns a finding into a
 * sentence for the person at the counter, in English and in Chinese. Sensitive data is masked
 * unless asked for.
 *
 * <pre>{@code
 * CardReport report = EmvReader.withTerminal(terminal).inspect(card);
 * for (Finding problem : report.problems()) {
 *   System.err.println(Advice.of(problem.code()).text(Locale.ENGLISH));
 * }
 * }</pre>
 */
@NullMarked
package io.github.emv4j.report;

import org.jspecify.annotations.NullMarked;
