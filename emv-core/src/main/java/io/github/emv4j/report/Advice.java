package io.github.emv4j.report;

import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.transport.TransportException;
import java.util.Locale;
import java.util.ResourceBundle;

/** What to do now, for the person at the counter, in English and in Chinese. */
public final class Advice {
  private static final String BUNDLE = "io.github.emv4j.report.Advice";

  private final String key;

  private Advice(String key) {
    this.key = key;
  }

  /** {@return the advice for a finding of this kind} */
  public static Advice of(FindingCode code) {
    return new Advice("finding." + code.name());
  }

  /** {@return the advice for a failure of reader or link} */
  public static Advice of(TransportException.Reason reason) {
    return new Advice("link." + reason.name());
  }

  /**
   * {@return one or two short sentences}
   *
   * @param locale Chinese for any Chinese locale, else English
   */
  public String text(Locale locale) {
    return ResourceBundle.getBundle(BUNDLE, languageOf(locale)).getString(key);
  }

  // ROOT rather than English: the default locale of the machine must not decide.
  private static Locale languageOf(Locale locale) {
    return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.CHINESE : Locale.ROOT;
  }
}
