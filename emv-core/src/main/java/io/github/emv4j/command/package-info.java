/**
 * The commands of EMV, one class each: how the command is built and what its status words mean.
 *
 * <p>Every class cites the section of the books that defines its command. Status words are
 * classified here and nowhere else.
 */
@NullMarked
package io.github.emv4j.command;

import org.jspecify.annotations.NullMarked;
