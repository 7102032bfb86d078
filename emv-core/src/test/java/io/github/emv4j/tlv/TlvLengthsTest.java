package io.github.emv4j.tlv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.emv4j.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tags and lengths as ITU-T X.690, 8.1 writes them, shortest first. */
class TlvLengthsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "1, 01",
    "127, 7F",
    "128, 8180",
    "255, 81FF",
    "256, 820100",
    "4660, 821234",
    "65535, 82FFFF",
  })
  void writesTheShortestLength(int length, String coded) {
    Bytes value = Bytes.filled(0x5A, length);
    Bytes primitive = new TlvWriter().put(Tag.of(0x50), value).toBytes();

    assertThat(primitive.toHex())
        .startsWith("50" + coded)
        .hasSize(2 * (1 + length) + coded.length());
    assertThat(Tlv.of(Tag.of(0x50), value).encoded()).isEqualTo(primitive);
    assertThat(TlvReader.parseOne(primitive).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "125, 7F",
    "126, 8180",
    "252, 81FF",
    "253, 820100",
    "65531, 82FFFF",
  })
  void writesTheLengthOfATemplateOnceItIsKnown(int length, String coded) {
    Bytes value = Bytes.filled(0x5A, length);
    Bytes inner = new TlvWriter().put(Tag.of(0x50), value).toBytes();

    Bytes template =
        new TlvWriter()
            .open(Tag.of(0x70))
            .put(Tag.of(0x50), value)
            .close()
            .put(Tag.of(0x9F36), Bytes.of(0, 1))
            .toBytes();

    assertThat(template.toHex())
        .isEqualTo("70" + coded(inner.length()) + inner.toHex() + "9F36020001");
    assertThat(coded(inner.length())).isEqualTo(coded);
  }

  private static String coded(int length) {
    return length < 0x80
        ? String.format("%02X", length)
        : length < 0x100 ? String.format("81%02X", length) : String.format("82%04X", length);
  }

  @Test
  void refusesWhatIsTooLong() {
    Bytes longest = Bytes.filled(0, 65_536);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TlvWriter().put(Tag.of(0x50), longest));
    TlvWriter open = new TlvWriter().open(Tag.of(0x70)).put(Tag.of(0x50), Bytes.filled(0, 65_535));
    assertThatIllegalArgumentException().isThrownBy(open::close);
  }

  @ParameterizedTest
  @CsvSource({
    "5A, 5A",
    "70, 70",
    "9F36, 9F36",
    "BF0C, BF0C",
    "7F60, 7F60",
    "DF8129, DF8129",
    "9F8210, 9F8210",
  })
  void writesTagsOfOneToThreeBytes(String tag, String coded) {
    Tag same = Tag.fromHex(tag);

    assertThat(same.encoded().toHex()).isEqualTo(coded);
    assertThat(same).hasToString(tag).isEqualTo(Tag.of(Integer.parseInt(tag, 16)));
    assertThat(same.length()).isEqualTo(tag.length() / 2);
  }
}
