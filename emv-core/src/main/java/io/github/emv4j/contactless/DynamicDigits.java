package io.github.emv4j.contactless;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;

/**
 * Where in the discretionary data of a track the dynamic digits go (EMV Contactless Book C-2).
 *
 * @param cvc3 positions of the CVC3; the last bit stands for the last digit
 * @param numbers positions of the counter (the upper ones) and the reader's number (the lower ones)
 * @param counterDigits how many are the counter's
 */
record DynamicDigits(long cvc3, long numbers, int counterDigits) {
  private static final int MAX_NUMBER_DIGITS = 8;
  private static final int ON_DEVICE = 5;

  /** What goes there. */
  record Values(long cvc3, long number, long counter, boolean verifiedOnDevice) {}

  /**
   * {@return the positions}
   *
   * @throws MalformedDataException if they leave no sensible number of digits for the reader
   */
  static DynamicDigits parse(Bytes pcvc3, Bytes punatc, Bytes natc) {
    if (pcvc3.length() > 6 || punatc.length() > 6 || natc.length() != 1) {
      throw MalformedDataException.at("bitmaps of a wrong length", punatc, 0);
    }
    DynamicDigits digits = new DynamicDigits(pcvc3.toLong(), punatc.toLong(), natc.at(0));
    if (digits.numberDigits() < 0 || digits.numberDigits() > MAX_NUMBER_DIGITS) {
      throw MalformedDataException.at("bitmap with a wrong number of positions", punatc, 0);
    }
    return digits;
  }

  /** {@return how many digits of the reader's number the card wants, 0 to 8} */
  int numberDigits() {
    return Long.bitCount(numbers) - counterDigits;
  }

  /**
   * {@return the discretionary data with all positions filled}
   *
   * @throws MalformedDataException if there is a position outside it
   */
  String fill(String discretionary, Values values) {
    char[] filled = discretionary.toCharArray();
    place(filled, cvc3, values.cvc3());
    long lower = lowest(numbers, numberDigits());
    place(filled, lower, values.number());
    place(filled, numbers & ~lower, values.counter());
    if (filled.length > 0) {
      int last = numberDigits() + (values.verifiedOnDevice() ? ON_DEVICE : 0);
      filled[filled.length - 1] = (char) ('0' + last % 10);
    }
    return new String(filled);
  }

  private static long lowest(long bits, int count) {
    long rest = bits;
    for (int i = 0; i < count; i++) {
      rest &= rest - 1;
    }
    return bits & ~rest;
  }

  private static void place(char[] digits, long positions, long number) {
    long rest = number;
    for (long bits = positions; bits != 0; bits &= bits - 1) {
      int fromEnd = Long.numberOfTrailingZeros(bits);
      if (fromEnd >= digits.length) {
        throw MalformedDataException.at(
            "a position outside the discretionary data", Bytes.EMPTY, 0);
      }
      digits[digits.length - 1 - fromEnd] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
