package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessTest {
  @Test
  void writesUtf8IntoAPipeInAnyLocale() throws IOException, InterruptedException {
    String trace = RecordedCardsTest.trace("unionpay-contact");
    try (ProbeProcess process =
        ProbeProcess.start("read", "--replay", trace, "--json", "--unmask")) {
      Run run = process.finish();

      assertThat(run.status()).isZero();
      assertThat(run.application(0).path("cardholderName").asText()).startsWith("银联");
    }
  }

  @Test
  void tellsTheShellWhatWentWrong() throws IOException, InterruptedException {
    try (ProbeProcess process = ProbeProcess.start("read", "--virtual=nonsense")) {
      Run run = process.finish();

      assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
      assertThat(run.err()).hasLineCount(1).doesNotContain("\u001B");
      assertThat(run.out()).isEmpty();
    }
  }
}
