/**
 * Reads the comma-separated fact tables that come with the library.
 *
 * <p>The tables are resources of this module: well known and not hostile. A fault in one is a fault
 * of the build, so reading throws {@link java.lang.IllegalStateException}. The package is not
 * exported.
 */
@NullMarked
package io.github.emv4j.csv;

import org.jspecify.annotations.NullMarked;
