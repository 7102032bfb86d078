package io.github.emv4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.ApplicationPriority;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.keys.CertificateChain;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.CheckedPart;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.oda.OdaMethod;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.selection.ApplicationNames;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transport.TransportException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a report says of applications that were not read, and of single problems. */
class ReportTest {
  private static final Candidate CANDIDATE =
      new Candidate(
          Bytes.fromHex("A0000000031010"),
          ApplicationNames.NONE,
          ApplicationPriority.NONE,
          Candidate.Origin.DIRECTORY);

  private static Finding finding(FindingCode code) {
    return Finding.of(code, "somewhere", "something");
  }

  private static CardReport report(
      Optional<TransportException> failure, ApplicationReport... applications) {
    return new CardReport(
        Bytes.EMPTY,
        CardInterface.CONTACT,
        List.of(applications),
        List.of(),
        new Exchanges(0, 0, 0),
        failure);
  }

  @Test
  void anApplicationThatTheCardCallsBlockedHasNoProblemOfItsOwn() {
    ApplicationReport blocked = ApplicationReport.blocked(CANDIDATE);

    assertThat(blocked.candidate()).isEqualTo(CANDIDATE);
    assertThat(blocked.status()).isEqualTo(ApplicationStatus.BLOCKED);
    assertThat(blocked.read()).isEmpty();
    assertThat(blocked.problems()).isEmpty();
  }

  @Test
  void anApplicationThatCouldNotBeSelectedTellsWhy() {
    Finding reason = finding(FindingCode.SELECTION_REFUSED);

    ApplicationReport failed = ApplicationReport.failed(CANDIDATE, reason);

    assertThat(failed.status()).isEqualTo(ApplicationStatus.FAILED);
    assertThat(failed.problems()).containsExactly(reason);
    assertThat(report(Optional.empty(), failed).advice().code())
        .isEqualTo(AdviceCode.SELECTION_REFUSED);
  }

  @Test
  void ofAFailedAuthenticationTheFailedCheckCounts() {
    FailedCheck expired = new FailedCheck(CheckedPart.ICC_CERTIFICATE, Check.EXPIRY, "ended");
    ApplicationReport application =
        ApplicationReport.failed(CANDIDATE, finding(FindingCode.EXPIRED))
            .with(new OdaResult.Failed(OdaMethod.DDA, expired, CertificateChain.EMPTY, List.of()));

    assertThat(application.problems())
        .extracting(problem -> application.advice(problem).code())
        .containsExactly(AdviceCode.EXPIRED, AdviceCode.CERTIFICATE_EXPIRED);
  }

  @Test
  void ofAFailedAuthenticationWithoutAResultTheProblemItselfCounts() {
    Finding problem = finding(FindingCode.AUTHENTICATION_FAILED);
    ApplicationReport application = ApplicationReport.failed(CANDIDATE, problem);

    assertThat(application.advice(problem).code()).isEqualTo(AdviceCode.AUTHENTICATION_FAILED);
  }

  @Test
  void ofAFailedLinkItsReasonCountsWhereItIsKnown() {
    Finding problem = finding(FindingCode.LINK_FAILED);
    TransportException pulled =
        new TransportException(TransportException.Reason.CARD_REMOVED, "The card was taken out.");

    assertThat(report(Optional.of(pulled)).advice(problem).code())
        .isEqualTo(AdviceCode.CARD_PULLED_EARLY);
    assertThat(report(Optional.empty()).advice(problem).code()).isEqualTo(AdviceCode.LINK_FAILED);
    assertThat(report(Optional.of(pulled)).advice(finding(FindingCode.CARD_BLOCKED)).code())
        .isEqualTo(AdviceCode.CARD_BLOCKED);
  }

  @Test
  void whereNothingWasReadAndNothingNoticedNothingWasChosen() {
    assertThat(report(Optional.empty(), ApplicationReport.listed(CANDIDATE)).advice().code())
        .isEqualTo(AdviceCode.NO_APPLICATION_CHOSEN);
  }
}
