package io.github.emv4j.contactless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Digits go where the bitmaps say, counted from the end. */
class DynamicDigitsTest {
  private static DynamicDigits digits(String pcvc3, String punatc, String natc) {
    return DynamicDigits.parse(Bytes.fromHex(pcvc3), Bytes.fromHex(punatc), Bytes.fromHex(natc));
  }

  @Test
  void placesCounterNumberAndCvc3() {
    DynamicDigits digits = digits("0070", "0E06", "03");

    assertThat(digits.numberDigits()).isEqualTo(2);
    //                 position 12...0; counter 11-9, CVC3 6-4, number 2-1, count at 0
    assertThat(digits.fill("0000000000000", new DynamicDigits.Values(987, 12345678, 519, false)))
        .isEqualTo("0519009870782");
  }

  @Test
  void saysInTheLastDigitThatTheDeviceVerifiedItsHolder() {
    DynamicDigits digits = digits("0070", "0E06", "03");

    assertThat(digits.fill("0000000000000", new DynamicDigits.Values(1, 2, 3, true)))
        .isEqualTo("0003000010027");
  }

  @Test
  void fillsShortNumbersWithZeros() {
    assertThat(digits("001E", "0000", "00").fill("99999", new DynamicDigits.Values(7, 0, 0, false)))
        .isEqualTo("00070");
  }

  @ParameterizedTest
  @CsvSource({
    "0070, 0E06, 06",
    "0070, FFFF, 03",
    "0070, 0E06, 0003",
    "00000000000070, 0E06, 03",
  })
  void refusesBitmapsThatMakeNoSense(String pcvc3, String punatc, String natc) {
    assertThatThrownBy(() -> digits(pcvc3, punatc, natc))
        .isInstanceOf(MalformedDataException.class);
  }

  @Test
  void refusesPositionsOutsideTheData() {
    assertThatThrownBy(
            () ->
                digits("0070", "0E06", "03")
                    .fill("00000", new DynamicDigits.Values(1, 1, 1, false)))
        .isInstanceOf(MalformedDataException.class);
  }

  @Property(tries = 300)
  void neverFailsInAnotherWay(
      @ForAll @LongRange(min = 0, max = 0xFFFF) long pcvc3,
      @ForAll @LongRange(min = 0, max = 0xFFFF) long punatc,
      @ForAll @LongRange(min = 0, max = 16) long natc) {
    try {
      DynamicDigits digits =
          DynamicDigits.parse(
              Bytes.of((int) pcvc3 >> 8, (int) pcvc3 & 0xFF),
              Bytes.of((int) punatc >> 8, (int) punatc & 0xFF),
              Bytes.of((int) natc));
      assertThat(digits.fill("0123456789012", new DynamicDigits.Values(65535, 9, 65535, true)))
          .matches("[0-9]{13}");
    } catch (MalformedDataException e) {
      assertThat(e.reason()).isNotBlank();
    }
  }
}
