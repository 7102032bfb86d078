/** Card readers of the PC/SC service of the operating system. */
@NullMarked
package io.github.emv4j.pcsc;

import org.jspecify.annotations.NullMarked;
