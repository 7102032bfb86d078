package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards and phones that are held against a reader, on the command line. */
class ContactlessReadTest {
  @ParameterizedTest
  @CsvSource({
    "contactless-mastercard, 2, emv, card, CDA, not-performed",
    "contactless-magstripe, 2, mag-stripe, card, none, not-performed",
    "contactless-visa, 3, quick, card, fDDA, authenticated",
    "contactless-amex, 4, emv, card, CDA, not-performed",
    "contactless-jcb, 5, emv, card, CDA, not-performed",
    "contactless-discover, 6, quick, card, none, not-performed",
    "contactless-unionpay, 7, quick, card, fDDA, authenticated",
    "contactless-phone, 3, quick, phone, fDDA, authenticated",
  })
  void saysWhichKernelAndWhichMode(
      String profile, int kernel, String mode, String device, String method, String outcome) {
    Run run = Run.of("read", "--virtual=" + profile, "--json");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.json().path("interface").asText()).isEqualTo("contactless");
    JsonNode tap = run.application(0).path("contactless");
    assertThat(tap.path("kernel").asInt()).isEqualTo(kernel);
    assertThat(tap.path("mode").asText()).isEqualTo(mode);
    assertThat(tap.path("device").asText()).isEqualTo(device);
    JsonNode authentication = run.application(0).path("authentication");
    assertThat(authentication.path("method").asText()).isEqualTo(method);
    assertThat(authentication.path("outcome").asText()).isEqualTo(outcome);
  }

  @Test
  void saysItInWords() {
    assertThat(Run.of("read", "--virtual=contactless-phone").out())
        .contains("kernel 3 (Visa), qVSDC, phone, holder verified on the device")
        .contains("fDDA: authenticated");
    assertThat(Run.of("read", "--virtual=contactless-magstripe").out())
        .contains("kernel 2 (Mastercard), mag-stripe mode, card; track data has blanks");
  }

  @ParameterizedTest
  @CsvSource({
    "amex-contactless, 4, emv",
    "mastercard-contactless, 2, emv",
  })
  void replaysRecordedTaps(String trace, int kernel, String mode) {
    Run run = Run.of("read", "--contactless", "--replay", RecordedCardsTest.trace(trace), "--json");

    assertThat(run.status()).as(run.err()).isZero();
    JsonNode tap = run.application(0).path("contactless");
    assertThat(tap.path("kernel").asInt()).isEqualTo(kernel);
    assertThat(tap.path("mode").asText()).isEqualTo(mode);
  }

  @Test
  void saysNothingOfTapsForACardInASlot() {
    assertThat(Run.of("read", "--virtual", "--json").application(0).has("contactless")).isFalse();
  }

  @Test
  void hidesTracksOfATap(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("tap.trace");
    for (String profile : new String[] {"contactless-magstripe", "contactless-visa-online"}) {
      String pan = profile.contains("visa") ? "4761739001010010" : "5413330089020011";
      Run text = Run.of("read", "--virtual=" + profile, "--record", file.toString());
      Run json = Run.of("read", "--virtual=" + profile, "--json");

      for (String shown :
          new String[] {text.out() + text.err(), json.out(), Files.readString(file)}) {
        assertThat(shown.replace(" ", ""))
            .doesNotContain(pan)
            .doesNotContain(pan.replaceAll("(.)", "3$1"));
      }
      assertThat(json.application(0).path("track2").asText()).contains("D4912201");
    }
  }

  @Test
  void tellsTheCustomerToLookAtThePhone() {
    Run run = Run.of("read", "--virtual=contactless-phone-locked");

    assertThat(run.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(run.err()).contains("phone");
  }
}
