package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.CurrencyCode;
import io.github.emv4j.data.KnownAids;
import io.github.emv4j.data.Pan;
import io.github.emv4j.data.Scope;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.Track2;
import io.github.emv4j.tlv.Tag;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the surroundings of a value say about it: the scheme, the currency, the lists. */
final class Context {
  private static final int MAX_PANS = 64;
  private static final int MIN_PAN_DIGITS = 12;
  private static final Tag TRACK_2_OF_MASTERCARD = Tag.of(0x9F6B);
  private static final Tag CURRENCY_OF_SCHEMES = Tag.of(0x9F51);

  private static final Tag LOG_ENTRY_OF_VISA = Tag.of(0xDF60);

  private static final Set<Tag> REMEMBERED =
      Set.of(
          Tags.TRANSACTION_CURRENCY_CODE,
          Tags.TRANSACTION_CURRENCY_EXPONENT,
          Tags.APPLICATION_CURRENCY_CODE,
          Tags.APPLICATION_CURRENCY_EXPONENT,
          CURRENCY_OF_SCHEMES,
          Tags.ISSUER_CODE_TABLE_INDEX,
          Tags.PDOL,
          Tags.CDOL1,
          Tags.CDOL2,
          Tags.DDOL,
          Tags.LOG_ENTRY,
          LOG_ENTRY_OF_VISA,
          Tags.LOG_FORMAT);

  private final Scope given;
  private final Map<Tag, Bytes> values = new HashMap<>();
  private final Set<String> pans = new TreeSet<>();
  private Scope scope;

  Context(Scope given) {
    this.given = given;
    this.scope = given;
  }

  /** {@return whose meaning of private tags counts; EMV's if nobody said} */
  Scope scope() {
    return scope;
  }

  /** Forgets one application and takes the next. */
  void select(Bytes aid) {
    values.clear();
    scope = given == Scope.EMV ? KnownAids.scope(aid) : given;
  }

  /** Looks at a value that may say something about others. */
  void learn(Tag tag, Bytes value) {
    if (REMEMBERED.contains(tag)) {
      values.putIfAbsent(tag, value);
    } else if (tag.equals(Tags.DF_NAME) || tag.equals(Tags.ADF_NAME) || tag.equals(Tags.AID)) {
      if (scope == Scope.EMV) {
        scope = KnownAids.scope(value);
      }
    }
    rememberPan(tag, value);
  }

  /** Looks at a value that the terminal gives; the latest counts. */
  void learnAmong(Tag tag, Bytes value) {
    if (tag.equals(Tags.TRANSACTION_CURRENCY_CODE)) {
      values.put(tag, value);
    }
    rememberPan(tag, value);
  }

  Optional<Bytes> value(Tag tag) {
    return Optional.ofNullable(values.get(tag));
  }

  /** {@return the format of the transaction log, if the records of this file are one} */
  Optional<Bytes> logFormat(int sfi) {
    boolean isLog =
        value(Tags.LOG_ENTRY)
            .or(() -> value(LOG_ENTRY_OF_VISA))
            .filter(entry -> entry.length() == 2 && entry.at(0) == sfi)
            .isPresent();
    return isLog ? value(Tags.LOG_FORMAT) : Optional.empty();
  }

  /** {@return the number of an ISO 8859 part, 0 if the card does not say} */
  int codeTable() {
    return value(Tags.ISSUER_CODE_TABLE_INDEX)
        .filter(value -> value.length() == 1)
        .map(value -> (value.at(0) >> 4) * 10 + (value.at(0) & 0xF))
        .orElse(0);
  }

  Optional<CurrencyCode> transactionCurrency() {
    return currency(Tags.TRANSACTION_CURRENCY_CODE);
  }

  Optional<CurrencyCode> applicationCurrency() {
    return currency(Tags.APPLICATION_CURRENCY_CODE).or(() -> currency(CURRENCY_OF_SCHEMES));
  }

  private Optional<CurrencyCode> currency(Tag tag) {
    try {
      return value(tag).map(CurrencyCode::parse).filter(code -> code.letters().isPresent());
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
  }

  private void rememberPan(Tag tag, Bytes value) {
    try {
      if (tag.equals(Tags.PAN)) {
        remember(Pan.parse(value));
      } else if (tag.equals(Tags.TRACK_2_EQUIVALENT_DATA) || tag.equals(TRACK_2_OF_MASTERCARD)) {
        Track2.parse(value).pan().ifPresent(this::remember);
      }
    } catch (MalformedDataException e) {
      // What is no card number cannot stand elsewhere either.
      return;
    }
  }

  private void remember(Pan pan) {
    if (pan.digits().length() >= MIN_PAN_DIGITS && pans.size() < MAX_PANS) {
      pans.add(pan.digits());
    }
  }

  /** {@return the card numbers seen, so that they can be hidden wherever else they stand} */
  Set<String> pans() {
    return pans;
  }
}
