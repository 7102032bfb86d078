package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Logs, balances and production data on the page and in JSON. */
class ExtrasOutputTest {
  @Test
  void showsElectronicCashAndItsLogs() {
    Run run = Run.of("read", "--virtual=chinese", "--all");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("Offline balance   90.63 CNY\n")
        .contains("1000.00 CNY  most that can be loaded")
        .contains("Transactions      2024-01-17 12:30:45, 12.34 CNY,")
        .contains("测试商店")
        .contains("Top-ups           2024-01-15 10:00:00, 2.97 CNY to 102.97 CNY,")
        .contains("Chip              IC fabricator FFFF")
        .doesNotContain("01020304");
  }

  @Test
  void writesThemInJson() {
    Run run = Run.of("read", "--virtual=chinese", "--all", "--json");

    JsonNode cash = null;
    for (JsonNode application : run.json().path("applications")) {
      cash = application.path("aid").asText().equals("A000000333010101") ? application : cash;
    }
    assertThat(cash).isNotNull();
    assertThat(cash.at("/balances/0/kind").asText()).isEqualTo("balance");
    assertThat(cash.at("/balances/0/amount").asText()).isEqualTo("90.63");
    assertThat(cash.at("/balances/0/currency").asText()).isEqualTo("CNY");
    assertThat(cash.at("/transactionLog/entries")).hasSize(2);
    assertThat(cash.at("/transactionLog/entries/0/amount").asText()).isEqualTo("12.34");
    assertThat(cash.at("/transactionLog/entries/0/time").asText()).isEqualTo("12:30:45");
    assertThat(cash.at("/transactionLog/entries/0/atc").asInt()).isEqualTo(9);
    assertThat(cash.at("/transactionLog/entries/0/values/9F02").asText()).isEqualTo("000000001234");
    assertThat(cash.at("/loadLog/entries/0/after").asInt()).isEqualTo(10297);
    assertThat(run.out()).contains("\"serial number\"").doesNotContain("01020304");
    assertThat(run.application(0).path("production")).hasSizeGreaterThan(5);
    assertThat(run.application(1).has("production")).as("asked once a card").isFalse();
  }

  @Test
  void asksForThemOnlyWhereEverythingIsWanted() {
    Run run = Run.of("read", "--virtual=chinese", "--json");

    assertThat(run.application(0).has("balances")).isFalse();
    assertThat(run.application(0).has("transactionLog")).isFalse();
    assertThat(run.out()).doesNotContain("2024-01-17");
  }

  @Test
  void showsTheSerialNumberIfAsked() {
    assertThat(Run.of("read", "--virtual=chinese", "--all", "--unmask").out())
        .contains("serial number 01020304");
  }
}
