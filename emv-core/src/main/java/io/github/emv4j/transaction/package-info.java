/**
 * The stages of a card session: a step exists only where it is legal.
 *
 * <p>{@link io.github.emv4j.transaction.SelectedApplication} can be initiated, {@link
 * io.github.emv4j.transaction.InitiatedApplication} can be read, {@link
 * io.github.emv4j.transaction.ReadApplication} holds what was read. What a card says on the way is
 * a sealed result or a finding; what was read before a fault is kept. Stages do not own the
 * connection: whoever opened it closes it.
 *
 * <pre>{@code
 * SelectedApplication selected =
 *     new SelectedApplication(channel, CardInterface.CONTACT, candidate, fci);
 * InitiationResult initiated = selected.initiate(terminal);
 * if (initiated instanceof InitiationResult.Initiated ok) {
 *   ReadApplication application = ok.application().readRecords();
 * }
 * }</pre>
 */
@CheckReturnValue
@NullMarked
package io.github.emv4j.transaction;

import io.github.emv4j.lint.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
