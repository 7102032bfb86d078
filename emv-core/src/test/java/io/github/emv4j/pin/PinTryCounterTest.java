package io.github.emv4j.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.CardChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinTryCounterTest {
  @ParameterizedTest
  @CsvSource({
    "9F1701039000, Known, 3",
    "9F1701009000, Known, 0",
    "9F1701019000, Known, 1",
    "9F1701FF9000, Known, 255",
    "9F1781 01 039000, Known, 3",
    "6A88, Absent, -1",
    "9F17009000, Absent, -1",
    "6985, Refused, -1",
    "6D00, Refused, -1",
    "6A81, Refused, -1",
    "9F1701036300, Refused, -1",
    "9000, Malformed, -1",
    "039000, Malformed, -1",
    "9F17020003 9000, Malformed, -1",
    "9F170103FF9000, Malformed, -1",
    "9F17019000, Malformed, -1",
    "9F3601039000, Malformed, -1",
    "770 49F170103 9000, Malformed, -1",
  })
  void tellsKnownAbsentRefusedAndMalformedApart(String answer, String kind, int tries) {
    PinTryCounter counter = PinTryCounter.from(ResponseApdu.parse(Bytes.fromHex(answer)));

    assertThat(counter.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(counter.tries().orElse(-1)).isEqualTo(tries);
    assertThat(counter.describe()).isNotBlank();
  }

  @Test
  void saysWhyItWasNotRead() {
    assertThat(new PinTryCounter.NotRead("the card is gone").describe())
        .isEqualTo("the PIN Try Counter was not read: the card is gone");
  }

  @Test
  void asksWithGetData() throws Exception {
    FakePinCard card = new FakePinCard().triesLeft(2);

    assertThat(PinTryCounter.read(new CardChannel(card))).isEqualTo(new PinTryCounter.Known(2));
    assertThat(card.commands).containsExactly("80CA9F1700");
  }
}
