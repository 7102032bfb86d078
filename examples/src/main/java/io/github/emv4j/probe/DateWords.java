package io.github.emv4j.probe;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Dates as people say them, seen from one day. */
final class DateWords {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  private final LocalDate today;

  DateWords(LocalDate today) {
    this.today = today;
  }

  /** {@return what the last day of a card means} */
  String lastDay(LocalDate date) {
    if (date.isBefore(today)) {
      return "expired on " + DATE.format(date) + ", " + span(date, today) + " ago";
    }
    return date.equals(today)
        ? "valid until today, " + DATE.format(date)
        : "valid until " + DATE.format(date) + ", " + span(today, date) + " left";
  }

  /** {@return what the first day of a card means} */
  String firstDay(LocalDate date) {
    return date.isAfter(today)
        ? "not valid before " + DATE.format(date) + ", in " + span(today, date)
        : "valid since " + DATE.format(date);
  }

  boolean isOver(LocalDate lastDay) {
    return lastDay.isBefore(today);
  }

  private static String span(LocalDate from, LocalDate to) {
    Period period = Period.between(from, to);
    if (period.getYears() > 0) {
      return count(period.getYears(), "year");
    }
    return period.getMonths() > 0
        ? count(period.getMonths(), "month")
        : count(ChronoUnit.DAYS.between(from, to), "day");
  }

  private static String count(long number, String unit) {
    return number == 1 ? "1 " + unit : number + " " + unit + "s";
  }
}
