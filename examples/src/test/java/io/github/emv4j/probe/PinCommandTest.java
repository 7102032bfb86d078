package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code emv-probe pin} says about the virtual cards, whose PIN is 1234. */
class PinCommandTest {
  @Test
  void verifiesTheRightPin() {
    Run run = pin("1234\n", "--virtual");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("The PIN is right.").contains("3 before, 3 after");
    assertThat(run.out() + run.err()).doesNotContain("1234");
  }

  @Test
  void enciphersForACardThatCan() {
    Run run = pin("1234\n", "--virtual=enciphered-pin", "--method", "enciphered", "--json");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.json().path("method").asText()).isEqualTo("enciphered");
    assertThat(run.json().path("verified").asBoolean()).isTrue();
  }

  @Test
  void tellsTheTriesLeftAfterAWrongPin() {
    Run run = pin("4321\n", "--virtual", "--json");

    assertThat(run.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(run.json().path("result").asText()).isEqualTo("WrongPin");
    assertThat(run.json().path("triesBefore").asInt()).isEqualTo(3);
    assertThat(run.json().path("triesAfter").asInt()).isEqualTo(2);
    assertThat(run.out() + run.err()).doesNotContain("4321");
  }

  @Test
  void keepsTheLastTryUnlessToldOtherwise() {
    Run kept = pin("1234\n", "--virtual=last-try", "--json");
    Run spent = pin("1234\n", "--virtual=last-try", "--json", "--last-try");

    assertThat(kept.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(kept.json().path("result").asText()).isEqualTo("LastTryAhead");
    assertThat(kept.json().path("triesAfter").asInt()).isEqualTo(1);
    assertThat(spent.status()).as(spent.err()).isZero();
  }

  @Test
  void saysThatThePinIsBlockedWithoutAskingForIt() {
    Run run = pin("", "--virtual=pin-blocked", "--json");

    assertThat(run.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(run.json().path("result").asText()).isEqualTo("BlockedBefore");
    assertThat(run.err()).contains("Only the issuer can unblock it");
  }

  @Test
  void saysThatAReaderHasNoPinPad() {
    Run run = Run.of("pin", "--virtual", "--method", "pinpad", "--json");

    assertThat(run.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(run.json().path("result").asText()).isEqualTo("NotSupported");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123\n", "1234567890123\n", "12a4\n"})
  void refusesWhatIsNoPinBeforeTheCardIsAsked(String input) {
    Run run = pin(input, "--virtual");

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("A PIN has 4 to 12 digits. No try was used.");
    if (!input.isBlank()) {
      assertThat(run.err()).doesNotContain(input.strip());
    }
  }

  @Test
  void takesNoPinAsAnArgument() {
    Run run = Run.of("pin", "--virtual", "1234");

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  void saysThatThereIsNothingToVerifyWith() {
    Run run = pin("1234\n", "--virtual=not-a-payment-card");

    assertThat(run.status()).isEqualTo(ExitStatus.REFUSED);
    assertThat(run.out()).isEmpty();
  }

  private static Run pin(String input, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.US_ASCII)));
    try {
      String[] all = new String[arguments.length + 2];
      all[0] = "pin";
      all[1] = "--pin-stdin";
      System.arraycopy(arguments, 0, all, 2, arguments.length);
      return Run.of(all);
    } finally {
      System.setIn(before);
    }
  }
}
