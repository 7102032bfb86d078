package io.github.emv4j.probe;

import io.github.emv4j.report.Language;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the HTML page says around the facts, in one language. */
final class PageWords {
  private static final long NANOS_A_MILLI = 1_000_000;

  private final Language language;
  private final ResourceBundle bundle;

  PageWords(Language language) {
    this.language = language;
    // ROOT rather than English: the default locale of the machine must not decide.
    this.bundle =
        ResourceBundle.getBundle(
            "io.github.emv4j.probe.PageWords",
            language == Language.CHINESE ? Locale.CHINESE : Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  Language language() {
    return language;
  }

  String of(String key) {
    return bundle.getString(key);
  }

  String of(String key, Object... values) {
    return String.format(language.locale(), of(key), values);
  }

  /** {@return the word for a value of an enumeration} */
  String of(String key, Enum<?> value) {
    return of(key + "." + value.name());
  }

  /** {@return how a language is named in the page's markup} */
  static String tag(Language language) {
    return language == Language.CHINESE ? "zh-Hans" : "en";
  }

  String date(LocalDate date) {
    String pattern = language == Language.CHINESE ? "uuuu年M月d日" : "d MMMM uuuu";
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(date);
  }

  String count(long number) {
    return String.format(language.locale(), "%,d", number);
  }

  String bytes(int count) {
    return count == 1 ? of("oneByte") : of("bytes", count);
  }

  /** {@return a time with about three digits} */
  static String time(Duration time) {
    double millis = (double) time.toNanos() / NANOS_A_MILLI;
    if (millis >= 1000) {
      return String.format(Locale.ROOT, "%.2f s", millis / 1000);
    }
    return String.format(Locale.ROOT, millis >= 99.95 ? "%.0f ms" : "%.1f ms", millis);
  }
}
