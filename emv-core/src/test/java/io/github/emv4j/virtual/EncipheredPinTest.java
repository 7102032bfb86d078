package io.github.emv4j.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncipheredPinTest {
  private static final String RIGHT = "241234FFFFFFFFFF";
  private static final String WRONG = "249999FFFFFFFFFF";

  private static String verify(CardChecker checker, String header, String block, String challenge) {
    boolean own = !checker.object("9F2D").isEmpty();
    String modulus = own ? checker.pinModulus() : checker.iccModulus();
    String exponent = own ? checker.object("9F2E") : checker.object("9F47");
    String plain = header + block + challenge;
    String padded = plain + "5A".repeat((modulus.length() - plain.length()) / 2);
    BigInteger enciphered =
        new BigInteger(padded, 16)
            .modPow(new BigInteger(exponent, 16), new BigInteger(modulus, 16));
    String hex = enciphered.toString(16).toUpperCase(Locale.ROOT);
    String data = "0".repeat(modulus.length() - hex.length()) + hex;
    return String.format("00200088%02X%s", data.length() / 2, data);
  }

  private static String challenge(CardChecker checker) {
    return checker.card().send("0084000000").substring(0, 16);
  }

  private static String enter(CardChecker checker, String block) {
    return checker.card().send(verify(checker, "7F", block, challenge(checker)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"enciphered-pin", "enciphered-pin-icc", "standard", "dda-1984"})
  void pinIsVerifiedAndTriesAreCounted(String profile) {
    CardChecker checker = CardChecker.of(profile);
    assertThat(enter(checker, WRONG)).isEqualTo("63C2");
    assertThat(enter(checker, RIGHT)).isEqualTo("9000");
    assertThat(enter(checker, WRONG)).isEqualTo("63C2");
    assertThat(enter(checker, WRONG)).isEqualTo("63C1");
    assertThat(checker.card().send(CardTalk.VERIFY_WRONG)).isEqualTo("63C0");
    assertThat(enter(checker, RIGHT)).isEqualTo("6983");
  }

  @Test
  void challengeIsGoodForOneCommand() {
    CardChecker checker = CardChecker.of("enciphered-pin");
    String verify = verify(checker, "7F", RIGHT, challenge(checker));
    assertThat(checker.card().send(verify)).isEqualTo("9000");
    assertThat(checker.card().send(verify)).isEqualTo("6984");
  }

  @ParameterizedTest
  @ValueSource(strings = {CardTalk.TRIES, "0084000000", "00B2010C00", "FFFFFFFF"})
  void commandInBetweenSpoilsTheChallenge(String command) {
    CardChecker checker = CardChecker.of("enciphered-pin");
    String verify = verify(checker, "7F", RIGHT, challenge(checker));
    checker.card().send(command);
    assertThat(checker.card().send(verify)).isEqualTo("6984");
    assertThat(checker.card().send(CardTalk.TRIES)).isEqualTo("9F1701039000");
  }

  @ParameterizedTest
  @CsvSource({"6F, 241234FFFFFFFFFF, 6984", "7F, 341234FFFFFFFFFF, 6A80"})
  void malformedDataCostNoTry(String header, String block, String status) {
    CardChecker checker = CardChecker.of("enciphered-pin");
    assertThat(checker.card().send(verify(checker, header, block, challenge(checker))))
        .isEqualTo(status);
    assertThat(checker.card().send(CardTalk.TRIES)).isEqualTo("9F1701039000");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 127, 129})
  void lengthIsThatOfTheKey(int length) {
    CardChecker checker = CardChecker.of("enciphered-pin");
    challenge(checker);
    String data = length == 0 ? "" : String.format("%02X", length) + "11".repeat(length);
    assertThat(checker.card().send("00200088" + data)).isEqualTo("6984");
  }

  @Test
  void numberAboveTheModulusIsNoPin() {
    CardChecker checker = CardChecker.of("enciphered-pin");
    challenge(checker);
    assertThat(checker.card().send("0020008880" + "FF".repeat(128))).isEqualTo("6984");
  }
}
