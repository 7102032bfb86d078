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

  // Where the parts end: most tracks are only looked at for one of them.
  private final int accountEnd;
  private final int monthStart;
  private final int monthEnd;
  private final int serviceCodeStart;
  private final int serviceCodeEnd;
  private final int discretionaryStart;

  private Track2(String text) {
    this.text = text;
    int separator = text.indexOf(SEPARATOR);
    accountEnd = separator < 0 ? text.length() : separator;
    monthStart = Math.min(accountEnd + 1, text.length());
    // ISO/IEC 7813: another separator stands for a date or service code that is left out.
    monthEnd = partEnd(monthStart, MONTH_DIGITS);
    serviceCodeStart = after(monthStart, monthEnd);
    serviceCodeEnd = partEnd(serviceCodeStart, SERVICE_CODE_DIGITS);
    discretionaryStart = after(serviceCodeStart, serviceCodeEnd);
  }

  private int partEnd(int start, int length) {
    int separator = text.indexOf(SEPARATOR, start);
    int limit = separator < 0 ? text.length() : separator;
    return start + length <= limit ? start + length : start;
  }

  private int after(int start, int end) {
    return end == start && text.startsWith("D", start) ? start + 1 : end;
  }

  /**
   * {@return the track in half bytes, {@code D} between account number and date}
   *
   * @param data 1 to 19 bytes, filled with {@code F}
   * @throws MalformedDataException if there are more, or no digits, or other half bytes
   */
  public static Track2 parse(Bytes data) {
    Lengths.between(data, 1, MAX_LENGTH, "track 2");
    char[] text = new char[2 * data.length()];
    int length = 0;
    for (int i = 0; i < text.length; i++) {
      int nibble = i % 2 == 0 ? data.at(i / 2) >> 4 : data.at(i / 2) & 0xF;
      text[i] = nibble == 0xD ? SEPARATOR : (char) ('0' + nibble);
      length = nibble == 0xF ? length : i + 1;
    }
    for (int i = 0; i < length; i++) {
      if (text[i] > '9' && text[i] != SEPARATOR) {
        throw MalformedDataException.at("neither digit nor separator in track 2", data, i / 2);
      }
    }
    if (length == 0 || text[0] == SEPARATOR) {
      throw MalformedDataException.at("no account number in track 2", data, 0);
    }
    return new Track2(new String(text, 0, length));
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

  /** {@return all digits and separators as {@code D}, without the filler; not masked} */
  public String text() {
    return text;
  }

  /** {@return the card number; empty if there are not 8 to 19 digits} */
  public Optional<Pan> pan() {
    String account = account();
    return Pan.isPan(account) ? Optional.of(Pan.of(account)) : Optional.empty();
  }

  private String account() {
    return text.substring(0, accountEnd);
  }

  /** {@return the month in which the card ends; empty if it is missing or no month} */
  public Optional<YearMonth> expirationMonth() {
    return EmvDate.monthIn(text.substring(monthStart, monthEnd));
  }

  /** {@return the service code, if there is one} */
  public Optional<ServiceCode> serviceCode() {
    return serviceCodeStart == serviceCodeEnd
        ? Optional.empty()
        : Optional.of(ServiceCode.of(text.substring(serviceCodeStart, serviceCodeEnd)));
  }

  /** {@return the rest, not masked; empty if there is none} */
  public String discretionaryData() {
    return text.substring(discretionaryStart);
  }

  /** {@return the text with card number and discretionary data hidden} */
  public String masked() {
    return Mask.pan(account())
        + text.substring(accountEnd, discretionaryStart)
        + Mask.stars(text.length() - discretionaryStart);
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
