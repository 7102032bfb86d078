package io.github.emv4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardTextTest {
  private static final Bytes CHINESE =
      Bytes.fromHex("D2F8C1AA3632B1EAD7BCBFA840B2E2CAD4D7A8D3C34361726473");

  @Test
  void readsTheChineseNameOfARecordedCard() {
    // 5F20 of traces/unionpay-contact, whose code table index is 01
    assertThat(CardText.codeTable(1).orChinese().decode(CHINESE)).isEqualTo("银联62标准卡@测试专用Cards");
  }

  @Test
  void takesChineseOnlyWhereItIsExpectedAndMakesSense() {
    assertThat(CardText.codeTable(1).decode(CHINESE)).startsWith("ÒøÁª62");
    assertThat(CardText.codeTable(1).orChinese().decode(Bytes.fromHex("4AE9"))).isEqualTo("Jé");
    assertThat(CardText.common().orChinese().decode(Bytes.fromHex("41 42"))).isEqualTo("AB");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 4AE972, Jér",
    "2, A3F3, Łó",
    "5, B2D8D7D0, Виза",
    "7, C1E1, Αα",
    "9, DD, İ",
    "15, A4, €",
    "10, 41C1, A\uFFFD",
    "12, 41C1, A\uFFFD",
    "0, 41C1, A\uFFFD",
    "17, 41C1, A\uFFFD",
  })
  void readsThePartOfIso8859OrElseTheCommonCharacters(int part, String hex, String text) {
    assertThat(CardText.codeTable(part).decode(Bytes.fromHex(hex))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "41 20 20 00, A",
    "20 41 20 42, ' A B'",
    "00 00, ''",
    "41 1B 5B 33 31 6D 42, A\uFFFD[31mB",
    "41 0D 0A 42, A\uFFFD\uFFFDB",
    "41 00 42, A\uFFFDB",
    "41 7F 9B 42, A\uFFFD\uFFFDB",
  })
  void makesTextSafeToPrint(String hex, String text) {
    assertThat(CardText.common().decode(Bytes.fromHex(hex))).isEqualTo(text);
    assertThat(CardText.codeTable(1).decode(Bytes.fromHex(hex))).isEqualTo(text);
  }

  @Test
  void turnsNoTextAround() {
    // U+202E and U+2066 in GB 18030, after a Chinese character: not taken as Chinese
    Bytes turned = Bytes.fromHex("D2F8 8136A633 41");
    assertThat(CardText.codeTable(1).orChinese().decode(turned).codePoints())
        .noneMatch(c -> c >= 0x202A && c <= 0x202E);
  }

  @Property
  void neverFailsAndIsAlwaysSafe(
      @ForAll @Size(max = 60) byte[] bytes, @ForAll @IntRange(max = 20) int part) {
    Bytes data = Bytes.copyOf(bytes);
    for (String text :
        new String[] {
          CardText.codeTable(part).decode(data),
          CardText.codeTable(part).orChinese().decode(data),
          CardText.common().decode(data)
        }) {
      assertThat(text.codePoints())
          .noneMatch(Character::isISOControl)
          .noneMatch(c -> Character.getType(c) == Character.FORMAT)
          .noneMatch(c -> c == 0x2028 || c == 0x2029);
    }
  }
}
