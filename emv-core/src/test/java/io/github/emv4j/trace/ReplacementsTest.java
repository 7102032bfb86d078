package io.github.emv4j.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much is looked for: a card that floods a trace with numbers must not stall its masking. */
class ReplacementsTest {
  private static final String NUMBER = "5123456789012346";

  @ParameterizedTest
  @CsvSource({"63, 5123459999922346", "64, 5123456789012346"})
  void looksForSixtyFourNumbers(int others, String expected) {
    Replacements known = new Replacements();
    for (int i = 0; i < others; i++) {
      known.addNumber("40000000000000" + (10 + i));
    }

    known.addNumber(NUMBER);

    assertThat(known.in("00" + NUMBER)).isEqualTo("00" + expected);
  }

  @ParameterizedTest
  @CsvSource({"63, XXXX/X", "64, JANE/D"})
  void looksForSixtyFourNames(int others, String expected) {
    Replacements known = new Replacements();
    for (int i = 0; i < others; i++) {
      known.addName("NAME " + (10 + i), "XXXX 00");
    }

    known.addName("JANE/D", "XXXX/X");

    assertThat(known.inText("of JANE/D")).isEqualTo("of " + expected);
  }

  @ParameterizedTest
  @CsvSource({
    // Four different digits are enough, three may be a file locator.
    "1122334411223344, 22334411, 22339999",
    "1112223331112223, 12223331, 12223331",
  })
  void looksForPartsOfFourDifferentDigits(String number, String part, String expected) {
    Replacements known = new Replacements();

    known.addNumber(number);

    assertThat(known.in(part)).isEqualTo(expected);
  }
}
