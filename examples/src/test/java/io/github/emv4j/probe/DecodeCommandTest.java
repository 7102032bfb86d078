package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodeCommandTest {
  @Test
  void explainsAnElementInColumns() {
    Run run = Run.of("decode", "--as", "95", "8000048000");

    assertThat(run.status()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "95  Terminal Verification Results (TVR)  8000048000",
            "  byte 1, bit 8                          Offline data authentication not performed",
            "  byte 3, bit 3                          Online CVM captured (online PIN entered)",
            "  byte 4, bit 8                          Floor limit exceeded");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void saysWhatItTookTheBytesFor() {
    Run run = Run.of("decode", "6985");

    assertThat(run.err()).isEqualTo("Taken for a status word; --as KIND says otherwise.\n");
    assertThat(run.out()).contains("Conditions of use not satisfied");
  }

  @ParameterizedTest
  @CsvSource({
    "tlv, 9F360200F0, tlv",
    "dol, 9F3704, dol",
    "atr, 3B6500002063CB6800, atr",
    "apdu, 00B2010C00, command",
    "response, 9F360200F09000, response",
    "sw, 9000, status-word",
    "9F36, 00F0, element",
    "9f36, 00F0, element",
  })
  void takesTheBytesForWhatTheUserSays(String kind, String hex, String form) {
    JsonNode json = Run.of("decode", "--as", kind, "--json", hex).json();

    assertThat(json.path("form").asText()).isEqualTo(form);
    assertThat(json.path("guessed").asBoolean()).isFalse();
    assertThat(json.path("faults")).isEmpty();
  }

  @Test
  void givesJsonWithTheTree() {
    JsonNode json = Run.of("decode", "--json", "7007 9F3303 E0F8C8").json();

    JsonNode template = json.path("parts").path(0);
    JsonNode element = template.path("parts").path(0);
    assertThat(json.path("form").asText()).isEqualTo("tlv");
    assertThat(template.path("tag").asText()).isEqualTo("70");
    assertThat(element.path("tag").asText()).isEqualTo("9F33");
    assertThat(element.path("name").asText()).isEqualTo("Terminal Capabilities");
    assertThat(element.path("value").asText()).isEqualTo("E0F8C8");
    assertThat(element.path("offset").asInt()).isEqualTo(5);
    assertThat(element.path("parts").path(0).path("meaning").asText())
        .isEqualTo("Manual key entry");
  }

  @Test
  void showsWhatWasGoodAndWhereTheRestIsNot() {
    Run run = Run.of("decode", "--as", "tlv", "9F36 02 00F0 9F26 08 0102");

    assertThat(run.status()).isEqualTo(ExitStatus.MALFORMED);
    assertThat(run.out()).contains("240", "✗ at byte 5: length of 8 bytes, but only 2 are left");
    assertThat(run.err()).startsWith("Malformed: at byte 5: ").hasLineCount(1);
  }

  @Test
  void masksAccountDataUnlessAsked() {
    String hex = "5A084761739001010010 5F2008444F452F4A4F484E";

    assertThat(Run.of("decode", hex).out())
        .contains("476173******0010", "D**/J***")
        .doesNotContain("4761739001010010", "JOHN");
    assertThat(Run.of("decode", "--json", hex).out()).doesNotContain("4761739001010010", "JOHN");
    assertThat(Run.of("decode", "--unmask", hex).out()).contains("4761739001010010", "DOE/JOHN");
  }

  @Test
  void readsStandardInput() {
    assertThat(withInput("9F36:02:00:F0\n", "decode", "-").out()).contains("240");
    assertThat(withInput("0x9F,0x36,0x02,\n0x00,0xF0", "decode", "-").out()).contains("240");
  }

  @Test
  void explainsRecordings() throws IOException {
    Path trace = Path.of(RecordedCardsTest.trace("visa-contact"));

    Run fromInput = withInput(Files.readString(trace), "decode", "-");
    Run fromFile = Run.of("decode", "--file", trace.toString());

    assertThat(fromInput.status()).isZero();
    assertThat(fromInput.out()).isEqualTo(fromFile.out());
    assertThat(fromInput.out())
        .contains("GET PROCESSING OPTIONS", "Visa, format 0, 1 or 3", "Cryptogram version 10")
        .doesNotContain("4761340000000050");
    assertThat(fromInput.err()).startsWith("Taken for a recorded conversation;");
  }

  @Test
  void takesTheSchemeFromTheApplicationOrKernel() {
    assertThat(Run.of("decode", "--aid", "A000000003", "--as", "9F6C", "2080").out())
        .contains("Card Transaction Qualifiers")
        .doesNotContain("Mag-stripe Application Version");
    assertThat(Run.of("decode", "--kernel", "2", "--as", "9F6C", "0001").out())
        .contains("Mag-stripe Application Version");
  }

  @Test
  void coloursOnlyOnATerminal() {
    assertThat(Run.of("decode", "9F360200F0").out()).doesNotContain("\u001B");
    assertThat(Run.onTerminal("decode", "9F360200F0").out()).contains("\u001B[1m");
  }

  @Test
  void keepsControlCharactersFromTheTerminal() {
    String hostile = "500A1B5B33316D7265640700";

    assertThat(Run.of("decode", hostile).out()).doesNotContain("\u001B", "\u0007");
    assertThat(Run.of("decode", "\u001B[31m").err()).doesNotContain("\u001B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "decode 9F3",
        "decode WXYZ",
        "decode --as nonsense 9F36",
        "decode --as 9F 00",
        "decode --aid A0 9F36",
        "decode --aid A000000003 --kernel 3 9F36",
        "decode --kernel 1 9F36",
        "decode --kernel many 9F36",
        "decode --file no-such-file",
        "decode --file . ",
        "decode --file x 9F36",
      })
  void endsWithUsage(String line) {
    Run run = Run.of(line.split(" "));

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).hasLineCount(1).startsWith("emv-probe: ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void endsWithUsageOnNothing() {
    assertThat(withInput(" \n", "decode", "-").status()).isEqualTo(ExitStatus.USAGE);
  }

  private static Run withInput(String text, String... args) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    try {
      return Run.of(args);
    } finally {
      System.setIn(before);
    }
  }
}
