package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/**
 * A country by its number (tags 5F28 and 9F1A; ISO 3166-1).
 *
 * @param number 0 to 999, for example 276
 */
public record CountryCode(int number) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it has more than three digits
   */
  public CountryCode {
    if (number < 0 || number > 999) {
      throw new IllegalArgumentException("not three digits: " + number);
    }
  }

  /**
   * {@return the code in two bytes, a zero in front}
   *
   * @throws MalformedDataException if there are not two, or the digits are not decimal, or there
   *     are four
   */
  public static CountryCode parse(Bytes data) {
    return new CountryCode(CurrencyCode.threeDigits(data, "country code"));
  }

  /**
   * {@return the country with two or three letters (tags 5F55 and 5F56), if there is one}
   *
   * @param letters of either case
   */
  public static Optional<CountryCode> ofLetters(String letters) {
    Integer number = Known.BY_LETTERS.get(letters.toUpperCase(Locale.ROOT));
    return Optional.ofNullable(number).map(CountryCode::new);
  }

  /** {@return the two letters of the country, for example {@code DE}, if it is known} */
  public Optional<String> letters() {
    return Optional.ofNullable(Known.LETTERS.get(number));
  }

  /**
   * {@return what the country is called, if it is known}
   *
   * @param language in which to say it
   */
  public Optional<String> name(Locale language) {
    return letters().map(letters -> locale(letters).getDisplayCountry(language));
  }

  private static Locale locale(String letters) {
    return new Locale.Builder().setRegion(letters).build();
  }

  /** {@return the two letters, or the three digits where the country is not known} */
  @Override
  public String toString() {
    return letters().orElseGet(() -> String.format("%03d", number));
  }

  private static final class Known {
    static final Map<Integer, String> LETTERS = load();
    static final Map<String, Integer> BY_LETTERS = byLetters();

    private static Map<Integer, String> load() {
      Map<Integer, String> letters = new HashMap<>();
      FactTable.forEachRow(
          "countries.csv",
          row -> letters.put(Integer.parseInt(row.field("numeric")), row.field("alpha2")));
      return Map.copyOf(letters);
    }

    private static Map<String, Integer> byLetters() {
      Map<String, Integer> numbers = new HashMap<>();
      LETTERS.forEach(
          (number, letters) -> {
            numbers.put(letters, number);
            numbers.put(threeLetters(letters), number);
          });
      return Map.copyOf(numbers);
    }

    private static String threeLetters(String letters) {
      try {
        return locale(letters).getISO3Country();
      } catch (MissingResourceException e) {
        // This Java version does not know the country yet; its two letters will have to do.
        return letters;
      }
    }
  }
}
