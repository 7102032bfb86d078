package io.github.emv4j.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.transport.PinPadRequest.Digits;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a pin pad may be asked, and what it answers. */
class PinPadRequestTest {
  @Test
  void changesOneThingAtATime() {
    PinPadRequest usual = PinPadRequest.usual();
    Duration minute = Duration.ofMinutes(1);
    Digits six = new Digits(4, 6);

    assertThat(usual).isEqualTo(new PinPadRequest(Digits.EMV, Duration.ofSeconds(30), List.of()));
    assertThat(usual.withDigits(six))
        .isEqualTo(new PinPadRequest(six, Duration.ofSeconds(30), List.of()));
    assertThat(usual.withTimeout(minute))
        .isEqualTo(new PinPadRequest(Digits.EMV, minute, List.of()));
    assertThat(usual.withLanguage(Locale.CHINESE).languages()).containsExactly(Locale.CHINESE);
    assertThat(usual.withLanguages(List.of(Locale.GERMAN, Locale.FRENCH)).languages())
        .containsExactly(Locale.GERMAN, Locale.FRENCH);
  }

  // EMV 4.4 Book 3, 6.5.12: a PIN has 4 to 12 digits.
  @ParameterizedTest
  @CsvSource({
    "4, 12, true",
    "4, 4, true",
    "12, 12, true",
    "3, 12, false",
    "4, 13, false",
    "5, 4, false"
  })
  void asksForFourToTwelveDigits(int least, int most, boolean allowed) {
    if (allowed) {
      assertThat(new Digits(least, most).most()).isEqualTo(most);
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> new Digits(least, most));
    }
  }

  @ParameterizedTest
  @CsvSource({"PT1S, true", "PT255S, true", "PT0.999S, false", "PT255.001S, false"})
  void waitsAByteOfSeconds(Duration timeout, boolean allowed) {
    if (allowed) {
      assertThat(PinPadRequest.usual().withTimeout(timeout).timeout()).isEqualTo(timeout);
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PinPadRequest.usual().withTimeout(timeout));
    }
  }

  // PC/SC part 10, 2.5.2; EMV 4.4 Book 3, table 24.
  @ParameterizedTest
  @CsvSource({
    "6400, NotEntered TIMED_OUT",
    "6401, NotEntered CANCELLED",
    "6480, NotEntered CANCELLED",
    "6403, NotEntered WRONG_LENGTH",
    "9000, FromCard",
    "6300, FromCard",
    "63C2, FromCard",
    "6983, FromCard",
    "6A88, FromCard",
    "6D00, NotWorking",
    "6402, NotWorking",
    "6F00, NotWorking",
  })
  void tellsTheReadersAnswersFromTheCards(String status, String expected) {
    PinPadAnswer answer = PinPadAnswer.from(new StatusWord(Integer.parseInt(status, 16)));

    String reason = answer instanceof PinPadAnswer.NotEntered none ? " " + none.reason() : "";
    assertThat(answer.getClass().getSimpleName() + reason).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void saysWhyThereIsNoPin(PinPadAnswer.Reason reason) {
    assertThat(reason.text()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource
  void saysWhatToDoAboutALink(TransportException.Reason reason) {
    TransportException failure = new TransportException(reason, "it failed");

    assertThat(reason.advice()).isNotBlank();
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.description()).isEqualTo("it failed");
  }
}
