package io.github.emv4j.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.emv4j.bytes.Bytes;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fields of recovered certificates (EMV 4.4 Book 2, tables 6 and 14). */
class CertificateTest {
  @ParameterizedTest
  @CsvSource({
    "0100, 2000-01",
    "1249, 2049-12",
    "0150, 1950-01",
    "0999, 1999-09",
    "1126, 2026-11",
    "0026,",
    "1326,",
    "0A26,",
    "A126,",
    "010A,",
    "01A0,",
  })
  void expiryIsMonthAndYearWithin1950To2049(String field, YearMonth expiry) {
    Bytes block = SampleChain.ISSUER_BLOCK;
    Bytes changed = block.slice(0, 6).concat(Bytes.fromHex(field)).concat(block.from(8));

    assertThat(new Certificate(CertificateType.ISSUER, changed).expiry())
        .isEqualTo(Optional.ofNullable(expiry));
  }

  @Test
  void tellsItsAlgorithms() {
    Certificate certificate =
        new Certificate(
            CertificateType.ICC,
            SampleChain.with(SampleChain.with(SampleChain.ICC_BLOCK, 17, 7), 18, 9));

    assertThat(certificate.hashAlgorithm()).isEqualTo(7);
    assertThat(certificate.keyAlgorithm()).isEqualTo(9);
  }

  @Test
  void hasRoomForItsFieldsAtLeast() {
    Bytes shortest = Bytes.filled(0, 36);

    assertThat(new Certificate(CertificateType.ISSUER, shortest).modulusField().length()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Certificate(CertificateType.ISSUER, shortest.from(1)));
  }
}
