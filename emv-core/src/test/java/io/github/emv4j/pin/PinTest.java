package io.github.emv4j.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.emv4j.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {
  // Book 3, table 26, and the digest's twelve digits.
  @ParameterizedTest
  @CsvSource({
    "1234, 241234FFFFFFFFFF",
    "12345, 2512345FFFFFFFFF",
    "00000, 2500000FFFFFFFFF",
    "123456789012, 2C123456789012FF",
    "98765432109, 2B98765432109FFF",
  })
  void becomesBlockOfFormat2(String digits, String block) {
    assertThat(Bytes.copyOf(Pin.copyOf(digits.toCharArray()).take()).toHex()).isEqualTo(block);
    assertThat(Bytes.copyOf(Pin.copyOf(digits.getBytes(StandardCharsets.US_ASCII)).take()).toHex())
        .isEqualTo(block);
  }

  @Test
  void isWrittenIntoAnArrayThatIsWiped() {
    char[][] seen = new char[1][];
    Pin pin =
        Pin.writtenBy(
            digits -> {
              seen[0] = digits;
              "2468".getChars(0, 4, digits, 0);
              return 4;
            });

    assertThat(Bytes.copyOf(pin.take()).toHex()).isEqualTo("242468FFFFFFFFFF");
    assertThat(seen[0]).containsOnly('\0');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "123",
        "1234567890123",
        "12a4",
        "12 34",
        "-1234",
        "\uFF11\uFF12\uFF13\uFF14",
        "\u0661\u0662\u0663\u0664",
        "12:4",
        "12/4"
      })
  void refusesWhatIsNoPinWithoutTellingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pin.copyOf(text.toCharArray()))
        .satisfies(e -> assertTellsNothing(e, text));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pin.copyOf(text.getBytes(StandardCharsets.UTF_8)))
        .satisfies(e -> assertTellsNothing(e, text));
  }

  private static void assertTellsNothing(Exception e, String text) {
    if (!text.isEmpty()) {
      assertThat(e.getMessage()).doesNotContain(text);
    }
    assertThat(e).hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 3, 13, 14, Integer.MAX_VALUE})
  void refusesImpossibleCountsOfAWriter(int count) {
    assertThatIllegalArgumentException().isThrownBy(() -> Pin.writtenBy(digits -> count));
  }

  @Test
  void keepsNoHoldOfTheCallersArray() {
    char[] digits = {'1', '2', '3', '4'};
    Pin pin = Pin.copyOf(digits);
    digits[0] = '9';

    assertThat(Bytes.copyOf(pin.take()).toHex()).isEqualTo("241234FFFFFFFFFF");
  }

  @Test
  void isGivenAwayOnce() {
    Pin pin = PinFixtures.right();
    assertThat(pin.isUsable()).isTrue();
    pin.take();

    assertThat(pin.isUsable()).isFalse();
    assertThatIllegalStateException()
        .isThrownBy(pin::take)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("[0-9]"));
  }

  @Test
  void isGoneOnceClosed() {
    Pin pin = PinFixtures.right();
    pin.close();
    pin.close();

    assertThatIllegalStateException().isThrownBy(pin::take);
  }

  @Test
  void showsNothingAndIsNotWrittenOut() {
    Pin pin = PinFixtures.right();

    assertThat(pin).hasToString("PIN").isNotInstanceOf(Serializable.class);
    assertThatExceptionOfType(NotSerializableException.class).isThrownBy(() -> serialize(pin));
  }

  private static void serialize(Object object) throws IOException {
    try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      out.writeObject(object);
    }
  }
}
