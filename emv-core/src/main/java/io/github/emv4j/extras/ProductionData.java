package io.github.emv4j.extras;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Card Production Life Cycle data, CPLC (GlobalPlatform, tag {@code 9F7F}): who made the chip and
 * the card, and when.
 *
 * <p>Serial number and batch tell one chip from all others, so {@link #toString} leaves them out.
 *
 * @param data as received, 42 bytes
 */
public record ProductionData(Bytes data) {
  /** Bytes of the structure. */
  public static final int LENGTH = 42;

  private static final int DECADES = 3;

  /** The parts, in order. */
  public enum Field {
    /** Maker of the chip. */
    IC_FABRICATOR(0, 2, "IC fabricator"),
    /** Type of the chip. */
    IC_TYPE(2, 2, "IC type"),
    /** Whose operating system it is. */
    OPERATING_SYSTEM(4, 2, "operating system"),
    /** When the operating system was released. */
    OPERATING_SYSTEM_DATE(6, 2, "operating system date"),
    /** Version of the operating system. */
    OPERATING_SYSTEM_LEVEL(8, 2, "operating system level"),
    /** When the chip was made. */
    FABRICATION_DATE(10, 2, "fabrication date"),
    /** Serial number of the chip, personal data. */
    SERIAL_NUMBER(12, 4, "serial number"),
    /** Batch of the chip, personal data together with the serial number. */
    BATCH(16, 2, "batch"),
    /** Maker of the module. */
    MODULE_FABRICATOR(18, 2, "module fabricator"),
    /** When the module was made. */
    MODULE_DATE(20, 2, "module date"),
    /** Maker of the card. */
    CARD_MANUFACTURER(22, 2, "card manufacturer"),
    /** When the module was put into the card. */
    EMBEDDING_DATE(24, 2, "embedding date"),
    /** Who wrote the application. */
    PRE_PERSONALISER(26, 2, "pre-personaliser"),
    /** When the application was written. */
    PRE_PERSONALISATION_DATE(28, 2, "pre-personalisation date"),
    /** With which machine the application was written. */
    PRE_PERSONALISATION_EQUIPMENT(30, 4, "pre-personalisation equipment"),
    /** Who wrote the cardholder's data. */
    PERSONALISER(34, 2, "personaliser"),
    /** When the cardholder's data was written. */
    PERSONALISATION_DATE(36, 2, "personalisation date"),
    /** With which machine the cardholder's data was written. */
    PERSONALISATION_EQUIPMENT(38, 4, "personalisation equipment");

    private final int offset;
    private final int length;
    private final String words;

    Field(int offset, int length, String words) {
      this.offset = offset;
      this.length = length;
      this.words = words;
    }

    /** {@return the name in lower-case words} */
    public String words() {
      return words;
    }

    /** {@return whether the part is a day, {@code YDDD}} */
    public boolean isDate() {
      return words.endsWith("date");
    }

    /** {@return whether the part tells one chip from all others} */
    public boolean isPersonal() {
      return this == SERIAL_NUMBER
          || this == BATCH
          || this == PRE_PERSONALISATION_EQUIPMENT
          || this == PERSONALISATION_EQUIPMENT;
    }
  }

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if it is not {@value #LENGTH} bytes
   */
  public ProductionData {
    if (data.length() != LENGTH) {
      throw new IllegalArgumentException("not " + LENGTH + " bytes: " + data);
    }
  }

  /** {@return the production data in a value of tag 9F7F; empty if it is something else} */
  static Optional<ProductionData> from(Bytes value) {
    return value.length() == LENGTH ? Optional.of(new ProductionData(value)) : Optional.empty();
  }

  /** {@return the bytes of a part} */
  public Bytes value(Field field) {
    return data.slice(field.offset, field.offset + field.length);
  }

  /**
   * {@return the day in a part}
   *
   * <p>The card tells the last digit of the year only, so the latest possible day is taken.
   *
   * @param field that is a date
   * @param notAfter a later day, for example from which on the application is valid ({@code 5F25})
   */
  public Optional<LocalDate> date(Field field, LocalDate notAfter) {
    int digits;
    try {
      digits = field.isDate() ? (int) Bcd.number(value(field)) : 0;
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
    int lastDigit = digits / 1000;
    int latest = notAfter.getYear() - Math.floorMod(notAfter.getYear() - lastDigit, 10);
    for (int decade = 0; digits > 0 && decade < DECADES; decade++) {
      Optional<LocalDate> day = dayOfYear(latest - 10 * decade, digits % 1000);
      if (day.isPresent() && !day.get().isAfter(notAfter)) {
        return day;
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> dayOfYear(int year, int day) {
    try {
      return Optional.of(LocalDate.ofYearDay(year, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** {@return makers and type of the chip, never its serial number} */
  @Override
  public String toString() {
    return "chip "
        + value(Field.IC_TYPE).toHex()
        + " of fabricator "
        + value(Field.IC_FABRICATOR).toHex()
        + ", operating system "
        + value(Field.OPERATING_SYSTEM).toHex();
  }
}
