package io.github.emv4j.apdu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApduTest {
  @Property
  void commandsComeBack(
      @ForAll int header,
      @ForAll @Size(max = 255) byte[] data,
      @ForAll @IntRange(max = 256) int le) {
    OptionalInt expected = le == 0 ? OptionalInt.empty() : OptionalInt.of(le);
    CommandApdu command = new CommandApdu(header, Bytes.copyOf(data), expected);

    assertThat(CommandApdu.parse(command.encoded())).isEqualTo(command);
  }

  @Property
  void anyBytesAreACommandOrMalformed(@ForAll @Size(max = 300) byte[] array) {
    Bytes bytes = Bytes.copyOf(array);
    try {
      assertThat(CommandApdu.parse(bytes).encoded()).isEqualTo(bytes);
    } catch (MalformedDataException e) {
      assertThat(e.offset()).isBetween(0, bytes.length());
    }
  }

  @Property
  void anyTwoBytesOrMoreAreAnAnswer(@ForAll @Size(max = 300) byte[] array) {
    Bytes bytes = Bytes.copyOf(array);
    if (array.length < 2) {
      assertThatThrownBy(() -> ResponseApdu.parse(bytes))
          .isInstanceOf(MalformedDataException.class)
          .hasMessageContaining("without status word");
    } else {
      ResponseApdu answer = ResponseApdu.parse(bytes);
      assertThat(answer.encoded()).isEqualTo(bytes);
      assertThat(answer.data().length()).isEqualTo(array.length - 2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "00B2010C, 0, -1",
    "00B2010C00, 0, 256",
    "00B2010C05, 0, 5",
    "8424000002AABB, 2, -1",
    "80A8000002830000, 2, 256",
    "80A800000283000A, 2, 10",
  })
  void knowsTheFourCases(String hex, int dataLength, int le) {
    CommandApdu command = CommandApdu.parse(Bytes.fromHex(hex));

    assertThat(command.data().length()).isEqualTo(dataLength);
    assertThat(command.le().orElse(-1)).isEqualTo(le);
    assertThat(command.encoded()).isEqualTo(Bytes.fromHex(hex));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "00", "00B201", "00A4040001000000", "00A4040007A000", "00A40400000000"})
  void refusesWhatIsNotInShortForm(String hex) {
    assertThatThrownBy(() -> CommandApdu.parse(Bytes.fromHex(hex)))
        .isInstanceOf(MalformedDataException.class);
  }

  @Test
  void refusesPartsOutOfRange() {
    CommandApdu plain = CommandApdu.of(0xFF, 0xFE, 0xFD, 0xFC);
    assertThat(plain.cla()).isEqualTo(0xFF);
    assertThat(plain.ins()).isEqualTo(0xFE);
    assertThat(plain.p1()).isEqualTo(0xFD);
    assertThat(plain.p2()).isEqualTo(0xFC);
    assertThatIllegalArgumentException().isThrownBy(() -> CommandApdu.of(0, 0x100, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> CommandApdu.of(0, 0, -1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> plain.withLe(0));
    assertThatIllegalArgumentException().isThrownBy(() -> plain.withLe(257));
    assertThatIllegalArgumentException().isThrownBy(() -> plain.withData(Bytes.filled(0, 256)));
  }

  @Test
  void refusesMoreDataThanAnswersHave() {
    assertThatThrownBy(() -> ResponseApdu.parse(Bytes.filled(0, ResponseApdu.MAX_DATA + 3)))
        .isInstanceOf(MalformedDataException.class);
    assertThat(ResponseApdu.parse(Bytes.filled(0, ResponseApdu.MAX_DATA + 2)).data().length())
        .isEqualTo(ResponseApdu.MAX_DATA);
  }

  @Test
  void dataNeverReachesALog() {
    assertThat(CommandApdu.parse(Bytes.fromHex("0020008008241234FFFFFFFFFF")))
        .hasToString("00 20 00 80 with 8 bytes");
    assertThat(ResponseApdu.parse(Bytes.fromHex("5A084761739000")))
        .hasToString("9000 with 5 bytes");
  }

  @Property
  void statusWordsTellWhatTheyMean(@ForAll @IntRange(max = 0xFFFF) int value) {
    StatusWord status = new StatusWord(value);

    assertThat(status.sw1() << 8 | status.sw2()).isEqualTo(value);
    assertThat(status).hasToString(String.format("%04X", value));
    assertThat(status.isOk()).isEqualTo(value == 0x9000);
    assertThat(status.isWarning()).isEqualTo(value >> 9 == 0x31);
    assertThat(status.bytesWaiting().isPresent()).isEqualTo(value >> 8 == 0x61);
    assertThat(status.rightLe().isPresent()).isEqualTo(value >> 8 == 0x6C);
    assertThat(status.triesLeft().isPresent()).isEqualTo(value >> 4 == 0x63C);
  }

  @ParameterizedTest
  @CsvSource({"6100, 256", "6110, 16", "61FF, 255"})
  void zeroBytesWaitingMeanTwoHundredAndFiftySix(String status, int count) {
    int value = Integer.parseInt(status, 16);
    assertThat(new StatusWord(value).bytesWaiting()).hasValue(count);
    assertThat(new StatusWord(value + 0x0B00).rightLe()).hasValue(count);
  }

  @Test
  void countsTriesLeft() {
    assertThat(new StatusWord(0x63C0).triesLeft()).hasValue(0);
    assertThat(new StatusWord(0x63CF).triesLeft()).hasValue(15);
    assertThatIllegalArgumentException().isThrownBy(() -> new StatusWord(0x10000));
    assertThatIllegalArgumentException().isThrownBy(() -> new StatusWord(-1));
  }
}
