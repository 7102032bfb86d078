package io.github.emv4j.extras;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Amount;
import io.github.emv4j.data.CurrencyCode;
import io.github.emv4j.data.EmvDate;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TransactionTypes;
import io.github.emv4j.tlv.Tag;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One transaction or top-up in a log.
 *
 * <p>What the record does not hold, or holds malformed, is absent.
 *
 * @param number of the record, 1 to 255
 * @param record as received
 * @param values by the log format, in its order
 * @param rest what follows the values; the whole record if the format is not known
 * @param change what a top-up did to the balance; empty in a log of transactions
 * @param context how to understand the values
 */
public record LogEntry(
    int number,
    Bytes record,
    List<Value> values,
    Bytes rest,
    Optional<BalanceChange> change,
    LogContext context) {
  private static final int MERCHANT_FILLER = 0xFF;
  private static final long ARTEFACT = 1_500_000_000L;
  private static final int LENGTH_OF_TIME = 3;
  private static final int USUAL_EXPONENT = 2;
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

  /**
   * One value of a record.
   *
   * @param tag its tag in the log format
   * @param value as received, perhaps shorter than the format says at the end of a record
   */
  public record Value(Tag tag, Bytes value) {}

  /**
   * What a top-up did.
   *
   * @param balance the balance that it loaded: {@code 9F79}, or {@code DF79} for the second one
   * @param before minor units, 0 or more
   * @param after minor units, 0 or more
   */
  public record BalanceChange(Tag balance, long before, long after) {}

  /** Keeps an unmodifiable copy. */
  public LogEntry {
    values = List.copyOf(values);
  }

  /** {@return the first value of a tag, if the record has it} */
  public Optional<Bytes> value(Tag tag) {
    return values.stream()
        .filter(value -> value.tag().equals(tag) && !value.value().isEmpty())
        .map(Value::value)
        .findFirst();
  }

  private <T> Optional<T> parsed(Tag tag, Function<Bytes, T> parser) {
    try {
      return value(tag).map(parser);
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
  }

  /** {@return the day ({@code 9A})} */
  public Optional<LocalDate> date() {
    return parsed(Tags.TRANSACTION_DATE, EmvDate::parse).map(EmvDate::date);
  }

  /** {@return the time of day ({@code 9F21})} */
  public Optional<LocalTime> time() {
    return parsed(Tags.TRANSACTION_TIME, LogEntry::time);
  }

  private static LocalTime time(Bytes value) {
    if (value.length() != LENGTH_OF_TIME) {
      throw MalformedDataException.at("time of " + value.length() + " bytes", value, 0);
    }
    int digits = (int) Bcd.number(value);
    try {
      return LocalTime.of(digits / 10_000, digits / 100 % 100, digits % 100);
    } catch (DateTimeException e) {
      throw MalformedDataException.at("no such time", value, 0);
    }
  }

  /**
   * {@return the amount ({@code 9F02}) in minor units}
   *
   * <p>Some cards of Visa add 1,500,000,000; that is taken off again.
   */
  public OptionalLong minorUnits() {
    OptionalLong amount = number(Tags.AMOUNT_AUTHORISED);
    boolean artefact =
        amount.isPresent() && context.addsArtefact() && amount.getAsLong() >= ARTEFACT;
    return artefact ? OptionalLong.of(amount.getAsLong() - ARTEFACT) : amount;
  }

  private OptionalLong number(Tag tag) {
    return parsed(tag, Bcd::number).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  /** {@return the currency of the record ({@code 5F2A}), else of the application} */
  public Optional<CurrencyCode> currency() {
    return parsed(Tags.TRANSACTION_CURRENCY_CODE, CurrencyCode::parse)
        .filter(code -> code.number() != 0)
        .or(context::currency);
  }

  /** {@return the amount ({@code 9F02}); empty also if nobody names its currency} */
  public Optional<Amount> amount() {
    OptionalLong units = minorUnits();
    return units.isEmpty() ? Optional.empty() : amount(units.getAsLong());
  }

  private Optional<Amount> amount(long units) {
    return currency().map(known -> Amount.ofMinorUnits(units, known));
  }

  /** {@return the other amount ({@code 9F03}), such as cashback, unless it is zero} */
  public Optional<Amount> otherAmount() {
    OptionalLong units = number(Tags.AMOUNT_OTHER);
    return units.isEmpty() || units.getAsLong() == 0 ? Optional.empty() : amount(units.getAsLong());
  }

  /** {@return the country of the terminal ({@code 9F1A}), ISO 3166 numeric, 1 to 999} */
  public OptionalInt country() {
    long code = number(Tags.TERMINAL_COUNTRY_CODE).orElse(0);
    return code > 0 && code <= 999 ? OptionalInt.of((int) code) : OptionalInt.empty();
  }

  /** {@return what the transaction was ({@code 9C}), in words, if they are known} */
  public Optional<String> transactionType() {
    return value(Tags.TRANSACTION_TYPE).flatMap(TransactionTypes::meaning);
  }

  /** {@return the Application Transaction Counter ({@code 9F36}), 0 to 65,535} */
  public OptionalInt atc() {
    return value(Tags.ATC)
        .filter(value -> value.length() == 2)
        .map(value -> OptionalInt.of((int) value.toLong()))
        .orElseGet(OptionalInt::empty);
  }

  /** {@return name and place of the merchant ({@code 9F4E}), without control characters} */
  public Optional<String> merchant() {
    return value(Tags.MERCHANT_NAME_AND_LOCATION)
        .map(LogEntry::withoutFiller)
        .map(value -> context.text().decode(value).strip())
        .filter(text -> !text.isEmpty());
  }

  private static Bytes withoutFiller(Bytes value) {
    int end = value.length();
    while (end > 0 && value.at(end - 1) == MERCHANT_FILLER) {
      end--;
    }
    return value.slice(0, end);
  }

  /** {@return what the card decided ({@code 9F27}), for example {@code approved offline}} */
  public Optional<String> decision() {
    return value(Tags.CRYPTOGRAM_INFORMATION_DATA)
        .flatMap(
            value ->
                switch (value.at(0) >> 6) {
                  case 0 -> Optional.of("declined");
                  case 1 -> Optional.of("approved");
                  case 2 -> Optional.of("online requested");
                  default -> Optional.empty();
                });
  }

  /** {@return a time of day with its seconds, as {@code 12:30:00}} */
  public static String inSeconds(LocalTime time) {
    return SECONDS.format(time);
  }

  /** {@return the sum in words; without a currency two places are taken} */
  private Optional<String> sum() {
    if (change.isPresent()) {
      BalanceChange moved = change.get();
      return Optional.of(sum(moved.before()) + " to " + sum(moved.after()));
    }
    OptionalLong units = minorUnits();
    return units.isEmpty() ? Optional.empty() : Optional.of(sum(units.getAsLong()));
  }

  private String sum(long units) {
    return amount(units)
        .map(Amount::toString)
        .orElseGet(() -> BigDecimal.valueOf(units, USUAL_EXPONENT).toPlainString());
  }

  /**
   * {@return one line: when, how much, what, where, and the counter; the bytes if all is unknown}
   */
  public String describe() {
    List<String> parts = new ArrayList<>();
    date()
        .ifPresent(
            day -> parts.add(day + time().map(clock -> " " + SECONDS.format(clock)).orElse("")));
    sum().ifPresent(parts::add);
    otherAmount().ifPresent(other -> parts.add("of it " + other + " as other amount"));
    transactionType().ifPresent(parts::add);
    merchant().ifPresent(parts::add);
    decision().ifPresent(parts::add);
    atc().ifPresent(count -> parts.add("number " + count));
    return parts.isEmpty() ? record.toHex() : String.join(", ", parts);
  }

  /** {@return the number of the record, never its content} */
  @Override
  public String toString() {
    return "log record " + number;
  }
}
