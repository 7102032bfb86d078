package io.github.emv4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.PinPadRequest;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What readers say they can do, and what they answer, well-formed or not. */
class PinPadFeaturesTest {
  private static PinPadFeatures parse(String list) {
    return PinPadFeatures.parse(Bytes.fromHex(list).toByteArray());
  }

  @ParameterizedTest
  @CsvSource({
    "060442330006, 42330006",
    "0604423300060A044233000A120442330012, 42330006",
    "12044233001206044233000601044233000106041234567807, 42330006",
    "060400313520, 00313520",
    "0604FFFFFFFF, FFFFFFFF",
    "0602423306044233000600, 42330006",
    "0A00060442330006, 42330006",
  })
  void controlCodeIsTakenFromTheList(String list, String code) {
    assertThat(parse(list).verifyPinDirect()).hasValue(Integer.parseUnsignedInt(code, 16));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "06",
        "0604",
        "0604423300",
        "06FF42330006",
        "0605423300060000",
        "0A044233000A",
        "0AFF4233000A060442330006",
        "070442330007",
        "9000",
      })
  void nothingIsMadeOfOtherLists(String list) {
    assertThat(parse(list)).isEqualTo(PinPadFeatures.NONE);
  }

  @Test
  void anyBytesAreReadToTheEnd() {
    assertThat(PinPadFeatures.parse(new byte[0])).isEqualTo(PinPadFeatures.NONE);
    Random random = new Random(10);
    for (int i = 0; i < 20_000; i++) {
      byte[] list = new byte[random.nextInt(40)];
      random.nextBytes(list);
      assertThat(PinPadFeatures.parse(list)).isNotNull();
    }
    assertThat(PinPadFeatures.parse(new byte[8192])).isEqualTo(PinPadFeatures.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, 42000D48",
    "Mac OS X, 42000D48",
    "Windows 11, 00313520",
    "Windows Server 2022, 00313520",
  })
  void eachSystemHasItsQuestion(String system, String code) {
    assertThat(PinPadFeatures.requestCode(system)).isEqualTo(Integer.parseInt(code, 16));
  }

  @ParameterizedTest
  @ValueSource(strings = {"909000", "63C29000"})
  void answerOfAnotherLengthIsNone(String answer) {
    PcscPinPad pad =
        new PcscPinPad(7, (code, data, limit) -> Optional.of(Bytes.fromHex(answer).toByteArray()));
    assertThatThrownBy(() -> pad.verify(PinPadRequest.usual()))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PROTOCOL));
  }

  @Test
  void readerHasNinetySecondsMoreThanTheCardholder() throws TransportException {
    PcscPinPad pad =
        new PcscPinPad(
            0x42330006,
            (code, data, limit) -> {
              assertThat(code).isEqualTo(0x42330006);
              assertThat(limit).isEqualTo(Duration.ofSeconds(120));
              return Optional.of(new byte[] {(byte) 0x90, 0});
            });
    assertThat(pad.verify(PinPadRequest.usual())).isNotNull();
  }
}
