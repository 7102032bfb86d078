package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.CardText;
import io.github.emv4j.data.CountryCode;
import io.github.emv4j.data.CurrencyCode;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.EmvDate;
import io.github.emv4j.data.LanguagePreference;
import io.github.emv4j.data.Scope;
import io.github.emv4j.data.Tags;
import io.github.emv4j.tlv.Tag;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Dates, times, countries, currencies and languages. */
final class CodeValues {
  private static final Locale ENGLISH = Locale.ENGLISH;
  private static final Set<String> LANGUAGES = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));
  private static final Tag REFERENCE_CURRENCY = Tag.of(0x9F3C);
  private static final Tag REFERENCE_CURRENCIES = Tag.of(0x9F3B);

  private CodeValues() {}

  static void register(ValueDecoders.Registry decoders) {
    decoders.add(
        CodeValues::date,
        Tags.APPLICATION_EXPIRATION_DATE,
        Tags.APPLICATION_EFFECTIVE_DATE,
        Tags.TRANSACTION_DATE);
    decoders.add(CodeValues::time, Tags.TRANSACTION_TIME);
    decoders.add(CodeValues::country, Tags.ISSUER_COUNTRY_CODE, Tags.TERMINAL_COUNTRY_CODE);
    decoders.add(
        CodeValues::countryLetters,
        Tags.ISSUER_COUNTRY_CODE_ALPHA2,
        Tags.ISSUER_COUNTRY_CODE_ALPHA3);
    decoders.add(
        CodeValues::currency,
        Tags.TRANSACTION_CURRENCY_CODE,
        Tags.APPLICATION_CURRENCY_CODE,
        REFERENCE_CURRENCY);
    decoders.add(CodeValues::currencies, REFERENCE_CURRENCIES);
    decoders.add(CodeValues::languages, Tags.LANGUAGE_PREFERENCE);
    for (Scope scope : new Scope[] {Scope.VISA, Scope.UNIONPAY}) {
      decoders.add(CodeValues::currency, scope, 0x9F51, 0x9F76);
      decoders.add(CodeValues::country, scope, 0x9F57);
    }
    decoders.add(CodeValues::currency, Scope.UNIONPAY, 0xDF71);
    decoders.add(CodeValues::currency, Scope.MASTERCARD, 0xC9);
    decoders.add(CodeValues::country, Scope.MASTERCARD, 0xC8);
    decoders.add(CodeValues::currency, Scope.DISCOVER, 0xD3);
    decoders.add(CodeValues::country, Scope.DISCOVER, 0xD2);
  }

  private static void date(Part part, DataElement element, Context context) {
    if (part.bytes.isZero()) {
      part.says("no date");
      return;
    }
    part.says(EmvDate.parse(part.bytes).toString());
  }

  private static void time(Part part, DataElement element, Context context) {
    if (part.bytes.length() != 3) {
      throw MalformedDataException.at("a time has 3 bytes", part.bytes, part.bytes.length());
    }
    String digits = Bcd.digits(part.bytes);
    int number = Integer.parseInt(digits);
    if (number / 10_000 > 23 || number / 100 % 100 > 59 || number % 100 > 59) {
      throw MalformedDataException.at("no such time", part.bytes, 0);
    }
    part.says(digits.substring(0, 2) + ":" + digits.substring(2, 4) + ":" + digits.substring(4));
  }

  private static void country(Part part, DataElement element, Context context) {
    part.says(countryOf(part.bytes));
  }

  /** {@return the name of the country with a number of two bytes} */
  static String countryOf(Bytes value) {
    CountryCode code = CountryCode.parse(value);
    return code.number() == 0 ? "no country" : name(code);
  }

  private static String name(CountryCode code) {
    return code.name(ENGLISH)
        .map(name -> name + " (" + code + ")")
        .orElseGet(() -> "country " + code + ", not known");
  }

  /** {@return the name of the country with two or three letters} */
  static String country(String letters) {
    return CountryCode.ofLetters(letters)
        .map(CodeValues::name)
        .orElseGet(() -> TextValues.quoted(letters) + ", not known");
  }

  private static void countryLetters(Part part, DataElement element, Context context) {
    part.says(country(CardText.common().decode(part.bytes)));
  }

  private static void currency(Part part, DataElement element, Context context) {
    part.says(currency(part.bytes));
  }

  static String currency(Bytes value) {
    CurrencyCode code = CurrencyCode.parse(value);
    if (code.number() == 0) {
      return "no currency";
    }
    return code.name(ENGLISH)
        .map(name -> name + " (" + code + ")")
        .orElseGet(() -> "currency " + code + ", not known");
  }

  private static void currencies(Part part, DataElement element, Context context) {
    for (int at = 0; at + 2 <= part.bytes.length(); at += 2) {
      Part one = part.field("Currency " + (at / 2 + 1), at, at + 2);
      try {
        one.says(currency(one.bytes));
      } catch (MalformedDataException e) {
        one.fault(e);
      }
    }
  }

  private static void languages(Part part, DataElement element, Context context) {
    if (part.bytes.length() % 2 != 0) {
      throw MalformedDataException.at(
          "half a language code is left over", part.bytes, part.bytes.length() - 1);
    }
    StringBuilder text = new StringBuilder();
    for (String code : LanguagePreference.parse(part.bytes).codes()) {
      text.append(text.length() == 0 ? "" : ", ").append(language(code));
    }
    part.says(text.length() == 0 ? "no language code" : text.toString());
  }

  private static String language(String code) {
    String name = Locale.forLanguageTag(code).getDisplayLanguage(ENGLISH);
    return LANGUAGES.contains(code) ? name + " (" + code + ")" : code + " (not known)";
  }
}
