package io.github.emv4j.data;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A currency by its number (tags 5F2A and 9F42; ISO 4217).
 *
 * @param number 0 to 999, for example 978
 */
public record CurrencyCode(int number) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it has more than three digits
   */
  public CurrencyCode {
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
  public static CurrencyCode parse(Bytes data) {
    return new CurrencyCode(threeDigits(data, "currency code"));
  }

  static int threeDigits(Bytes data, String what) {
    Lengths.exactly(data, 2, what);
    int number = (int) Bcd.number(data);
    if (number > 999) {
      throw MalformedDataException.at(what + " of four digits", data, 0);
    }
    return number;
  }

  /** {@return the three letters of the currency, for example {@code EUR}, if it is known} */
  public Optional<String> letters() {
    return currency().map(Currency::getCurrencyCode);
  }

  /** {@return how many digits the minor unit has, usually 2; empty if the currency is not known} */
  public OptionalInt exponent() {
    int digits = currency().map(Currency::getDefaultFractionDigits).orElse(-1);
    return digits < 0 ? OptionalInt.empty() : OptionalInt.of(digits);
  }

  /**
   * {@return what the currency is called, if it is known}
   *
   * @param language in which to say it
   */
  public Optional<String> name(Locale language) {
    return currency().map(currency -> currency.getDisplayName(language));
  }

  private Optional<Currency> currency() {
    return Optional.ofNullable(Known.BY_NUMBER.get(number));
  }

  /** {@return the three letters, or the three digits where the currency is not known} */
  @Override
  public String toString() {
    return letters().orElseGet(() -> String.format("%03d", number));
  }

  private static final class Known {
    static final Map<Integer, Currency> BY_NUMBER = load();

    // A few numbers were reused by a currency that replaced another; the order keeps answers the
    // same.
    private static Map<Integer, Currency> load() {
      Map<Integer, Currency> currencies = new HashMap<>();
      Currency.getAvailableCurrencies().stream()
          .filter(currency -> currency.getNumericCode() != 0)
          .sorted(Comparator.comparing(Currency::getCurrencyCode))
          .forEach(currency -> currencies.putIfAbsent(currency.getNumericCode(), currency));
      return Map.copyOf(currencies);
    }
  }
}
