package io.github.emv4j.probe;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Dates as people say them, seen from one day. */
final class DateWords {
  private final LocalDate today;

  DateWords(LocalDate today) {
    this.today = today;
  }

  /** {@return what the last day of a card means} */
  String lastDay(LocalDate date) {
    if (date.isBefore(today)) {
      return "expired on " + words(date) + ", " + span(date, today) + " ago";
    }
    return date.equals(today)
        ? "valid until today, " + words(date)
        : "valid until " + words(date) + ", " + span(today, date) + " left";
  }

  /** {@return what the first day of a card means} */
  String firstDay(LocalDate date) {
    return date.isAfter(today)
        ? "not valid before " + words(date) + ", in " + span(today, date)
        : "valid since " + words(date);
  }

  boolean isOver(LocalDate lastDay) {
    return lastDay.isBefore(today);
  }

  // A formatter would load the calendars of the whole world for the name of an English month.
  private static String words(LocalDate date) {
    String month = date.getMonth().name();
    String name = month.charAt(0) + month.substring(1).toLowerCase(Locale.ROOT);
    return date.getDayOfMonth() + " " + name + " " + date.getYear();
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
