package io.github.emv4j.probe;

import io.github.emv4j.report.Advice;
import io.github.emv4j.report.Audience;
import io.github.emv4j.report.Language;
import java.util.Optional;

/** Says what to do now, a line for each audience. */
final class AdviceLines {
  private final Console console;
  private final Language language;

  AdviceLines(Console console, Language language) {
    this.console = console;
    this.language = language;
  }

  /** Tells cashier and technician. */
  void say(Advice advice) {
    line(Audience.CASHIER, advice, language);
    line(Audience.TECHNICIAN, advice, language);
  }

  /**
   * Tells cashier and technician, and what a customer display would show.
   *
   * @param preferred the cardholder's language, if the card names one
   */
  void say(Advice advice, Optional<Language> preferred) {
    say(advice);
    line(Audience.CARDHOLDER, advice, preferred.orElse(language));
  }

  private void line(Audience audience, Advice advice, Language in) {
    console.say(label(audience) + advice.text(audience, in));
  }

  private String label(Audience audience) {
    boolean chinese = language == Language.CHINESE;
    return switch (audience) {
      case CARDHOLDER -> chinese ? "持卡人：" : "Cardholder: ";
      case CASHIER -> chinese ? "收银员：" : "Cashier: ";
      case TECHNICIAN -> chinese ? "技术人员：" : "Technician: ";
    };
  }
}
