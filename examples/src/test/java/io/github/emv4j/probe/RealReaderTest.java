package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emv4j.pcsc.PcscdFixture;
import io.github.emv4j.pcsc.PcscdFixture.Config;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One terminal serves the virtual card, another reads it, with a real pcscd between them. */
class RealReaderTest {
  @TempDir Path folder;

  @RegisterExtension static final PcscdFixture PCSCD = new PcscdFixture(Config.TWO_READERS);

  @ParameterizedTest
  @ValueSource(strings = {"standard", "t0", "chinese"})
  void readsWhatAnotherProcessServes(String profile) throws IOException, InterruptedException {
    JsonNode expected = Run.of("read", "--virtual", profile, "--json").json();
    try (ProbeProcess card = ProbeProcess.start("card", "--profile", profile)) {
      assertThat(card.line()).contains("'" + profile + "'", "35963");
      String keys = VirtualKeys.fileIn(folder);
      try (ProbeProcess read = ProbeProcess.start("read", "--json", "--ca-keys", keys)) {
        Run run = read.finish();

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("Using the reader " + PcscdFixture.FIRST);
        assertThat(withoutSource(run.json())).isEqualTo(withoutSource(expected));
        assertThat(run.json().path("source").asText()).isEqualTo("reader:" + PcscdFixture.FIRST);
      }
    }
  }

  @Test
  void readsThroughTheProviderOfTheJdkToo() throws IOException, InterruptedException {
    try (ProbeProcess card = ProbeProcess.start("card")) {
      assertThat(card.line()).contains("Ctrl-C");
      try (ProbeProcess read =
          ProbeProcess.start("tries", "--provider=jdk", "--reader", "00 00", "--json")) {
        Run run = read.finish();

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.application(0).path("pinTryCounter").asInt()).isEqualTo(3);
      }
    }
  }

  @Test
  void listsReadersAndCards() throws IOException, InterruptedException {
    try (ProbeProcess card = ProbeProcess.start("card")) {
      assertThat(card.line()).contains("Ctrl-C");
      assertThat(Run.of("read", "--reader", PcscdFixture.FIRST).status()).isZero();

      Run run = Run.of("readers", "--json");

      JsonNode first = run.json().path("readers").path(0);
      JsonNode second = run.json().path("readers").path(1);
      assertThat(first.path("name").asText()).isEqualTo(PcscdFixture.FIRST);
      assertThat(first.path("atr").asText()).isEqualTo("3BE000008131FE45EB");
      assertThat(first.path("protocol").asText()).isEqualTo("T=1");
      assertThat(second.path("cardPresent").asBoolean()).isFalse();
      assertThat(second.has("atr")).isFalse();
      assertThat(Run.of("readers").out()).contains("no card").hasLineCount(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "Virtual", "virtual pcd"})
  void saysWhichReadersThereAre(String name) {
    Run run = Run.of("read", "--reader", name, "--json");

    assertThat(run.status()).isEqualTo(ExitStatus.LINK);
    assertThat(run.err()).contains(PcscdFixture.FIRST, PcscdFixture.SECOND, "Cashier: ");
    assertThat(run.json().path("applications").isEmpty()).isTrue();
    assertThat(run.json().path("problems").path(0).path("code").asText()).isEqualTo("NO_READER");
  }

  @Test
  void saysThatThereIsNoCard() {
    Run run = Run.of("tries", "--reader", PcscdFixture.SECOND, "--wait", "0");

    assertThat(run.status()).isEqualTo(ExitStatus.LINK);
    assertThat(run.err()).contains("No card came").contains("Insert the card");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void waitsForACardAndGivesUp() {
    Run run = Run.of("read", "--reader", PcscdFixture.SECOND, "--wait", "1");

    assertThat(run.status()).isEqualTo(ExitStatus.LINK);
    assertThat(run.err()).contains("Insert a card", "No card came", "1 second");
    assertThat(run.out()).isEmpty();
  }

  private static JsonNode withoutSource(JsonNode report) {
    ObjectNode copy = report.deepCopy();
    copy.remove("source");
    return copy;
  }
}
