/**
 * Marks for the static checks of the build. They mean nothing when the program runs.
 *
 * <p>Not exported: users of the library see the marks only in its source.
 */
@NullMarked
package io.github.emv4j.lint;

import org.jspecify.annotations.NullMarked;
