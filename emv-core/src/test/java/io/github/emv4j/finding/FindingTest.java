package io.github.emv4j.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A finding says what, where and by which rule. */
class FindingTest {
  @Test
  void saysWhatWasSeenAndWhere() {
    Finding finding =
        Finding.of(FindingCode.RECORD_REFUSED, "READ RECORD 2 of SFI 1", "the card answered 6A83");

    assertThat(finding)
        .hasToString("RECORD_REFUSED at READ RECORD 2 of SFI 1: the card answered 6A83");
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeNamesTheRuleBehindIt(FindingCode code) {
    assertThat(code.reference()).matches("(EMV|PC/SC).+");
  }

  @ParameterizedTest
  @CsvSource({
    "RECORD_REFUSED, STOP, 'EMV 4.4 Book 3, 6.5.11'",
    "EXPIRED, STOP, 'EMV 4.4 Book 3, 10.4.3'",
    "APPLICATION_BLOCKED, WARNING, 'EMV 4.4 Book 1, 12.3.3'",
    "VERSION_DIFFERS, NOTE, 'EMV 4.4 Book 3, 10.4.1'",
  })
  void matterAsMuchAsTheirRuleSays(FindingCode code, Severity severity, String rule) {
    assertThat(code.severity()).isEqualTo(severity);
    assertThat(code.reference()).isEqualTo(rule);
  }
}
