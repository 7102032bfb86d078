package io.github.emv4j.extras;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.CurrencyCode;
import io.github.emv4j.data.Tags;
import io.github.emv4j.extras.OfflineBalance.Kind;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Asks for the balances that cards of a scheme may have. */
final class BalanceReader {
  /** Electronic Cash Balance, and its twin in the second currency. */
  static final Tag CASH_BALANCE = Tag.of(0x9F79);

  static final Tag SECOND_BALANCE = Tag.of(0xDF79);

  private static final Tag ACCUMULATOR_BALANCE = Tag.of(0x9F50);
  private static final Tag CURRENCY = Tag.of(0x9F51);
  private static final Tag AVAILABLE_AMOUNT = Tag.of(0x9F5D);
  private static final Tag BALANCE_OF_JCB = Tag.of(0x9F5F);
  private static final Tag CASH_THRESHOLD = Tag.of(0x9F6D);
  private static final Tag CASH_LIMIT = Tag.of(0x9F77);
  private static final Tag CASH_TRANSACTION_LIMIT = Tag.of(0x9F78);
  private static final Tag SECOND_CURRENCY = Tag.of(0xDF71);

  private static final int AMOUNT_LENGTH = 6;
  private static final int CURRENCY_LENGTH = 2;
  private static final int MAX_EXPONENT = 9;

  private final Issuer issuer;
  private final DataQuestions questions;
  private final List<OfflineBalance> found = new ArrayList<>();

  BalanceReader(Issuer issuer, DataQuestions questions) {
    this.issuer = issuer;
    this.questions = questions;
  }

  /** {@return what was found so far, also after a failure} */
  List<OfflineBalance> found() {
    return found;
  }

  void read() throws TransportException {
    switch (issuer) {
      case VISA -> {
        if (!add(Kind.BALANCE, AVAILABLE_AMOUNT)) {
          add(Kind.BALANCE, CASH_BALANCE);
        }
      }
      case MASTERCARD -> add(Kind.BALANCE, ACCUMULATOR_BALANCE);
      case UNIONPAY -> readElectronicCash();
      case JCB -> {
        // It comes with a cryptogram and is not asked for.
        if (questions.known(BALANCE_OF_JCB).isPresent()) {
          add(Kind.BALANCE, BALANCE_OF_JCB);
        }
      }
      case OTHER -> {}
    }
  }

  private void readElectronicCash() throws TransportException {
    if (add(Kind.BALANCE, CASH_BALANCE)) {
      add(Kind.BALANCE_LIMIT, CASH_LIMIT);
      add(Kind.TRANSACTION_LIMIT, CASH_TRANSACTION_LIMIT);
      add(Kind.RESET_THRESHOLD, CASH_THRESHOLD);
      addSecond();
    } else if (questions.known(AVAILABLE_AMOUNT).isPresent()) {
      add(Kind.BALANCE, AVAILABLE_AMOUNT);
    }
  }

  private void addSecond() throws TransportException {
    OptionalLong units = amount(questions.value(SECOND_BALANCE));
    if (units.isPresent()) {
      found.add(
          new OfflineBalance(
              Kind.SECOND_BALANCE,
              SECOND_BALANCE,
              units.getAsLong(),
              currency(questions.value(SECOND_CURRENCY)),
              OptionalInt.empty()));
    }
  }

  private boolean add(Kind kind, Tag tag) throws TransportException {
    OptionalLong units = amount(questions.value(tag));
    if (units.isPresent()) {
      found.add(new OfflineBalance(kind, tag, units.getAsLong(), currency(), exponent()));
    }
    return units.isPresent();
  }

  // The same number may be something else elsewhere, so only an amount is taken for one.
  private static OptionalLong amount(Optional<Bytes> value) {
    try {
      return value.filter(bytes -> bytes.length() == AMOUNT_LENGTH).map(Bcd::number).stream()
          .mapToLong(Long::longValue)
          .findFirst();
    } catch (MalformedDataException e) {
      return OptionalLong.empty();
    }
  }

  /** {@return the currency of the application; asked for where its records do not name it} */
  Optional<CurrencyCode> currency() throws TransportException {
    Optional<CurrencyCode> named = currency(questions.known(Tags.APPLICATION_CURRENCY_CODE));
    // With Mastercard this tag is a list of data objects.
    return named.isPresent() || issuer == Issuer.MASTERCARD
        ? named
        : currency(questions.value(CURRENCY));
  }

  private static Optional<CurrencyCode> currency(Optional<Bytes> value) {
    try {
      return value
          .filter(bytes -> bytes.length() == CURRENCY_LENGTH)
          .map(CurrencyCode::parse)
          .filter(code -> code.number() != 0);
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
  }

  private OptionalInt exponent() {
    return questions.known(Tags.APPLICATION_CURRENCY_EXPONENT).stream()
        .filter(value -> value.length() == 1 && value.at(0) <= MAX_EXPONENT)
        .mapToInt(value -> value.at(0))
        .findFirst();
  }
}
