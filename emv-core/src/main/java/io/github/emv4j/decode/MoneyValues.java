package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Amount;
import io.github.emv4j.data.CurrencyCode;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.Scope;
import io.github.emv4j.data.Tags;
import io.github.emv4j.tlv.Tag;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/** Amounts, with the currency that stands beside them. */
final class MoneyValues {
  private static final int USUAL_EXPONENT = 2;
  private static final int MAX_EXPONENT = 9;

  private MoneyValues() {}

  static void register(ValueDecoders.Registry decoders) {
    decoders.add(
        (part, element, context) -> numeric(part, currency(context)),
        Tags.AMOUNT_AUTHORISED,
        Tags.AMOUNT_OTHER);
    decoders.add(
        (part, element, context) -> binary(part, currency(context)),
        Tags.AMOUNT_AUTHORISED_BINARY,
        Tags.AMOUNT_OTHER_BINARY,
        Tags.TERMINAL_FLOOR_LIMIT);
    decoders.add(
        (part, element, context) -> binary(part, new Money(Optional.empty(), OptionalInt.empty())),
        Tags.AMOUNT_REFERENCE_CURRENCY);
    decoders.add(
        MoneyValues::exponent,
        Tags.TRANSACTION_CURRENCY_EXPONENT,
        Tags.APPLICATION_CURRENCY_EXPONENT,
        Tag.of(0x9F3D));
    decoders.add(MoneyValues::inApplicationCurrency, Scope.MASTERCARD, 0xCA, 0xCB);
  }

  /** In what an amount is. */
  private record Money(Optional<CurrencyCode> currency, OptionalInt exponent) {
    String of(long minorUnits) {
      if (currency.isEmpty()) {
        int places = exponent.orElse(USUAL_EXPONENT);
        return BigDecimal.valueOf(minorUnits, places).toPlainString() + ", currency not given";
      }
      Amount amount =
          exponent.isPresent()
              ? Amount.ofMinorUnits(minorUnits, currency.get(), exponent.getAsInt())
              : Amount.ofMinorUnits(minorUnits, currency.get());
      return amount.toString();
    }
  }

  private static Money currency(Context context) {
    return new Money(
        context.transactionCurrency(), exponent(context, Tags.TRANSACTION_CURRENCY_EXPONENT));
  }

  private static Money applicationCurrency(Context context) {
    return new Money(
        context.applicationCurrency(), exponent(context, Tags.APPLICATION_CURRENCY_EXPONENT));
  }

  private static OptionalInt exponent(Context context, Tag tag) {
    return context
        .value(tag)
        .filter(value -> value.length() == 1 && value.at(0) <= MAX_EXPONENT)
        .map(value -> OptionalInt.of(value.at(0)))
        .orElse(OptionalInt.empty());
  }

  static void inApplicationCurrency(Part part, DataElement element, Context context) {
    numeric(part, applicationCurrency(context));
  }

  /** {@return so many minor units of the currency of the application, in words} */
  static String inApplicationCurrency(long minorUnits, Context context) {
    return applicationCurrency(context).of(minorUnits);
  }

  private static void numeric(Part part, Money money) {
    part.says(money.of(Bcd.number(part.bytes)));
  }

  private static void binary(Part part, Money money) {
    if (part.bytes.length() > 4) {
      throw MalformedDataException.at("an amount has 4 bytes", part.bytes, 4);
    }
    part.says(money.of(part.bytes.toLong()));
  }

  private static void exponent(Part part, DataElement element, Context context) {
    Bytes value = part.bytes;
    if (value.length() != 1 || value.at(0) > MAX_EXPONENT) {
      throw MalformedDataException.at("an exponent is one digit", value, 0);
    }
    part.says(value.at(0) == 1 ? "1 decimal place" : value.at(0) + " decimal places");
  }
}
