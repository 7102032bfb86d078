package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.report.Language;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageWidthTest {
  @ParameterizedTest
  @CsvSource({"80, 80", "1, 40", "99999, 160", "'', 96", "wide, 96", "-5, 96", "0, 96"})
  void isWhatTheEnvironmentSaysWithinReason(String columns, int width) {
    assertThat(WindowWidth.ofSystem(Map.of("COLUMNS", columns), false)).isEqualTo(width);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 120})
  void isKeptByPagesInBothLanguages(int width) {
    for (Language language : Language.values()) {
      StringWriter out = new StringWriter();
      Console console =
          new Console(
              new PrintWriter(out),
              new PrintWriter(new StringWriter()),
              false,
              false,
              width,
              language);

      EmvProbe.run(console, "read", "--virtual=missing-data");

      assertThat(out.toString().lines().filter(line -> line.startsWith(" ")))
          .isNotEmpty()
          .allMatch(line -> TextWidth.of(line) <= width);
    }
  }

  @Test
  void breaksBetweenChineseCharactersButNotBeforeMarks() {
    assertThat(TextWidth.wrap("卡片数据有误。请换一张卡。", 12)).containsExactly("卡片数据有", "误。请换一张", "卡。");
  }

  @Test
  void breaksBetweenWords() {
    assertThat(TextWidth.wrap("one two  three", 8)).containsExactly("one two", "three");
    assertThat(TextWidth.wrap("extraordinarily long", 8))
        .containsExactly("extraordinarily", "long");
    assertThat(TextWidth.wrap("", 8)).containsExactly("");
  }
}
