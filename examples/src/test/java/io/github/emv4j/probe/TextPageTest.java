package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPageTest {
  @Test
  void tellsWhatATechnicianAsks() {
    Run run = Run.of("read", "--virtual", "--set", "9A=300101");

    assertThat(run.out())
        .contains("The virtual card 'standard'", "ATR", "contact")
        .contains("Débit Essai", "A0000000031010", "Visa", "4761 73** **** 0010")
        .contains("valid until 31 December 2049, 19 years left", "PIN tries left    3")
        .contains("not read", "commands");
  }

  @Test
  void saysHowLongACardIsOver() {
    Run run = Run.of("read", "--virtual=expired", "--set", "9A=300101");

    assertThat(run.out()).contains("expired on 31 December 2020, 9 years ago");
    assertThat(run.err())
        .startsWith("Cashier: The card has expired. Ask for another card. Nothing was charged.");
  }

  @Test
  void writesWithoutColourAndCursorIntoPipes() {
    Run run = Run.of("read", "--virtual=pin-blocked");

    assertThat(run.out() + run.err()).doesNotContain("\u001B");
  }

  @Test
  void coloursOnATerminalAndTakesTheProgressLineAway() {
    Run run = Run.onTerminal("read", "--virtual=pin-blocked");

    assertThat(run.out()).contains("\u001B[1m", "\u001B[33m");
    assertThat(run.err()).contains("Reading the card").endsWith("\r\u001B[K");
  }

  @Test
  void neverColoursJson() {
    assertThat(Run.onTerminal("read", "--virtual", "--json").out()).doesNotContain("\u001B");
  }

  @Test
  void explainsEachProblem() {
    Run run = Run.of("read", "--virtual=missing-data");

    assertThat(run.out()).contains("✗ ", "is missing", "Ask for another card");
  }
}
