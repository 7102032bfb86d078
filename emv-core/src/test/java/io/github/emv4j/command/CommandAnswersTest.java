package io.github.emv4j.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.apdu.StatusWord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same status word means something else after each command. */
class CommandAnswersTest {
  private static StatusWord status(String hex) {
    return new StatusWord(Integer.parseInt(hex, 16));
  }

  // EMV 4.4 Book 1, 12.3: other warnings say that a next occurrence was found.
  @ParameterizedTest
  @CsvSource({
    "9000, SELECTED",
    "6283, BLOCKED",
    "6A81, CARD_BLOCKED",
    "6200, WARNING",
    "6284, WARNING",
    "6300, WARNING",
    "6A82, REFUSED",
    "6400, REFUSED",
    "6D00, REFUSED",
  })
  void afterSelect(String hex, SelectCommand.Answer meaning) {
    assertThat(SelectCommand.classify(status(hex))).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({
    "9000, INITIATED",
    "6985, CONDITIONS_NOT_SATISFIED",
    "6984, REFUSED",
    "6A81, REFUSED",
    "6283, REFUSED",
  })
  void afterGetProcessingOptions(String hex, GetProcessingOptionsCommand.Answer meaning) {
    assertThat(GetProcessingOptionsCommand.classify(status(hex))).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource({
    "9000, CORRECT",
    "63C2, WRONG",
    "63C0, WRONG",
    "6300, WRONG_UNCOUNTED",
    "6983, BLOCKED",
    "6984, INVALIDATED",
    "6A81, NOT_SUPPORTED",
    "6A86, NOT_SUPPORTED",
    "6A88, NOT_SUPPORTED",
    "6B00, NOT_SUPPORTED",
    "6D00, NOT_SUPPORTED",
    "6E00, NOT_SUPPORTED",
    "6985, REFUSED",
    "6982, REFUSED",
    "6283, REFUSED",
  })
  void afterVerify(String hex, VerifyCommand.Answer meaning) {
    assertThat(VerifyCommand.classify(status(hex))).isEqualTo(meaning);
  }
}
