package io.github.emv4j.data;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where and how a card may be used, in three digits (tag 5F30 and the tracks; ISO/IEC 7813).
 *
 * @param digits three decimal digits
 */
public record ServiceCode(String digits) {
  private static final int DIGITS = 3;

  /**
   * Checks the digits.
   *
   * @throws IllegalArgumentException if there are not three
   */
  public ServiceCode {
    if (digits.length() != DIGITS || !Digits.only(digits)) {
      throw new IllegalArgumentException("a service code has three digits");
    }
  }

  /** {@return the code with the given three digits} */
  public static ServiceCode of(String digits) {
    return new ServiceCode(digits);
  }

  /**
   * {@return the code in two bytes, a zero in front}
   *
   * @throws MalformedDataException if there are not two, or the digits are not decimal
   */
  public static ServiceCode parse(Bytes data) {
    Lengths.exactly(data, 2, "service code");
    String digits = Bcd.digits(data);
    if (digits.charAt(0) != '0') {
      throw MalformedDataException.at("service code of four digits", data, 0);
    }
    return new ServiceCode(digits.substring(1));
  }

  /**
   * {@return whether a terminal with a chip reader must use the chip: the first digit is 2 or 6}
   */
  public boolean isChipPreferred() {
    return digits.charAt(0) == '2' || digits.charAt(0) == '6';
  }

  /** {@return what the digits say, in order; a digit without a known meaning says nothing} */
  public List<String> meanings() {
    List<String> meanings = new ArrayList<>(DIGITS);
    for (int i = 1; i <= DIGITS; i++) {
      meaning(i).ifPresent(meanings::add);
    }
    return meanings;
  }

  /**
   * {@return what one digit says, if it is known}
   *
   * @param position of the digit, 1 to 3
   */
  public Optional<String> meaning(int position) {
    return Optional.ofNullable(
        Meanings.BY_POSITION_AND_DIGIT.get(key(position, digits.charAt(position - 1))));
  }

  private static String key(int position, char digit) {
    return position + ":" + digit;
  }

  @Override
  public String toString() {
    return digits;
  }

  private static final class Meanings {
    static final Map<String, String> BY_POSITION_AND_DIGIT = load();

    private static Map<String, String> load() {
      Map<String, String> meanings = new HashMap<>();
      FactTable.forEachRow(
          "service-codes.csv",
          row -> {
            int position = Integer.parseInt(row.field("position"));
            meanings.put(key(position, row.field("digit").charAt(0)), row.field("meaning"));
          });
      return Map.copyOf(meanings);
    }
  }
}
