package io.github.emv4j.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BcdTest {
  @Property
  void numbersComeBack(@ForAll @LongRange(min = 0, max = 999_999_999_999L) long number) {
    Bytes amount = Bcd.numeric(number, 6);

    assertThat(Bcd.number(amount)).isEqualTo(number);
    assertThat(Bcd.digits(amount)).isEqualTo(String.format("%012d", number));
  }

  @Property
  void digitsComeBack(@ForAll @NumericChars @StringLength(max = 40) String digits) {
    Bytes number = Bcd.compressed(digits);

    assertThat(Bcd.compressedDigits(number)).isEqualTo(digits);
    assertThat(Bcd.compressedDigits(number.concat(Bytes.of(0xFF)))).isEqualTo(digits);
    assertThat(number.length()).isEqualTo((digits.length() + 1) / 2);
  }

  @Property
  void anyBytesAreDigitsOrMalformed(@ForAll byte[] array) {
    Bytes bytes = Bytes.copyOf(array);
    boolean decimal = bytes.toHex().matches("[0-9]*");
    boolean filled = bytes.toHex().matches("[0-9]*F*");

    assertThat(accepts(() -> Bcd.digits(bytes))).isEqualTo(decimal);
    assertThat(accepts(() -> Bcd.compressedDigits(bytes))).isEqualTo(filled);
    assertThat(accepts(() -> Bcd.checkDigits(bytes))).isEqualTo(decimal);
    assertThat(accepts(() -> Bcd.checkCompressedDigits(bytes))).isEqualTo(filled);
    assertThat(accepts(() -> Bcd.number(bytes))).isEqualTo(decimal && array.length <= 9);
  }

  private static boolean accepts(Runnable parser) {
    try {
      parser.run();
      return true;
    } catch (MalformedDataException e) {
      return false;
    }
  }

  /** The examples of the books: an amount in n 12, a card number in cn. */
  @Test
  void writesTheExamplesOfTheBooks() {
    assertThat(Bcd.numeric(12345, 6)).isEqualTo(Bytes.fromHex("000000012345"));
    assertThat(Bcd.compressed("1234567890123")).isEqualTo(Bytes.fromHex("1234567890123F"));
    assertThat(Bcd.number(Bytes.fromHex("999999999999999999"))).isEqualTo(999_999_999_999_999_999L);
  }

  @ParameterizedTest
  @CsvSource({
    "12F4, digit after filler, 1",
    "F1, digit after filler, 0",
    "1A, not a decimal digit, 0"
  })
  void namesThePlaceOfAFault(String hex, String reason, int offset) {
    assertThatThrownBy(() -> Bcd.compressedDigits(Bytes.fromHex(hex)))
        .isInstanceOfSatisfying(
            MalformedDataException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.offset()).isEqualTo(offset);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"12a4", "1234 ", "\u0661\u0662"})
  void refusesOtherCharacters(String digits) {
    assertThatIllegalArgumentException().isThrownBy(() -> Bcd.compressed(digits));
  }

  @Test
  void refusesNumbersThatDoNotFit() {
    assertThatIllegalArgumentException().isThrownBy(() -> Bcd.numeric(100, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Bcd.numeric(-1, 1));
  }
}
