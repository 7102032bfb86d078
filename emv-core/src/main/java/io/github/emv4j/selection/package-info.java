/**
 * Finds the applications of a card and selects one (EMV 4.4 Book 1, 12).
 *
 * <p>{@link io.github.emv4j.selection.ApplicationSelection} builds the candidate list from the
 * card's directory (PSE on contacts, PPSE over the air) or, where there is none, by trying the
 * terminal's {@link io.github.emv4j.selection.AidList}. What it finds is a sealed result. Only the
 * final SELECT makes an application current.
 *
 * <pre>{@code
 * ApplicationSelection selection = new ApplicationSelection(channel, AidList.common());
 * CandidateResult found = selection.contactCandidates();
 * SelectionResult selected = selection.select(found.candidates().get(0));
 * }</pre>
 */
@CheckReturnValue
@NullMarked
package io.github.emv4j.selection;

import io.github.emv4j.lint.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
