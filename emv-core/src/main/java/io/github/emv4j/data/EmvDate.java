package io.github.emv4j.data;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A date as cards and terminals write it: {@code YYMMDD} (tags 5F24, 5F25, 9A).
 *
 * <p>Years 00 to 49 are 2000 to 2049, years 50 to 99 are 1950 to 1999 (EMV 4.4 Book 4, 6.7.3).
 *
 * @param date the date
 */
public record EmvDate(LocalDate date) implements Comparable<EmvDate> {
  private static final int LENGTH = 3;
  private static final int FIRST_YEAR = 1950;
  private static final int PIVOT = 50;

  /**
   * Checks that the year can be written with two digits.
   *
   * @throws IllegalArgumentException if it is not 1950 to 2049
   */
  public EmvDate {
    if (date.getYear() < FIRST_YEAR || date.getYear() >= FIRST_YEAR + 100) {
      throw new IllegalArgumentException("year out of range: " + date.getYear());
    }
  }

  /** {@return the given date} */
  public static EmvDate of(LocalDate date) {
    return new EmvDate(date);
  }

  /**
   * {@return the date in three bytes}
   *
   * @throws MalformedDataException if there are not three, or they are no date
   */
  public static EmvDate parse(Bytes data) {
    Lengths.exactly(data, LENGTH, "date");
    long number = Bcd.number(data);
    try {
      return new EmvDate(
          LocalDate.of(
              year((int) (number / 10_000)), (int) (number / 100 % 100), (int) (number % 100)));
    } catch (DateTimeException e) {
      throw MalformedDataException.at("no such date", data, 1);
    }
  }

  /** {@return the month that four digits {@code YYMM} stand for, if they do} */
  static Optional<YearMonth> monthIn(String digits) {
    if (digits.length() != 4 || !Digits.only(digits)) {
      return Optional.empty();
    }
    int number = Integer.parseInt(digits);
    int month = number % 100;
    return month < 1 || month > 12
        ? Optional.empty()
        : Optional.of(YearMonth.of(year(number / 100), month));
  }

  private static int year(int twoDigits) {
    return twoDigits < PIVOT ? 2000 + twoDigits : 1900 + twoDigits;
  }

  /** {@return the month, as tracks tell it} */
  public YearMonth month() {
    return YearMonth.from(date);
  }

  /** {@return three bytes, {@code YYMMDD}} */
  public Bytes encoded() {
    int twoDigits = date.getYear() % 100;
    return Bcd.numeric(
        twoDigits * 10_000L + date.getMonthValue() * 100L + date.getDayOfMonth(), LENGTH);
  }

  @Override
  public int compareTo(EmvDate other) {
    return date.compareTo(other.date);
  }

  /** {@return the date as ISO 8601 writes it, for example {@code 2030-10-31}} */
  @Override
  public String toString() {
    return date.toString();
  }
}
