package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code emv-probe read} says of a holder, whom it never names. */
class HolderCheckCommandTest {
  @ParameterizedTest
  @CsvSource({
    "测试 持卡人, match, 0",
    "王小明, mismatch, 1",
  })
  void comparesNames(String name, String result, int status) {
    Run run = Run.of("read", "--virtual=chinese", "--check-name", name, "--json");

    assertThat(run.status()).isEqualTo(status);
    assertThat(run.json().path("holder").path(0).path("result").asText()).isEqualTo(result);
    assertThat(run.out() + run.err()).doesNotContain(name);
  }

  @Test
  void comparesWhatComesFromTheInput() {
    Run run =
        read(
            "6210 9480 0000 0011\n110101190001010000\n",
            "--virtual=chinese",
            "--check-pan-stdin",
            "--check-id-stdin",
            "--check-id-type=00",
            "--check-last4=0011",
            "--json");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.json().path("holder").findValuesAsText("result"))
        .containsExactly("match", "match", "match", "match");
    assertThat(run.out() + run.err()).doesNotContain("110101190001010000", "6210948000000011");
  }

  @Test
  void tellsDifferencesWithoutShowingThem() {
    Run run =
        read(
            "4761739001010028\n110101190001010008\n",
            "--virtual",
            "--check-pan-stdin",
            "--check-id-stdin",
            "--lang=zh");

    assertThat(run.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(run.out()).contains("card number", "differs from the card (5A)", "not on the card");
    assertThat(run.err()).contains("输入内容与卡内信息不符。", "卡内没有此信息");
    assertThat(run.out() + run.err()).doesNotContain("4761739001010028", "110101190001010008");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--check-last4=12345",
        "--check-last4=abcd",
        "--check-name=/",
        "--check-pan-stdin",
        "--check-id-stdin",
        "--check-id-type=06",
        "--check-id-type=passport",
      })
  void refusesWhatCannotBeCompared(String option) {
    Run run = read("\n", "--virtual", option);

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).hasLineCount(1).doesNotContain("12345", "abcd");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void refusesEndlessInput() {
    assertThat(read("1".repeat(5000), "--virtual", "--check-id-stdin").status())
        .isEqualTo(ExitStatus.USAGE);
  }

  private static Run read(String input, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      String[] all = new String[arguments.length + 1];
      all[0] = "read";
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      return Run.of(all);
    } finally {
      System.setIn(before);
    }
  }
}
