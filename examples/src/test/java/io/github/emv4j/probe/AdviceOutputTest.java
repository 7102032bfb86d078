package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.emv4j.report.AdviceCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says to do, to whom, in which language. */
class AdviceOutputTest {
  @TempDir Path folder;

  @Test
  void advisesInEnglishUnlessTheSystemSaysOtherwise() {
    Run run = Run.of("read", "--virtual=expired");

    assertThat(run.err())
        .contains("Cashier: The card has expired.")
        .contains("Technician: The Application Expiration Date (5F24) is past.")
        .contains("Cardholder: Your card has expired.");
  }

  @Test
  void advisesInChineseIfAsked() {
    Run run = Run.of("read", "--virtual=missing-data", "--lang", "zh");

    assertThat(run.out()).contains("卡片缺少付款所需的数据。");
    assertThat(run.err())
        .contains("收银员：卡片缺少付款所需的数据。请换一张卡，并告知发卡行。没有扣款。")
        .contains("技术人员：", "持卡人：此卡无法使用，请换一张卡。");
  }

  @Test
  void speaksToTheCardholderInTheLanguageOfTheCard() {
    Run run = Run.of("read", "--virtual=chinese", "--lang", "en", "--set", "9A=150101");

    assertThat(run.err())
        .contains("Cashier: The card is not valid yet.")
        .contains("Cardholder: 您的卡尚未生效，请换一张卡。");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "", "zh-CN"})
  void knowsNoOtherLanguage(String language) {
    assertThat(Run.of("read", "--virtual", "--lang", language).status())
        .isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void givesProgramsTheCode() {
    JsonNode problem =
        Run.of("read", "--virtual=expired", "--json", "--lang", "ZH")
            .application(0)
            .path("problems")
            .path(0);

    assertThat(problem.path("rule").asText()).isEqualTo("EXPIRED");
    assertThat(problem.path("code").asText()).isEqualTo("EXPIRED");
    assertThat(problem.path("severity").asText()).isEqualTo("stop");
    assertThat(problem.path("retries").asInt(-1)).isZero();
    assertThat(problem.path("advice").asText()).startsWith("此卡已过期。");
    assertThat(problem.path("technician").asText()).isNotEmpty();
    assertThat(problem.path("cardholder").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "issuer-certificate-expired, CERTIFICATE_EXPIRED",
    "no-issuer-certificate, AUTHENTICATION_DATA_MISSING",
    "wrong-signature, AUTHENTICATION_FAILED",
    "unknown-ca-key, CA_KEY_UNKNOWN",
  })
  void tellsWhyACardIsNotProvenGenuine(String profile, AdviceCode code) {
    JsonNode problems = Run.of("read", "--virtual=" + profile, "--json").application(0);

    assertThat(problems.path("problems").findValuesAsText("code")).contains(code.name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"read", "tries"})
  void printsAnObjectWhereTheCardDoesNotAnswer(String command) {
    Run run = Run.of(command, "--virtual=mute", "--json", "--lang", "zh");

    assertThat(run.status()).isEqualTo(ExitStatus.LINK);
    assertThat(run.json().path("applications").isArray()).isTrue();
    JsonNode problem = run.json().path("problems").path(0);
    assertThat(problem.path("code").asText()).isEqualTo("CARD_MUTE");
    assertThat(problem.path("reason").asText()).isEqualTo("MUTE_CARD");
    assertThat(problem.path("retries").asInt()).isEqualTo(2);
    assertThat(problem.path("advice").asText()).startsWith("芯片没有响应。");
    assertThat(run.err()).contains("收银员：芯片没有响应。");
  }

  @Test
  void tellsTheReasonOfALinkThatFailedOnTheWay() {
    Run run = Run.of("read", "--virtual=silent", "--json");

    assertThat(run.json().path("problems").findValuesAsText("code"))
        .containsExactly("PROTOCOL_ERROR");
    assertThat(run.err()).contains("Cashier: Card and reader did not understand each other.");
  }

  @ParameterizedTest
  @CsvSource({"pin-blocked, PIN_BLOCKED", "last-try, PIN_LAST_TRY"})
  void givesPinsTheirCode(String profile, String code) {
    Run run = Run.of("pin", "--pin-stdin", "--virtual=" + profile, "--json");

    assertThat(run.json().path("code").asText()).isEqualTo(code);
    assertThat(run.json().path("advice").asText()).endsWith("No try was used.");
    assertThat(run.err()).contains("Cashier: ", "Cardholder: ");
  }

  @Test
  void printsAnObjectWhereThereIsNothingToVerifyWith() {
    Run run = Run.of("pin", "--pin-stdin", "--virtual=card-blocked", "--json");

    assertThat(run.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(run.json().path("verified").asBoolean(true)).isFalse();
    assertThat(run.json().path("problems").path(0).path("code").asText()).isEqualTo("CARD_BLOCKED");
  }

  @Test
  void doesNotSendAnybodyToACardThatIsARecording() throws IOException {
    Path file =
        Files.writeString(folder.resolve("short.trace"), "> 00A4040005A000000003\n< 6A82\n");

    Run run = Run.of("read", "--replay", file.toString(), "--strict", "--json");

    assertThat(run.status()).isEqualTo(ExitStatus.LINK);
    assertThat(run.json().path("problems").findValuesAsText("code"))
        .containsExactly(AdviceCode.RECORDING_DEVIATES.name());
    assertThat(run.err())
        .contains("This is a recording, not a card")
        .doesNotContain("Insert", "insert");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "atr 3B00\n"})
  void refusesARecordingOfNothing(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("empty.trace"), content);

    Run run = Run.of("read", "--replay", file.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("empty.trace: it holds no exchange with a card.");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void saysWhatAVirtualReaderNeeds() throws IOException {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }

    assertThat(Run.of("card", "--port", Integer.toString(port)).err())
        .contains("No virtual reader listens at 127.0.0.1:" + port + ". Install vsmartcard-vpcd")
        .doesNotContain("/127", "cable");
  }

  @ParameterizedTest
  @CsvSource({"chinese, credit", "standard, ''"})
  void tellsTheProductWhereTheCardSaysSo(String profile, String product) {
    Run run = Run.of("read", "--virtual=" + profile, "--json");

    assertThat(run.application(0).path("product").asText()).isEqualTo(product);
  }
}
