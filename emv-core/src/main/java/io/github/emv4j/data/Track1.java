package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the first track of the magnetic stripe would hold (tag 56; ISO/IEC 7813).
 *
 * <p>Format B only: {@code B}, account number, {@code ^}, name, {@code ^}, month, service code,
 * discretionary data. {@link #toString()} is {@link #masked()}.
 */
public final class Track1 {
  private static final int MAX_LENGTH = 76;
  private static final String SEPARATOR = "^";
  private static final int MONTH_DIGITS = 4;
  private static final int SERVICE_CODE_END = 7;

  private final String account;
  private final String name;
  private final String rest;

  private Track1(String account, String name, String rest) {
    this.account = account;
    this.name = name;
    this.rest = rest;
  }

  /**
   * {@return the track in text, one character a byte}
   *
   * @param data 1 to 76 bytes
   * @throws MalformedDataException if it does not begin with {@code B}, has other characters than
   *     {@code 20} to {@code 5F}, or lacks a separator
   */
  public static Track1 parse(Bytes data) {
    Lengths.between(data, 1, MAX_LENGTH, "track 1");
    for (int i = 0; i < data.length(); i++) {
      if (data.at(i) < 0x20 || data.at(i) > 0x5F) {
        throw MalformedDataException.at("no character of track 1", data, i);
      }
    }
    String text = CardText.common().decode(data);
    int first = text.indexOf(SEPARATOR);
    int second = text.indexOf(SEPARATOR, first + 1);
    if (text.isEmpty() || text.charAt(0) != 'B') {
      throw MalformedDataException.at("not format B of track 1", data, 0);
    }
    if (first < 0 || second < 0) {
      throw MalformedDataException.at("separator of track 1 is missing", data, data.length());
    }
    return new Track1(
        text.substring(1, first), text.substring(first + 1, second), text.substring(second + 1));
  }

  /** {@return the whole text from {@code B} on, not masked} */
  public String text() {
    return "B" + account + SEPARATOR + name + SEPARATOR + rest;
  }

  /** {@return the card number; empty if there are not 8 to 19 digits} */
  public Optional<Pan> pan() {
    return Pan.isPan(account) ? Optional.of(Pan.of(account)) : Optional.empty();
  }

  /** {@return the cardholder's name; empty if it is blank} */
  public Optional<CardholderName> name() {
    return name.isBlank() ? Optional.empty() : Optional.of(CardholderName.of(name));
  }

  /** {@return the month in which the card ends; empty if it is missing or no month} */
  public Optional<YearMonth> expirationMonth() {
    return EmvDate.monthIn(rest.substring(0, Math.min(MONTH_DIGITS, rest.length())));
  }

  /** {@return the service code, if there is one} */
  public Optional<ServiceCode> serviceCode() {
    if (rest.length() < SERVICE_CODE_END) {
      return Optional.empty();
    }
    String digits = rest.substring(MONTH_DIGITS, SERVICE_CODE_END);
    boolean decimal = Digits.only(digits);
    return decimal ? Optional.of(ServiceCode.of(digits)) : Optional.empty();
  }

  /** {@return the rest, not masked; empty if there is none} */
  public String discretionaryData() {
    return rest.length() < SERVICE_CODE_END ? "" : rest.substring(SERVICE_CODE_END);
  }

  /** {@return the text with card number, name and discretionary data hidden} */
  public String masked() {
    int shown = Math.min(rest.length(), SERVICE_CODE_END);
    return "B"
        + Mask.pan(account)
        + SEPARATOR
        + CardholderName.of(name).masked()
        + SEPARATOR
        + rest.substring(0, shown)
        + Mask.stars(rest.length() - shown);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Track1 that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  /** {@return the masked text} */
  @Override
  public String toString() {
    return masked();
  }
}
