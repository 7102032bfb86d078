/** Measurements of the library with JMH. */
package io.github.emv4j.benchmarks;
