package io.github.emv4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.ApplicationPriority;
import io.github.emv4j.data.ServiceCode;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.CheckedPart;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.oda.CdaResult;
import io.github.emv4j.report.StripeFallback.Chip;
import io.github.emv4j.selection.ApplicationNames;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.selection.CandidateResult;
import io.github.emv4j.selection.Fci;
import io.github.emv4j.selection.SelectionResult;
import io.github.emv4j.trace.ReplayConnection;
import io.github.emv4j.trace.Trace;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transaction.InitiationResult;
import io.github.emv4j.transaction.SelectedApplication;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from the results of the single stages, for callers that go through them. */
class AdviceOnResultsTest {
  private static final Bytes AID = Bytes.fromHex("A0000000031010");
  private static final Fci FCI = Fci.parse(Bytes.fromHex("6F0B8407A0000000031010A500"));
  private static final Candidate CANDIDATE =
      new Candidate(
          AID, ApplicationNames.NONE, ApplicationPriority.NONE, Candidate.Origin.DIRECTORY);

  private static Finding finding(FindingCode code) {
    return Finding.of(code, "somewhere", "something");
  }

  @Test
  void onApplicationsThatWereFoundSaysToGoOn() {
    CandidateResult found =
        new CandidateResult.Found(
            List.of(CANDIDATE), List.of(), List.of(finding(FindingCode.DIRECTORY_UNUSABLE)));

    assertThat(Advice.of(found)).isEqualTo(Advice.of(AdviceCode.CARD_READY));
  }

  @Test
  void onABlockedCardSaysSoWhateverElseWasNoticed() {
    CandidateResult blocked =
        new CandidateResult.CardBlocked(List.of(finding(FindingCode.ATR_UNUSUAL)));

    assertThat(Advice.of(blocked)).isEqualTo(Advice.of(AdviceCode.CARD_BLOCKED));
  }

  @Test
  void whereNothingCanBeSelectedTheLastFindingSaysWhy() {
    CandidateResult none =
        new CandidateResult.NoApplication(
            List.of(),
            List.of(
                finding(FindingCode.DIRECTORY_UNUSABLE),
                finding(FindingCode.NO_COMMON_APPLICATION)));

    assertThat(Advice.of(none)).isEqualTo(Advice.of(AdviceCode.NO_COMMON_APPLICATION));
  }

  @Test
  void whereNothingCanBeSelectedAndNothingWasNoticedItIsNoPaymentCard() {
    CandidateResult none = new CandidateResult.NoApplication(List.of(), List.of());

    assertThat(Advice.of(none)).isEqualTo(Advice.of(AdviceCode.NOT_A_PAYMENT_CARD));
  }

  @Test
  void onTheFinalSelectSaysWhetherTheApplicationCanBeUsed() {
    SelectionResult selected = new SelectionResult.Selected(FCI);
    SelectionResult blocked =
        new SelectionResult.Blocked(Optional.of(FCI), finding(FindingCode.APPLICATION_BLOCKED));
    SelectionResult refused = new SelectionResult.Refused(finding(FindingCode.DF_NAME_MISMATCH));

    assertThat(Advice.of(selected)).isEqualTo(Advice.of(AdviceCode.CARD_READY));
    assertThat(Advice.of(blocked)).isEqualTo(Advice.of(AdviceCode.APPLICATION_BLOCKED));
    assertThat(Advice.of(refused)).isEqualTo(Advice.of(AdviceCode.APPLICATION_FAULTY));
  }

  @ParameterizedTest
  @CsvSource({
    "80061C00080101009000, CARD_READY",
    "6985, USE_REFUSED",
    "6A81, USE_REFUSED",
    // Format 1 is AIP and AFL, four bytes for each file.
    "80031C00089000, DATA_MALFORMED",
  })
  void onGetProcessingOptionsSaysWhetherTheCardTookPart(String answer, AdviceCode expected)
      throws TransportException {
    Trace trace = Trace.parse("> 80A8000002830000\n< " + answer + "\n");
    SelectedApplication application =
        new SelectedApplication(
            new CardChannel(ReplayConnection.strict(trace)), CardInterface.CONTACT, CANDIDATE, FCI);

    InitiationResult result = application.initiate(TerminalData.defaults(Clock.systemUTC()));

    assertThat(Advice.of(result)).isEqualTo(Advice.of(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "PRESENT, AUTHENTICATION_DATA_MISSING",
    "KNOWN, CA_KEY_UNKNOWN",
    "EXPIRY, CERTIFICATE_EXPIRED",
    "REVOCATION, CERTIFICATE_REVOKED",
    "HASH, AUTHENTICATION_FAILED",
    "PAN, AUTHENTICATION_FAILED",
  })
  void onAFailedCheckSaysWhatFollowsFromIt(Check check, AdviceCode expected) {
    FailedCheck failure = new FailedCheck(CheckedPart.ISSUER_CERTIFICATE, check, "odd");

    assertThat(Advice.of(failure)).isEqualTo(Advice.of(expected));
  }

  @Test
  void onASignedCryptogramTellsWrongFromUnusable() {
    Bytes eightBytes = Bytes.fromHex("1122334455667788");
    FailedCheck wrong = new FailedCheck(CheckedPart.SIGNED_DYNAMIC_DATA, Check.HASH, "odd");
    FailedCheck absent = new FailedCheck(CheckedPart.GENERATE_AC, Check.PRESENT, "no 9F27");

    CdaResult verified = new CdaResult.Verified(0x80, eightBytes, eightBytes);
    assertThat(Advice.of(verified)).isEqualTo(Advice.of(AdviceCode.GENUINE));
    CdaResult declined = new CdaResult.Declined(0x00);
    assertThat(Advice.of(declined)).isEqualTo(Advice.of(AdviceCode.CARD_DECLINED));
    CdaResult failed = new CdaResult.Failed(wrong);
    assertThat(Advice.of(failed)).isEqualTo(Advice.of(AdviceCode.AUTHENTICATION_FAILED));
    CdaResult unusable = new CdaResult.Unusable(absent);
    assertThat(Advice.of(unusable)).isEqualTo(Advice.of(AdviceCode.DATA_MALFORMED));
  }

  // ISO/IEC 7813: 2 and 6 in front stand for a chip.
  @ParameterizedTest
  @CsvSource({
    "ALLOWED, 101, NOT_TRIED, STRIPE_ALLOWED",
    "FORBIDDEN, 101, NOT_TRIED, STRIPE_ALLOWED",
    "FORBIDDEN, 501, UNREADABLE, STRIPE_ALLOWED",
    "ALLOWED, 201, NOT_TRIED, CHIP_FIRST",
    "FORBIDDEN, 601, NOT_TRIED, CHIP_FIRST",
    "ALLOWED, 201, UNREADABLE, STRIPE_ALLOWED",
    "FORBIDDEN, 201, UNREADABLE, OTHER_WAY_TO_PAY",
    "ALLOWED, 201, ANSWERED, OTHER_WAY_TO_PAY",
    "ALLOWED, 101, ANSWERED, OTHER_WAY_TO_PAY",
  })
  void onASwipeAsksTheServiceCodeAndTheChip(
      StripeFallback rule, String serviceCode, Chip chip, AdviceCode expected) {
    assertThat(rule.onSwipe(ServiceCode.of(serviceCode), chip)).isEqualTo(Advice.of(expected));
  }
}
