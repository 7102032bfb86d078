package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.data.Aip;
import io.github.emv4j.data.Auc;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  private final DateWords dates = new DateWords(LocalDate.of(2030, 6, 15));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2049-12-31|valid until 31 December 2049, 19 years left",
        "2030-08-31|valid until 31 August 2030, 2 months left",
        "2030-06-16|valid until 16 June 2030, 1 day left",
        "2030-06-15|valid until today, 15 June 2030",
        "2030-06-14|expired on 14 June 2030, 1 day ago",
        "2022-05-31|expired on 31 May 2022, 8 years ago",
      })
  void saysWhatTheLastDayMeans(LocalDate date, String words) {
    assertThat(dates.lastDay(date)).isEqualTo(words);
  }

  @Test
  void saysWhatTheFirstDayMeans() {
    assertThat(dates.firstDay(LocalDate.of(2030, 6, 15))).isEqualTo("valid since 15 June 2030");
    assertThat(dates.firstDay(LocalDate.of(2031, 6, 15)))
        .isEqualTo("not valid before 15 June 2031, in 1 year");
  }

  @Test
  void saysWhatACardCanDo() {
    assertThat(CapabilityWords.of(new Aip(0x3C00)))
        .isEqualTo(
            "DDA, cardholder verification, issuer authentication, terminal risk management"
                + " required");
  }

  @Test
  void saysWhatACardIsFor() {
    assertThat(CapabilityWords.of(new Auc(0xFFC0))).isEqualTo("cash, goods, services, cashback");
    assertThat(CapabilityWords.of(new Auc(0x8200))).isEqualTo("cash at home only, at ATMs only");
    assertThat(CapabilityWords.of(new Auc(0x1100))).isEqualTo("goods abroad only, not at ATMs");
  }

  @Test
  void countsTwoColumnsForChinese() {
    assertThat(TextWidth.of("银联62")).isEqualTo(6);
    assertThat(TextWidth.of("e\u0301t")).isEqualTo(2);
    assertThat(TextWidth.pad("银", 4)).isEqualTo("银  ");
  }

  @Test
  void breaksLinesBetweenWords() {
    assertThat(TextWidth.wrap("one two three", 7)).containsExactly("one two", "three");
    assertThat(TextWidth.wrap("unbreakable", 3)).containsExactly("unbreakable");
  }

  @Test
  void disarmsTextFromCards() {
    assertThat(CleanText.of("A\u001B[31mB\u202EC\u0000\u0085D\nE"))
        .isEqualTo("A\uFFFD[31mB\uFFFDC\uFFFD\uFFFDD\uFFFDE");
    assertThat(CleanText.of("Débit 银联 €")).isEqualTo("Débit 银联 €");
  }
}
