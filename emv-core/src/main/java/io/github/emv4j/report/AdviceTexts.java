package io.github.emv4j.report;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The texts of the catalogue, with the numbers of one advice in their places. */
final class AdviceTexts {
  private static final String BUNDLE = "io.github.emv4j.report.Advice";

  private AdviceTexts() {}

  static String text(Advice advice, Audience audience, Language language) {
    String pattern = pattern(advice.code(), audience, language);
    Object[] numbers = {advice.triesLeft().orElse(0), advice.retries()};
    return new MessageFormat(pattern, language.locale()).format(numbers);
  }

  // The texts quote nothing, so an apostrophe in them is one.
  private static String pattern(AdviceCode code, Audience audience, Language language) {
    return ResourceBundle.getBundle(BUNDLE, language.bundle())
        .getString(code.name() + "." + audience.key())
        .replace("'", "''");
  }
}
