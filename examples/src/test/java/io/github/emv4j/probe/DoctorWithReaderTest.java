package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.pcsc.PcscdFixture;
import io.github.emv4j.pcsc.PcscdFixture.Config;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real pcscd with two virtual readers. */
class DoctorWithReaderTest {
  @RegisterExtension static final PcscdFixture PCSCD = new PcscdFixture(Config.TWO_READERS);

  @Test
  void findsACardInAReader() throws IOException, InterruptedException {
    try (ProbeProcess card = ProbeProcess.start("card")) {
      assertThat(card.line()).contains("Ctrl-C");
      assertThat(Run.of("read", "--reader", PcscdFixture.FIRST).status()).isZero();

      Run run = Run.of("doctor", "--json");

      assertThat(run.status()).as(run.out()).isZero();
      assertThat(run.json().path("ready").asBoolean()).isTrue();
      assertThat(run.json().at("/checks/5/found").asText())
          .contains(PcscdFixture.FIRST, PcscdFixture.SECOND);
      assertThat(run.json().at("/checks/6/found").asText()).contains("T=1", "3BE0");
    }
  }

  @Test
  void isContentWithoutACard() {
    PcscdFixture.awaitEmpty(0);

    Run run = Run.of("doctor");

    assertThat(run.status()).as(run.out()).isZero();
    assertThat(run.out()).contains("✓ readers", "· card", "none in a reader");
  }
}
