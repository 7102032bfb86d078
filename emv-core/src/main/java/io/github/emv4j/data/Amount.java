package io.github.emv4j.data;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.math.BigDecimal;

/**
 * A sum of money.
 *
 * @param value in whole units, with as many places as the currency has
 * @param currency of the sum
 */
public record Amount(BigDecimal value, CurrencyCode currency) {
  private static final int USUAL_EXPONENT = 2;
  private static final int MAX_EXPONENT = 9;

  /**
   * {@return so many minor units of a currency}
   *
   * <p>A currency that is not known is taken to have two places.
   */
  public static Amount ofMinorUnits(long minorUnits, CurrencyCode currency) {
    return ofMinorUnits(minorUnits, currency, currency.exponent().orElse(USUAL_EXPONENT));
  }

  /**
   * {@return so many minor units of a currency}
   *
   * @param minorUnits cents, for example
   * @param currency of the sum
   * @param exponent places behind the point, 0 to 9 (tags 5F36 and 9F44)
   * @throws IllegalArgumentException if the exponent is out of range
   */
  public static Amount ofMinorUnits(long minorUnits, CurrencyCode currency, int exponent) {
    if (exponent < 0 || exponent > MAX_EXPONENT) {
      throw new IllegalArgumentException("exponent out of range: " + exponent);
    }
    return new Amount(BigDecimal.valueOf(minorUnits, exponent), currency);
  }

  /**
   * {@return the amount in numeric form, as in tags 9F02 and 9F79}
   *
   * @param minorUnits at most nine bytes
   * @param currency of the sum
   * @throws MalformedDataException if the digits are not decimal or there are too many
   */
  public static Amount parse(Bytes minorUnits, CurrencyCode currency) {
    return ofMinorUnits(Bcd.number(minorUnits), currency);
  }

  /** {@return for example {@code 12.50 EUR}} */
  @Override
  public String toString() {
    return value.toPlainString() + " " + currency;
  }
}
