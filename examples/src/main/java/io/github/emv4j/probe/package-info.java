/** The command line {@code emv-probe}. */
@NullMarked
package io.github.emv4j.probe;

import org.jspecify.annotations.NullMarked;
