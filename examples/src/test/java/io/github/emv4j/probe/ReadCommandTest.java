package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadCommandTest {
  @Test
  void readsTheBestApplicationAndListsTheOthers() {
    Run run = Run.of("read", "--virtual", "--json");

    assertThat(run.status()).isZero();
    assertThat(run.json().path("source").asText()).isEqualTo("virtual:standard");
    assertThat(statuses(run)).containsExactly("read", "listed");
  }

  @Test
  void readsEveryApplicationIfAsked() {
    assertThat(statuses(Run.of("read", "--virtual", "--all", "--json")))
        .containsExactly("read", "read");
  }

  @Test
  void readsTheApplicationThatIsNamed() {
    Run run = Run.of("read", "--virtual", "--aid", "A000000004", "--json");

    assertThat(run.status()).isZero();
    assertThat(statuses(run)).containsExactly("listed", "read");
  }

  @Test
  void saysNoWhereTheNamedApplicationIsMissing() {
    Run run = Run.of("read", "--virtual", "--aid", "A000000999", "--json");

    assertThat(run.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(statuses(run)).doesNotContain("read");
  }

  @Test
  void leavesOutWhatIsAbsent() {
    Run run = Run.of("read", "--replay", RecordedCardsTest.trace("visa-contact"), "--json");

    JsonNode application = run.application(0);
    assertThat(run.json().has("atr")).isFalse();
    assertThat(application.has("priority")).isFalse();
    assertThat(application.has("serviceCode")).isFalse();
    assertThat(application.has("atc")).isFalse();
    for (JsonNode field : application) {
      assertThat(field.isNull()).isFalse();
      assertThat(field.isTextual() && field.asText().isEmpty()).isFalse();
    }
  }

  @Test
  void keepsDataFromElsewhereApart() {
    JsonNode application = Run.of("read", "--virtual", "--json").application(0);

    assertThat(sources(application.path("elements"))).allMatch(s -> s.startsWith("SFI "));
    assertThat(sources(application.path("otherElements"))).contains("FCI", "GPO", "GET DATA");
  }

  @Test
  void saysWhatTheElementsMean() {
    JsonNode elements = Run.of("read", "--virtual", "--all", "--json").application(0);

    assertThat(elements.toString())
        .contains("\"meaning\":\"2049-12-31\"", "International goods valid");
    assertThat(Run.of("read", "--virtual", "--all").out()).contains("Verified by");
  }

  @Test
  void showsNothingElseOnStandardOutput() {
    Run run = Run.of("read", "--virtual=expired", "--json");

    assertThat(run.json().isObject()).isTrue();
    assertThat(run.err().lines())
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .containsExactly("Cashier", "Technician", "Cardholder");
  }

  @ParameterizedTest
  @CsvSource({
    "standard, 0",
    "t0, 0",
    "no-pse, 0",
    "chinese, 0",
    "expired, 0",
    "pin-blocked, 0",
    "blocked-application, 0",
    "gpo-refused, 0",
    "all-blocked, 1",
    "card-blocked, 1",
    "not-a-payment-card, 1",
    "mute, 3",
    "silent, 3",
    "endless-response, 3",
    "endless-length, 3",
    "missing-data, 4",
    "duplicate-data, 4",
    "bad-record, 4",
  })
  void endsWithTheStatusOfTheCard(String profile, int status) {
    Run run = Run.of("read", "--virtual", profile, "--json");

    assertThat(run.status()).as(run.out() + run.err()).isEqualTo(status);
    if (status != 0) {
      assertThat(run.err()).as("advice").contains("Cashier: ", "Technician: ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"silent", "garbage", "endless-response", "endless-length"})
  void namesTheCommandThatFailedAndComesToAnEnd(String profile) {
    Run run = Run.of("read", "--virtual", profile, "--json");

    assertThat(run.json().path("problems").toString()).containsIgnoringCase("select");
    assertThat(run.json().path("exchanges").path("count").asInt()).isLessThan(1000);
  }

  @Test
  void keepsWhatWasReadBeforeTheDataWentWrong() {
    Run run = Run.of("read", "--virtual", "bad-record", "--json");

    assertThat(run.application(0).path("elements")).isNotEmpty();
    assertThat(run.application(0).path("problems").toString()).contains("READ RECORD");
  }

  @Test
  void setsTerminalData() {
    Run today = Run.of("read", "--virtual=expired", "--set", "9A=200601", "--json");

    assertThat(today.application(0).path("problems").toString()).doesNotContain("EXPIRED");
    assertThat(today.err()).isEmpty();
  }

  @Test
  void replaysStrictlyIfAsked() {
    Run run =
        Run.of("read", "--replay", RecordedCardsTest.trace("visa-contact"), "--strict", "--json");

    assertThat(run.status()).isEqualTo(ExitStatus.LINK);
    assertThat(run.json().path("exchanges").path("deviations").asInt()).isEqualTo(1);
  }

  @Test
  void readsOverTheAirWhereTheRecordingSaysSo() {
    Run run = Run.of("read", "--replay", RecordedCardsTest.trace("amex-contactless"), "--json");

    assertThat(run.json().path("interface").asText()).isEqualTo("contactless");
  }

  private static List<String> statuses(Run run) {
    List<String> statuses = new ArrayList<>();
    run.json().path("applications").forEach(a -> statuses.add(a.path("status").asText()));
    return statuses;
  }

  private static List<String> sources(JsonNode elements) {
    List<String> sources = new ArrayList<>();
    elements.forEach(element -> sources.add(element.path("source").asText()));
    return sources;
  }
}
