package io.github.emv4j.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.emv4j.keys.CertificateType;
import org.junit.jupiter.api.Tag;

/** The card's certificate counts only if it is genuine and says what it should. */
@Tag("keys")
class IccCertificateFuzzTest {
  private static final CertificateCase CERTIFICATE =
      CertificateCase.of(CertificateType.ICC, TestRsaKey.of(88, 2), TestRsaKey.of(80, 3));

  @FuzzTest(maxDuration = "10s")
  void countsOnlyIfGenuine(byte[] input) {
    CERTIFICATE.check(input);
  }
}
