package io.github.emv4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The programs to copy from do what they say. */
class ExamplesTest {
  private interface Program {
    void main(String[] args) throws Exception;
  }

  @Test
  void readsACardInTenLines() throws Exception {
    assertThat(run(ReadCardInTenLines::main, ""))
        .contains("Card 476173******0010", "Until 2049-12-31");
  }

  @Test
  void readsTheApplicationThatWasChosen() throws Exception {
    assertThat(run(ChooseApplication::main, "2\n")).contains("Read: ", "A0000000041010");
  }

  @Test
  void readsNothingIfNothingWasChosen() throws Exception {
    assertThat(run(ChooseApplication::main, "none\n"))
        .contains("No application was chosen.")
        .doesNotContain("Read: ");
  }

  @Test
  void readsThroughAReaderOfOnesOwn() throws Exception {
    assertThat(run(CustomReader::main, "")).contains("Built-in slot, ATR 3B", "A0000000031010");
  }

  @Test
  void readsTheCardAgainFromItsRecording() throws Exception {
    assertThat(run(RecordAndReplay::main, ""))
        .contains("Recorded ", "atr 3B", "> 00A40400", "Replayed: ", "A0000000031010")
        .doesNotContain("4761739001010010");
  }

  @Test
  void provesACardWithKeysOfOnesOwn() throws Exception {
    assertThat(run(AuthenticateWithOwnKeys::main, ""))
        .contains("DDA: authenticated", "CA public key A000000003/", "ICC certificate", "TVR 00");
  }

  @Test
  void checksPinsUntilOneIsRight() throws Exception {
    assertThat(run(CheckPin::main, "1111\n1234\n"))
        .contains("Wrong PIN, 2 tries are left.", "The PIN is right.")
        .doesNotContain("1111", "1234");
  }

  @Test
  void stopsBeforeTheLastTry() throws Exception {
    assertThat(run(CheckPin::main, "1111\n2222\n3333\n"))
        .contains("Wrong PIN, one try is left", "One PIN try is left", "Nothing was sent")
        .doesNotContain("blocked now");
  }

  @Test
  void showsTheCustomerASentenceInALanguageOfTheCard() throws Exception {
    assertThat(run(args -> ShowOnCustomerDisplay.main(new String[0]), ""))
        .contains("Customer display: 请不要取出银行卡。", "Log: CARD_READY, retries: 0");
    assertThat(run(args -> ShowOnCustomerDisplay.main(new String[] {"card-blocked"}), ""))
        .contains("Log: CARD_BLOCKED, retries: 0");
    assertThat(run(args -> ShowOnCustomerDisplay.main(new String[] {"mute"}), ""))
        .contains("Log: CARD_MUTE, retries: 2");
  }

  @Test
  void comparesTheHolderWithTheCard() throws Exception {
    assertThat(run(CheckHolder::main, "测试 持卡人\n110101190001010001\n"))
        .contains("name: matches the card (5F20)", "identity number: differs from the card (9F61)")
        .contains("What was entered is what the card says.", "Check the spelling")
        .doesNotContain("测试", "110101190001010001");
  }

  @Test
  void explainsAHostMessage() throws Exception {
    assertThat(run(DecodeHostMessage::main, ""))
        .contains(
            "9F02 Amount, Authorised (Numeric): 12.34 EUR",
            "9F1A Terminal Country Code: Germany (DE)",
            "5A Application Primary Account Number (PAN): 476173******0010")
        .doesNotContain("4761739001010010", "Malformed");
  }

  private static String run(Program program, String input) throws Exception {
    InputStream in = System.in;
    PrintStream out = System.out;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
    try {
      program.main(new String[0]);
    } finally {
      System.setIn(in);
      System.setOut(out);
    }
    return captured.toString(StandardCharsets.UTF_8);
  }
}
