package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.pcsc.PcscdFixture;
import io.github.emv4j.pcsc.PcscdFixture.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No pcscd runs. */
class DoctorWithoutServiceTest {
  @RegisterExtension static final PcscdFixture PCSCD = new PcscdFixture(Config.NOT_STARTED);

  @Test
  void saysHowToStartIt() {
    Run run = Run.of("doctor");

    assertThat(run.status()).isEqualTo(ExitStatus.LINK);
    assertThat(run.out())
        .contains("✓ Java", "✓ library", "✗ service", "pcscd.socket", "✓ self-test")
        .doesNotContain("readers ");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void saysSoInJsonToo() {
    Run run = Run.of("doctor", "--json");

    assertThat(run.status()).isEqualTo(ExitStatus.LINK);
    assertThat(run.json().path("ready").asBoolean(true)).isFalse();
    assertThat(run.json().at("/checks/4/check").asText()).isEqualTo("service");
    assertThat(run.json().at("/checks/4/state").asText()).isEqualTo("bad");
    assertThat(run.json().at("/checks/4/remedy").asText()).contains("systemctl");
  }
}
