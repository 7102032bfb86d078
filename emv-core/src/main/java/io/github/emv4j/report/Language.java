package io.github.emv4j.report;

import io.github.emv4j.data.LanguagePreference;
import java.util.Locale;
import java.util.Optional;

/** A language that advice is written in. */
public enum Language {
  /** English. */
  ENGLISH(Locale.ENGLISH, Locale.ROOT),
  /** Chinese in simplified characters. */
  CHINESE(Locale.SIMPLIFIED_CHINESE, Locale.CHINESE);

  private final Locale locale;
  private final Locale bundle;

  Language(Locale locale, Locale bundle) {
    this.locale = locale;
    this.bundle = bundle;
  }

  /** {@return the locale for numbers and dates beside the advice} */
  public Locale locale() {
    return locale;
  }

  // ROOT rather than English: the default locale of the machine must not decide.
  Locale bundle() {
    return bundle;
  }

  /** {@return Chinese for any Chinese locale, else English} */
  public static Language of(Locale locale) {
    return find(locale.getLanguage()).orElse(ENGLISH);
  }

  /**
   * {@return the language with a code}
   *
   * @param code two letters (ISO 639-1) in either case; {@code cn} is what some cards say for
   *     Chinese
   */
  public static Optional<Language> find(String code) {
    return switch (code.toLowerCase(Locale.ROOT)) {
      case "en" -> Optional.of(ENGLISH);
      case "zh", "cn" -> Optional.of(CHINESE);
      default -> Optional.empty();
    };
  }

  /**
   * {@return the first of a cardholder's languages that advice is written in (EMV 4.4 Book 4,
   * 11.1); empty if there is none}
   *
   * @param preference of the card (5F2D)
   */
  public static Optional<Language> preferredBy(LanguagePreference preference) {
    return preference.codes().stream().flatMap(code -> find(code).stream()).findFirst();
  }
}
