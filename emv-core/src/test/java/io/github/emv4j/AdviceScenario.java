package io.github.emv4j;

import io.github.emv4j.report.Advice;

/** A card use that ends in some advice, played through the library. */
@FunctionalInterface
interface AdviceScenario {
  Advice play() throws Exception;
}
