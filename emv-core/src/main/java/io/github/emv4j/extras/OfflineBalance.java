package io.github.emv4j.extras;

import io.github.emv4j.data.Amount;
import io.github.emv4j.data.CurrencyCode;
import io.github.emv4j.tlv.Tag;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Money that a card may spend without its issuer, or a limit to it.
 *
 * @param kind what the sum stands for
 * @param tag of the element that holds it, for example {@code 9F79}
 * @param minorUnits the sum, for example in cents; 0 or more, at most 12 digits
 * @param currency of the application, if the card names it
 * @param exponent places behind the point as the card names them ({@code 9F44}), 0 to 9; empty if
 *     the currency decides
 */
public record OfflineBalance(
    Kind kind, Tag tag, long minorUnits, Optional<CurrencyCode> currency, OptionalInt exponent) {

  /** What a sum stands for. */
  public enum Kind {
    /** What can be spent. */
    BALANCE("balance"),
    /** What can be spent in the second currency. */
    SECOND_BALANCE("balance in the second currency"),
    /** The most that can be loaded. */
    BALANCE_LIMIT("most that can be loaded"),
    /** The most of a single transaction. */
    TRANSACTION_LIMIT("most of one transaction"),
    /** Below this the card asks to be loaded. */
    RESET_THRESHOLD("loads again below");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** {@return a few words, for example {@code most of one transaction}} */
    public String words() {
      return words;
    }
  }

  /** {@return the sum with its currency; empty if the card names none} */
  public Optional<Amount> amount() {
    return currency.map(
        known ->
            exponent.isPresent()
                ? Amount.ofMinorUnits(minorUnits, known, exponent.getAsInt())
                : Amount.ofMinorUnits(minorUnits, known));
  }

  /** {@return for example {@code balance 7.97 CNY}} */
  public String describe() {
    return kind.words() + " " + sum();
  }

  /** {@return for example {@code 7.97 CNY}; where no currency is known, two places are taken} */
  public String sum() {
    return amount()
        .map(Amount::toString)
        .orElseGet(() -> BigDecimal.valueOf(minorUnits, exponent.orElse(2)).toPlainString());
  }
}
