package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void explainsTheCommands(String option) {
    Run run = Run.of(option);

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("read", "tries", "readers", "card", "Exit status");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"read", "tries"})
  void explainsTheSources(String command) {
    assertThat(Run.of(command, "--help").out())
        .contains("--reader=NAME", "--virtual[=PROFILE]", "--replay=FILE", "--strict", "--wait");
  }

  @Test
  void tellsItsVersion() {
    Run run = Run.of("--version");

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("emv-probe ").hasLineCount(1);
  }

  @Test
  void completesInTheShell() {
    Run run = Run.of("generate-completion");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("emv-probe", "--replay");
  }
}
