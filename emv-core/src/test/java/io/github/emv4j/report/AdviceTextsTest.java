package io.github.emv4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.data.LanguagePreference;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code has its texts, in both languages, and they are fit to be shown. */
class AdviceTextsTest {
  private static final String BUNDLE = "io.github.emv4j.report.Advice";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");
  private static final Pattern LEFTOVER = Pattern.compile("[{}|#<>]|,choice|'|\\s\\s");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  @ParameterizedTest
  @EnumSource
  void hasExactlyTheKeysOfTheCodes(Language language) {
    assertThat(bundle(language).keySet()).isEqualTo(keys());
  }

  private static Set<String> keys() {
    return Arrays.stream(AdviceCode.values())
        .flatMap(code -> Arrays.stream(Audience.values()).map(who -> code + "." + who.key()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static ResourceBundle bundle(Language language) {
    return ResourceBundle.getBundle(BUNDLE, language.bundle());
  }

  @Test
  void hasTheSamePlaceholdersInBothLanguages() {
    for (String key : keys()) {
      assertThat(placeholders(Language.CHINESE, key))
          .as(key)
          .isEqualTo(placeholders(Language.ENGLISH, key));
    }
  }

  private static Set<String> placeholders(Language language, String key) {
    return PLACEHOLDER
        .matcher(bundle(language).getString(key))
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void tellsHowOftenToTryAgainWhereThatMakesSense() {
    for (AdviceCode code : AdviceCode.values()) {
      assertThat(placeholders(Language.ENGLISH, code + ".cashier").contains("1"))
          .as(code.name())
          .isEqualTo(code.retries() > 0);
      assertThat(code.retries()).isBetween(0, 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isReadyToBeShown(AdviceCode code) {
    for (int tries : new int[] {0, 1, 2, 15, 1000}) {
      for (Audience audience : Audience.values()) {
        String english = Advice.of(code, tries).text(audience, Language.ENGLISH);
        String chinese = Advice.of(code, tries).text(audience, Language.CHINESE);

        assertThat(english).matches("\\p{Print}+").endsWith(".").doesNotContainPattern(HAN);
        assertThat(chinese).containsPattern(HAN).endsWith("。");
        Stream.of(english.replaceAll("(\\w)'s\\b", "$1s"), chinese)
            .forEach(text -> assertThat(text).doesNotContainPattern(LEFTOVER));
        assertThat(chinese.chars()).noneMatch(Character::isISOControl);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void isShortEnoughForTheCardholder(AdviceCode code) {
    assertThat(Advice.of(code, 3).cardholder(Language.ENGLISH).length()).isLessThanOrEqualTo(120);
    assertThat(Advice.of(code, 3).cardholder(Language.CHINESE).length()).isLessThanOrEqualTo(40);
  }

  @ParameterizedTest
  @EnumSource
  void speaksToChineseTillsWithoutEnglishAbbreviations(AdviceCode code) {
    for (Audience audience : List.of(Audience.CARDHOLDER, Audience.CASHIER)) {
      assertThat(Advice.of(code, 2).text(audience, Language.CHINESE))
          .doesNotContainPattern("[A-Za-z]");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 'The PIN is wrong; one try is left.'",
    "2, 'The PIN is wrong; 2 tries are left.'",
    "12, 'The PIN is wrong; 12 tries are left.'"
  })
  void countsTriesInEnglish(int tries, String start) {
    assertThat(Advice.of(AdviceCode.PIN_WRONG, tries).cashier(Language.ENGLISH)).startsWith(start);
  }

  @ParameterizedTest
  @CsvSource({"1, 密码错误，还可以再试1次。再错一次密码将被锁定。", "2, 密码错误，还可以再试2次。"})
  void countsTriesInChinese(int tries, String text) {
    assertThat(Advice.of(AdviceCode.PIN_WRONG, tries).cardholder(Language.CHINESE)).isEqualTo(text);
  }

  @Test
  void countsRetries() {
    assertThat(Advice.of(AdviceCode.CARD_MUTE).cashier(Language.ENGLISH))
        .contains("insert it again, at most 2 times more");
    assertThat(Advice.of(AdviceCode.PROTOCOL_ERROR).cashier(Language.ENGLISH))
        .contains("insert it again, once more");
    assertThat(Advice.of(AdviceCode.CARD_MUTE).cashier(Language.CHINESE)).contains("最多再试2次");
  }

  @Test
  void speaksToEachInTheirOwnWords() {
    Advice advice = Advice.of(AdviceCode.EXPIRED);

    assertThat(advice.cardholder(Language.ENGLISH))
        .isEqualTo("Your card has expired. Please use another card.");
    assertThat(advice.cashier(Language.ENGLISH))
        .isEqualTo("The card has expired. Ask for another card. Nothing was charged.");
    assertThat(advice.technician(Language.ENGLISH))
        .isEqualTo(
            "The Application Expiration Date (5F24) is past. Check the terminal's date, too.");
  }

  @ParameterizedTest
  @CsvSource({"zh, CHINESE", "zh-CN, CHINESE", "zh-TW, CHINESE", "en-GB, ENGLISH", "de, ENGLISH"})
  void isInChineseForChineseLocalesOnly(String tag, Language expected) {
    assertThat(Language.of(Locale.forLanguageTag(tag))).isEqualTo(expected);
  }

  @Test
  void doesNotDependOnTheMachinesLanguage() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.CHINA);
      assertThat(Advice.of(AdviceCode.EXPIRED).cashier(Language.ENGLISH))
          .startsWith("The card has expired.");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void speaksTheFirstLanguageOfTheCardholderThatItKnows() {
    assertThat(preferred("fr", "zh", "en")).contains(Language.CHINESE);
    assertThat(preferred("cn")).contains(Language.CHINESE);
    assertThat(preferred("EN", "zh")).contains(Language.ENGLISH);
    assertThat(preferred("fr", "de")).isEmpty();
    assertThat(preferred()).isEmpty();
  }

  private static Optional<Language> preferred(String... codes) {
    return Language.preferredBy(new LanguagePreference(List.of(codes)));
  }
}
