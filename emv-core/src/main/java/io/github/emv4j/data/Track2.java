package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the second track of the magnetic stripe would hold (tags 57 and 9F6B; ISO/IEC 7813).
 *
 * <p>Cards leave parts out, and so every part but the digits themselves is optional. {@link
 * #toString()} is {@link #masked()}.
 */
public final class Track2 {
  private static final int MAX_LENGTH = 19;
  private static final char SEPARATOR = 'D';
  private static final int MONTH_DIGITS = 4;
  private static final int SERVICE_CODE_DIGITS = 3;

  private final String text;
  private final String account;
  private final String month;
  private final String serviceCode;
  private final String discretionary;

  private Track2(String text) {
    this.text = text;
    int separator = text.indexOf(SEPARATOR);
    account = separator < 0 ? text : text.substring(0, separator);
    String rest = separator < 0 ? "" : text.substring(separator + 1);
    // ISO/IEC 7813: another separator stands for a date or service code that is left out.
    month = part(rest, MONTH_DIGITS);
    rest = after(rest, month);
    serviceCode = part(rest, SERVICE_CODE_DIGITS);
    discretionary = after(rest, serviceCode);
  }

  /**
   * {@return the track in half bytes, {@code D} between account number and date}
   *
   * @param data 1 to 19 bytes, filled with {@code F}
   * @throws MalformedDataException if there are more, or no digits, or other half bytes
   */
  public static Track2 parse(Bytes data) {
    Lengths.between(data, 1, MAX_LENGTH, "track 2");
    String nibbles = data.toHex();
    int end = nibbles.length();
    while (end > 0 && nibbles.charAt(end - 1) == 'F') {
      end--;
    }
    for (int i = 0; i < end; i++) {
      char c = nibbles.charAt(i);
      if ((c < '0' || c > '9') && c != SEPARATOR) {
        throw MalformedDataException.at("neither digit nor separator in track 2", data, i / 2);
      }
    }
    if (end == 0 || nibbles.charAt(0) == SEPARATOR) {
      throw MalformedDataException.at("no account number in track 2", data, 0);
    }
    return new Track2(nibbles.substring(0, end));
  }

  /**
   * {@return the track written as text}
   *
   * @param text digits, with {@code D} or {@code =} as separator
   * @throws IllegalArgumentException if another character occurs or there is no account number
   */
  public static Track2 of(CharSequence text) {
    String digits = text.toString().replace('=', SEPARATOR);
    boolean legal = digits.chars().allMatch(c -> (c >= '0' && c <= '9') || c == SEPARATOR);
    if (!legal || digits.isEmpty() || digits.charAt(0) == SEPARATOR) {
      throw new IllegalArgumentException("not a track 2");
    }
    return new Track2(digits);
  }

  private static String part(String rest, int length) {
    if (rest.length() < length || rest.substring(0, length).indexOf(SEPARATOR) >= 0) {
      return "";
    }
    return rest.substring(0, length);
  }

  private static String after(String rest, String part) {
    if (part.isEmpty() && rest.startsWith(String.valueOf(SEPARATOR))) {
      return rest.substring(1);
    }
    return rest.substring(part.length());
  }

  /** {@return all digits and separators as {@code D}, without the filler; not masked} */
  public String text() {
    return text;
  }

  /** {@return the card number; empty if there are not 8 to 19 digits} */
  public Optional<Pan> pan() {
    return Pan.isPan(account) ? Optional.of(Pan.of(account)) : Optional.empty();
  }

  /** {@return the month in which the card ends; empty if it is missing or no month} */
  public Optional<YearMonth> expirationMonth() {
    return EmvDate.monthIn(month);
  }

  /** {@return the service code, if there is one} */
  public Optional<ServiceCode> serviceCode() {
    return serviceCode.isEmpty() ? Optional.empty() : Optional.of(ServiceCode.of(serviceCode));
  }

  /** {@return the rest, not masked; empty if there is none} */
  public String discretionaryData() {
    return discretionary;
  }

  /** {@return the text with card number and discretionary data hidden} */
  public String masked() {
    String middle = text.substring(account.length(), text.length() - discretionary.length());
    return Mask.pan(account) + middle + Mask.stars(discretionary.length());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Track2 that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** {@return the masked text} */
  @Override
  public String toString() {
    return masked();
  }
}
