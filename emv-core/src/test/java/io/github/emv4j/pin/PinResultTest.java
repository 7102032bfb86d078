package io.github.emv4j.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.transport.PinPadAnswer;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PinResultTest {
  private static final PinAttempt ATTEMPT =
      new PinAttempt(
          Optional.of(PinMethod.PLAINTEXT),
          new PinTryCounter.Known(3),
          new PinTryCounter.Known(2),
          List.of());

  private static final StatusWord STATUS = new StatusWord(0x6985);

  private static final List<PinResult> ALL =
      List.of(
          new PinResult.Verified(ATTEMPT),
          new PinResult.WrongPin(2, new StatusWord(0x63C2), ATTEMPT),
          new PinResult.LastTryAhead(ATTEMPT),
          new PinResult.BlockedNow(new StatusWord(0x63C0), ATTEMPT),
          new PinResult.BlockedBefore(ATTEMPT),
          new PinResult.NotSupported(PinResult.Cause.NO_PIN_PAD, Optional.empty(), ATTEMPT),
          new PinResult.NotEntered(PinPadAnswer.Reason.CANCELLED, ATTEMPT),
          new PinResult.Refused(STATUS, ATTEMPT),
          new PinResult.OutcomeUnknown(
              new TransportException(Reason.CARD_REMOVED, "The card was taken out."), ATTEMPT));

  @Test
  void everyVariantSaysWhatItIs() {
    assertThat(ALL)
        .extracting(Object::getClass)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(PinResult.class.getPermittedSubclasses()).toList());
    assertThat(ALL).extracting(PinResult::describe).doesNotHaveDuplicates().allMatch(this::ends);
    assertThat(ALL).filteredOn(PinResult::isVerified).hasSize(1);
    assertThat(ALL).allMatch(result -> result.triesBefore().getAsInt() == 3);
    assertThat(ALL).allMatch(result -> result.method().isPresent());
  }

  private boolean ends(String text) {
    return text.endsWith(".") && !text.contains("..");
  }

  @ParameterizedTest
  @EnumSource(PinResult.Cause.class)
  void everyCauseSaysWhy(PinResult.Cause cause) {
    PinResult result = new PinResult.NotSupported(cause, Optional.of(STATUS), ATTEMPT);

    assertThat(cause.text()).isNotBlank();
    assertThat(result.describe()).contains(cause.text()).contains("6985");
  }

  @Test
  void everyMethodHasItsWords() {
    assertThat(PinMethod.values())
        .extracting(PinMethod::text)
        .containsExactly("in clear", "enciphered", "at the pin pad");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 'Wrong PIN, one try is left. Another wrong PIN blocks it.'",
    "2, 'Wrong PIN, 2 tries are left.'",
  })
  void tellsTheTriesLeft(int left, String text) {
    assertThat(new PinResult.WrongPin(left, STATUS, ATTEMPT).describe()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "6400, TIMED_OUT",
    "6401, CANCELLED",
    "6480, CANCELLED",
    "6403, WRONG_LENGTH",
    "9000, card",
    "63C2, card",
    "63C0, card",
    "6983, card",
    "6984, card",
    "6A81, card",
    "6B80, broken",
    "6980, broken",
    "6900, broken",
    "6D00, broken",
    "FFFF, broken",
  })
  void readersOfPcscPart10AreUnderstood(String status, String meaning) {
    PinPadAnswer answer = PinPadAnswer.from(new StatusWord(Integer.parseInt(status, 16)));

    if (answer instanceof PinPadAnswer.NotEntered notEntered) {
      assertThat(notEntered.reason().name()).isEqualTo(meaning);
    } else {
      assertThat(answer instanceof PinPadAnswer.FromCard ? "card" : "broken").isEqualTo(meaning);
    }
  }
}
