/** Small programs to copy from. Each runs as it is, without a reader and without a card. */
@NullMarked
package io.github.emv4j.examples;

import org.jspecify.annotations.NullMarked;
