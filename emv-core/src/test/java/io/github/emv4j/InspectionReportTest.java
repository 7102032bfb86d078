package io.github.emv4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.data.TerminalData;
import io.github.emv4j.report.ApplicationReport;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an inspection says of a whole card, and what to do about it. */
class InspectionReportTest {
  private static final EmvReader READER =
      EmvReader.withTerminal(TerminalData.defaults(Clock.systemUTC()))
          .choosing(ApplicationChoice.best())
          .trusting(VirtualCaKeys.trusted());

  private static CardReport inspect(String profile, boolean all) throws TransportException {
    VirtualReader reader = VirtualReader.holding(VirtualCard.of(VirtualProfiles.byName(profile)));
    return all
        ? READER.inspectAll(reader.waitForCard(Duration.ZERO))
        : READER.inspect(reader.waitForCard(Duration.ZERO));
  }

  @ParameterizedTest
  @CsvSource({
    "standard, CARD_READY, A0000000031010",
    "blocked-application, CARD_READY, A0000000041010",
    "gpo-refused, CARD_READY, A0000000041010",
    "expired, EXPIRED, A0000000031010",
    "bad-record, DATA_MALFORMED, A0000000031010",
    // Whoever accepts a card whose PIN is blocked, or that proves nothing, may go on.
    "pin-blocked, CARD_READY, A0000000031010",
    "wrong-signature, CARD_READY, A0000000031010",
    "all-blocked, ALL_APPLICATIONS_BLOCKED, ''",
    "card-blocked, CARD_BLOCKED, ''",
    "not-a-payment-card, NOT_A_PAYMENT_CARD, ''",
    "silent, PROTOCOL_ERROR, ''",
  })
  void saysWhatToDoAndWhichApplicationWasRead(String profile, String advice, String read)
      throws TransportException {
    CardReport report = inspect(profile, false);

    assertThat(report.advice().code()).hasToString(advice);
    assertThat(
            report
                .firstRead()
                .map(application -> application.candidate().dfName().toHex())
                .orElse(""))
        .isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource({
    "standard, READ LISTED, READ READ",
    "chinese, READ LISTED LISTED, READ READ READ",
    "blocked-application, BLOCKED READ, BLOCKED READ",
    "all-blocked, BLOCKED BLOCKED, BLOCKED BLOCKED",
    "gpo-refused, FAILED READ, FAILED READ",
    "card-blocked, '', ''",
  })
  void tellsHowFarItWentWithEachApplication(String profile, String one, String all)
      throws TransportException {
    assertThat(statuses(inspect(profile, false))).isEqualTo(one);
    assertThat(statuses(inspect(profile, true))).isEqualTo(all);
  }

  private static String statuses(CardReport report) {
    return report.applications().stream()
        .map(application -> application.status().toString())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "standard, ''",
    "blocked-application, APPLICATION_BLOCKED APPLICATION_BLOCKED",
    "gpo-refused, GPO_REFUSED USE_REFUSED",
    "wrong-issuer-hash, AUTHENTICATION_FAILED AUTHENTICATION_FAILED",
    "unknown-ca-key, CA_KEY_UNKNOWN CA_KEY_UNKNOWN",
    "pin-blocked, PIN_BLOCKED PIN_BLOCKED",
    "expired, EXPIRED EXPIRED",
    "bad-record, RECORD_MALFORMED DATA_MALFORMED",
  })
  void givesAdviceOnEachProblemOfTheFirstApplication(String profile, String expected)
      throws TransportException {
    ApplicationReport first = inspect(profile, true).applications().get(0);

    assertThat(
            first.problems().stream()
                .map(problem -> problem.code() + " " + first.advice(problem).code())
                .collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "wrong-issuer-hash, issuer certificate",
    "wrong-signature, signed dynamic application data",
    "tampered-record, ICC certificate",
    "unknown-ca-key, CA public key",
  })
  void namesThePartThatIsNotGenuine(String profile, String part) throws TransportException {
    ApplicationReport first = inspect(profile, false).applications().get(0);

    assertThat(first.authentication().orElseThrow().isAuthenticated()).isFalse();
    assertThat(first.problems()).singleElement().extracting(p -> p.where()).isEqualTo(part);
  }

  @Test
  void tellsOfAFailedLinkByItsReason() throws TransportException {
    CardReport report = inspect("silent", true);

    assertThat(report.linkFailure()).isPresent();
    assertThat(report.problems())
        .singleElement()
        .satisfies(
            problem -> assertThat(report.advice(problem).code()).isEqualTo(report.advice().code()));
    assertThat(inspect("card-blocked", false).problems())
        .extracting(problem -> report.advice(problem).code().toString())
        .isEqualTo(List.of("CARD_BLOCKED"));
  }

  @ParameterizedTest
  @CsvSource({"standard, ENGLISH", "chinese, CHINESE", "gpo-refused, ''", "card-blocked, ''"})
  void speaksTheCardholdersLanguage(String profile, String language) throws TransportException {
    assertThat(inspect(profile, true).cardholderLanguage().map(Object::toString).orElse(""))
        .isEqualTo(language);
  }
}
