package io.github.emv4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.keys.RevocationList;
import io.github.emv4j.oda.OdaMethod;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.report.ApplicationReport;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Authenticates the profiles of the virtual card through the one-call entry. */
class VirtualCardAuthenticationTest {
  private static final TerminalData TERMINAL =
      TerminalData.defaults(Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC));

  private static final EmvReader READER = EmvReader.withTerminal(TERMINAL);

  private static final CaKeys KEYS = VirtualCaKeys.trusted();

  @ParameterizedTest
  @CsvSource({
    "sda, SDA, 0200000000, 8000",
    "sda-1984, SDA, 0200000000, 8000",
    "dda, DDA, 0000000000, 8000",
    "dda-whole-keys, DDA, 0000000000, 8000",
    "dda-1984, DDA, 0000000000, 8000",
    "enciphered-pin, DDA, 0000000000, 8000",
  })
  void provesAGenuineCard(String profile, OdaMethod method, String tvr, String tsi)
      throws TransportException {
    OdaResult result = authenticate(profile, RevocationList.EMPTY);

    assertThat(result.describe()).isEqualTo(method + ": authenticated");
    assertThat(result.isAuthenticated()).isTrue();
    assertThat(result.method()).hasValue(method);
    assertThat(result.tvr().bytes().toHex()).isEqualTo(tvr);
    assertThat(result.tsi().bytes().toHex()).isEqualTo(tsi);
  }

  @ParameterizedTest
  @CsvSource({"standard", "cda", "all-methods"})
  void preparesCdaAndProvesTheCardByDda(String profile) throws TransportException {
    OdaResult result = authenticate(profile, RevocationList.EMPTY);

    assertThat(result)
        .isInstanceOfSatisfying(
            OdaResult.CdaPrepared.class, prepared -> assertThat(prepared.ddaNumber()).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "wrong-issuer-hash, ISSUER_CERTIFICATE, HASH",
    "wrong-icc-hash, ICC_CERTIFICATE, HASH",
    "issuer-certificate-expired, ISSUER_CERTIFICATE, EXPIRY",
    "icc-certificate-expired, ICC_CERTIFICATE, EXPIRY",
    "unknown-ca-key, CA_PUBLIC_KEY, KNOWN",
    "wrong-pan-in-certificate, ICC_CERTIFICATE, PAN",
    "issuer-identifier-mismatch, ISSUER_CERTIFICATE, ISSUER_IDENTIFIER",
    "tampered-record, ICC_CERTIFICATE, HASH",
    "wrong-signature, SIGNED_DYNAMIC_DATA, HASH",
    "ddol-without-number, DDOL, UNPREDICTABLE_NUMBER",
    "wrong-tag-list, STATIC_DATA, TAG_LIST",
    "no-ca-index, CA_PUBLIC_KEY, PRESENT",
    "no-issuer-certificate, ISSUER_CERTIFICATE, PRESENT",
    "no-issuer-remainder, ISSUER_CERTIFICATE, PRESENT",
    "no-icc-exponent, ICC_CERTIFICATE, PRESENT",
    "no-icc-remainder, ICC_CERTIFICATE, PRESENT",
    "tampered-static-data, SIGNED_STATIC_DATA, HASH",
    "wrong-static-signature, SIGNED_STATIC_DATA, FORMAT",
  })
  void namesTheStepThatFailed(String profile, String part, String check) throws TransportException {
    OdaResult result = authenticate(profile, RevocationList.EMPTY);

    assertThat(result.isAuthenticated()).isFalse();
    FailedCheck failure = result.failure().orElseThrow();
    assertThat(failure.part() + " " + failure.check()).isEqualTo(part + " " + check);
  }

  @Test
  void refusesARevokedCertificateIfItIsTold() throws TransportException {
    Bytes entry = VirtualProfiles.revokedIssuerCertificate();
    RevocationList list =
        RevocationList.of(
            List.of(new RevocationList.Entry(entry.slice(0, 5), entry.at(5), entry.slice(6, 9))));

    assertThat(authenticate("revoked-certificate", RevocationList.EMPTY).isAuthenticated())
        .isTrue();
    assertThat(authenticate("revoked-certificate", list).failure().orElseThrow().check())
        .hasToString("REVOCATION");
  }

  @Test
  void doesNotTrustAMadeUpAuthorityByItself() throws TransportException {
    OdaResult result =
        READER.read(connect("dda")).orElseThrow().authenticate(CaKeys.bundledWithTestKeys());

    assertThat(result.failure().orElseThrow().check()).hasToString("KNOWN");
  }

  @Test
  void tellsAnInspectionOfAFailureAsAFinding() throws TransportException {
    CardReport report = READER.trusting(KEYS).inspect(connect("wrong-signature"));

    ApplicationReport application = report.firstRead().orElseThrow();
    assertThat(application.authentication()).isPresent();
    assertThat(application.problems())
        .extracting("code")
        .containsExactly(FindingCode.AUTHENTICATION_FAILED);
  }

  @Test
  void tellsAnInspectionOfAMissingKeyAsAFinding() throws TransportException {
    CardReport report = READER.trusting(CaKeys.bundled()).inspect(connect("dda"));

    assertThat(report.firstRead().orElseThrow().problems())
        .extracting("code")
        .containsExactly(FindingCode.CA_KEY_UNKNOWN);
  }

  private static OdaResult authenticate(String profile, RevocationList revocations)
      throws TransportException {
    ReadApplication application = READER.read(connect(profile)).orElseThrow();
    return application.authenticate(KEYS, revocations);
  }

  private static CardConnection connect(String profile) throws TransportException {
    return VirtualReader.holding(VirtualProfiles.byName(profile)).waitForCard(Duration.ZERO);
  }
}
