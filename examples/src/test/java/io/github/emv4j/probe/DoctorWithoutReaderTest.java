package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.pcsc.PcscdFixture;
import io.github.emv4j.pcsc.PcscdFixture.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real pcscd runs, and no reader is attached. */
class DoctorWithoutReaderTest {
  @RegisterExtension static final PcscdFixture PCSCD = new PcscdFixture(Config.NO_READER);

  @Test
  void saysHowToFindIt() {
    Run run = Run.of("doctor");

    assertThat(run.status()).isEqualTo(ExitStatus.LINK);
    assertThat(run.out()).contains("✓ service", "✗ readers", "libccid").doesNotContain("card  ");
  }
}
