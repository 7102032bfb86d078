package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriesCommandTest {
  @ParameterizedTest
  @CsvSource({"standard, 3", "last-try, 1", "pin-blocked, 0", "t0, 3"})
  void tellsTheCountOfEachApplication(String profile, int count) {
    Run run = Run.of("tries", "--virtual", profile, "--json");

    assertThat(run.status()).isZero();
    assertThat(run.json().path("applications")).hasSize(2);
    assertThat(run.json().path("applications"))
        .allSatisfy(a -> assertThat(a.path("pinTryCounter").asInt(-1)).isEqualTo(count));
  }

  @Test
  void asksForNothingElse() {
    Run run = Run.of("tries", "--virtual", "--json");

    // the PSE, its three READ RECORD, then SELECT and GET DATA for each of two applications
    assertThat(run.json().path("exchanges").path("count").asInt()).isLessThanOrEqualTo(8);
  }

  @Test
  void advisesWhenTheLastTryIsLeft() {
    assertThat(Run.of("tries", "--virtual=last-try").out())
        .contains("1 try left", "Ask the holder before");
    assertThat(Run.of("tries", "--virtual=pin-blocked").out()).contains("PIN is blocked");
  }

  @Test
  void saysSoWhereTheCardDoesNotTell() {
    Run run = Run.of("tries", "--replay", RecordedCardsTest.trace("unionpay-contact"));

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("the card does not tell");
    assertThat(run.out()).doesNotContain("0 tries");
  }

  @Test
  void showsAnUnusualCountAsItIs() {
    Run run = Run.of("tries", "--replay", RecordedCardsTest.trace("visa-contact"), "--json");

    assertThat(run.application(0).path("pinTryCounter").asInt()).isEqualTo(16);
  }

  @Test
  void namesTheCommandThatFailed() {
    assertThat(Run.of("tries", "--virtual=silent").out()).contains("SELECT: The card sent no");
  }

  @Test
  void looksOverTheAirWhereTheRecordingSaysSo() {
    Run run = Run.of("tries", "--replay", RecordedCardsTest.trace("amex-contactless"), "--json");

    assertThat(run.status()).isZero();
    assertThat(run.application(0).path("aid").asText()).isEqualTo("A000000025010403");
  }

  @ParameterizedTest
  @CsvSource({"all-blocked, 1", "not-a-payment-card, 1", "card-blocked, 1", "silent, 3", "mute, 3"})
  void endsWithTheStatusOfTheCard(String profile, int status) {
    Run run = Run.of("tries", "--virtual", profile);

    assertThat(run.status()).isEqualTo(status);
    assertThat(run.err()).contains("Cashier: ", "Technician: ");
  }
}
