package io.github.emv4j.pcsc;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The numbers that readers know languages by: USB's list of language identifiers, 1.0. */
final class LanguageIds {
  private static final int ENGLISH = 0x0409;

  private static final Map<String, Integer> OF_LANGUAGE =
      Map.ofEntries(
          Map.entry("ar", 0x0401),
          Map.entry("bg", 0x0402),
          Map.entry("cs", 0x0405),
          Map.entry("da", 0x0406),
          Map.entry("de", 0x0407),
          Map.entry("el", 0x0408),
          Map.entry("en", ENGLISH),
          Map.entry("es", 0x040A),
          Map.entry("et", 0x0425),
          Map.entry("fi", 0x040B),
          Map.entry("fr", 0x040C),
          Map.entry("he", 0x040D),
          Map.entry("iw", 0x040D),
          Map.entry("hr", 0x041A),
          Map.entry("hu", 0x040E),
          Map.entry("it", 0x0410),
          Map.entry("ja", 0x0411),
          Map.entry("ko", 0x0412),
          Map.entry("lt", 0x0427),
          Map.entry("lv", 0x0426),
          Map.entry("nb", 0x0414),
          Map.entry("nl", 0x0413),
          Map.entry("nn", 0x0814),
          Map.entry("no", 0x0414),
          Map.entry("pl", 0x0415),
          Map.entry("pt", 0x0816),
          Map.entry("ro", 0x0418),
          Map.entry("ru", 0x0419),
          Map.entry("sk", 0x041B),
          Map.entry("sl", 0x0424),
          Map.entry("sv", 0x041D),
          Map.entry("tr", 0x041F),
          Map.entry("uk", 0x0422),
          Map.entry("zh", 0x0804));

  private static final Map<String, Integer> OF_LANGUAGE_AND_COUNTRY =
      Map.ofEntries(
          Map.entry("de-AT", 0x0C07),
          Map.entry("de-CH", 0x0807),
          Map.entry("en-GB", 0x0809),
          Map.entry("fr-BE", 0x080C),
          Map.entry("fr-CA", 0x0C0C),
          Map.entry("fr-CH", 0x100C),
          Map.entry("it-CH", 0x0810),
          Map.entry("nl-BE", 0x0813),
          Map.entry("pt-BR", 0x0416),
          Map.entry("zh-HK", 0x0C04),
          Map.entry("zh-TW", 0x0404));

  private LanguageIds() {}

  /** {@return the number of the first language that has one here; of English if none has} */
  static int of(List<Locale> languages) {
    return languages.stream().flatMap(LanguageIds::of).findFirst().orElse(ENGLISH);
  }

  private static Stream<Integer> of(Locale locale) {
    String language = locale.getLanguage();
    Integer regional = OF_LANGUAGE_AND_COUNTRY.get(language + '-' + locale.getCountry());
    return Stream.ofNullable(regional != null ? regional : OF_LANGUAGE.get(language));
  }
}
