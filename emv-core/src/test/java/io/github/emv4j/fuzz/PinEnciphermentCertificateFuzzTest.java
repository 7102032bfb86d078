package io.github.emv4j.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.emv4j.keys.CertificateType;
import org.junit.jupiter.api.Tag;

/** The card's PIN certificate counts only if it is genuine and says what it should. */
@Tag("keys")
class PinEnciphermentCertificateFuzzTest {
  private static final CertificateCase CERTIFICATE =
      CertificateCase.of(
          CertificateType.PIN_ENCIPHERMENT, TestRsaKey.of(88, 2), TestRsaKey.of(40, 4));

  @FuzzTest(maxDuration = "10s")
  void countsOnlyIfGenuine(byte[] input) {
    CERTIFICATE.check(input);
  }
}
