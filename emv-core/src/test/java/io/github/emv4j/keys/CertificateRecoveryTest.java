package io.github.emv4j.keys;

import static io.github.emv4j.keys.SampleChain.CA;
import static io.github.emv4j.keys.SampleChain.ICC_BLOCK;
import static io.github.emv4j.keys.SampleChain.ICC_REMAINDER;
import static io.github.emv4j.keys.SampleChain.ISSUER;
import static io.github.emv4j.keys.SampleChain.ISSUER_BLOCK;
import static io.github.emv4j.keys.SampleChain.ISSUER_REMAINDER;
import static io.github.emv4j.keys.SampleChain.STATIC_DATA;
import static io.github.emv4j.keys.SampleChain.THREE;
import static io.github.emv4j.keys.SampleChain.parts;
import static io.github.emv4j.keys.SampleChain.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Pan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateRecoveryTest {
  private static final Bytes FERMAT_FOUR = Bytes.fromHex("010001");

  @Test
  void sampleSignerMakesTheVectorsAgain() {
    assertThat(CA.bytes()).isEqualTo(SampleChain.CA_MODULUS);
    assertThat(CA.signHashed(ISSUER_BLOCK, ISSUER_REMAINDER, THREE))
        .isEqualTo(SampleChain.ISSUER_CERTIFICATE);
    assertThat(ISSUER.signHashed(ICC_BLOCK, ICC_REMAINDER, THREE, STATIC_DATA))
        .isEqualTo(SampleChain.ICC_CERTIFICATE);
  }

  @Test
  void recoversIssuerKey() {
    Recovery recovery = issuer(SampleChain.ISSUER_CERTIFICATE);
    assertThat(recovery.failure()).isEmpty();
    assertThat(recovery.key()).contains(SampleChain.issuerKey());
    Certificate certificate = recovery.certificate().orElseThrow();
    assertThat(certificate.block()).isEqualTo(ISSUER_BLOCK);
    assertThat(certificate.holder()).contains("999999" + "12");
    assertThat(certificate.expiry()).contains(YearMonth.of(2049, 12));
    assertThat(certificate.serial().toHex()).isEqualTo("000001");
    assertThat(certificate.keyLength()).isEqualTo(128);
    assertThat(certificate.exponentLength()).isEqualTo(1);
    assertThat(certificate)
        .hasToString("issuer certificate 000001 until 2049-12, key of 1024 bits");
  }

  @Test
  void recoversIccKey() {
    Recovery recovery = icc(SampleChain.ICC_CERTIFICATE);
    assertThat(recovery.failure()).isEmpty();
    assertThat(recovery.key()).contains(SampleChain.iccKey());
    Certificate certificate = recovery.certificate().orElseThrow();
    assertThat(certificate.holder()).contains("9999991234567893");
    assertThat(certificate.serial().toHex()).isEqualTo("000002");
    assertThat(certificate.toString()).doesNotContain("1234567893");
  }

  @Test
  void recoversPinEnciphermentKeyWithoutStaticData() {
    Bytes certificate = ISSUER.signHashed(ICC_BLOCK, ICC_REMAINDER, THREE);
    KeyParts parts = parts(certificate, THREE, ICC_REMAINDER);
    Recovery recovery =
        CertificateRecovery.pinEncipherment(SampleChain.issuerKey(), parts, SampleChain.context());
    assertThat(recovery.key()).contains(SampleChain.iccKey());
    assertThat(recovery.certificate().orElseThrow().type())
        .isEqualTo(CertificateType.PIN_ENCIPHERMENT);
  }

  @Test
  void staticDataDoesNotEnterPinEnciphermentCertificate() {
    KeyParts parts = parts(SampleChain.ICC_CERTIFICATE, THREE, ICC_REMAINDER);
    Recovery recovery =
        CertificateRecovery.pinEncipherment(SampleChain.issuerKey(), parts, SampleChain.context());
    assertFails(recovery, Check.HASH);
    assertThat(recovery.failure().orElseThrow().part())
        .isEqualTo(CheckedPart.PIN_ENCIPHERMENT_CERTIFICATE);
  }

  // Offsets of EMV 4.4 Book 2, table 6; everything but the byte named is signed again and right.
  @ParameterizedTest
  @CsvSource({
    "127, BB, TRAILER",
    "0, 6B, HEADER",
    "1, 04, FORMAT",
    "2, 98, ISSUER_IDENTIFIER",
    "5, 13, ISSUER_IDENTIFIER",
    "5, F2, ISSUER_IDENTIFIER",
    "3, FF, ISSUER_IDENTIFIER",
    "2, A9, ISSUER_IDENTIFIER",
    "6, 13, EXPIRY",
    "6, 00, EXPIRY",
    "6, 1A, EXPIRY",
    "7, 25, EXPIRY",
    "7, 99, EXPIRY",
    "7, A1, EXPIRY",
    "11, 02, HASH_ALGORITHM",
    "11, 00, HASH_ALGORITHM",
    "12, 00, KEY_ALGORITHM",
    "12, 10, KEY_ALGORITHM",
    "13, 7F, REMAINDER",
    "13, 81, KEY_LENGTH",
    "13, FF, KEY_LENGTH",
    "13, 00, KEY_LENGTH",
    "14, 03, EXPONENT",
    "14, 00, EXPONENT",
    "15, 3A, MODULUS",
  })
  void eachFieldOfTheIssuerCertificateHasItsOwnCheck(int offset, String value, Check check) {
    Bytes block = with(ISSUER_BLOCK, offset, Integer.parseInt(value, 16));
    Recovery recovery = issuer(CA.signHashed(block, ISSUER_REMAINDER, THREE));
    assertFails(recovery, check);
    assertThat(recovery.failure().orElseThrow().part()).isEqualTo(CheckedPart.ISSUER_CERTIFICATE);
    boolean readable = check.compareTo(Check.FORMAT) > 0;
    assertThat(recovery.certificate().isPresent()).isEqualTo(readable);
  }

  @ParameterizedTest
  @CsvSource({
    "127, CC, TRAILER",
    "0, 6C, HEADER",
    "1, 02, FORMAT",
    "2, 98, PAN",
    "9, 94, PAN",
    "9, 9F, PAN",
    "10, 0F, PAN",
    "12, 00, EXPIRY",
    "13, 26, EXPIRY_OK",
    "13, 25, EXPIRY",
    "17, 02, HASH_ALGORITHM",
    "18, 02, KEY_ALGORITHM",
    "19, 5F, REMAINDER",
    "19, 61, REMAINDER",
    "19, 81, KEY_LENGTH",
    "20, 02, EXPONENT",
    "21, 5A, MODULUS",
  })
  void eachFieldOfTheIccCertificateHasItsOwnCheck(int offset, String value, String check) {
    Bytes block = with(ICC_BLOCK, offset, Integer.parseInt(value, 16));
    Recovery recovery = icc(ISSUER.signHashed(block, ICC_REMAINDER, THREE, STATIC_DATA));
    if (check.equals("EXPIRY_OK")) {
      assertThat(recovery.failure()).isEmpty();
    } else {
      assertFails(recovery, Check.valueOf(check));
    }
  }

  @Test
  void everyByteThatIsHashedIsHashed() {
    for (int i = 2; i < ISSUER_BLOCK.length() - 1; i++) {
      Check expected = i == 11 ? Check.HASH_ALGORITHM : i == 13 ? null : Check.HASH;
      if (expected != null) {
        assertFails(issuer(CA.sign(SampleChain.flipped(ISSUER_BLOCK, i))), expected);
      }
    }
    for (int i = 2; i < ICC_BLOCK.length() - 1; i++) {
      Check expected = i == 17 ? Check.HASH_ALGORITHM : Check.HASH;
      assertFails(icc(ISSUER.sign(SampleChain.flipped(ICC_BLOCK, i))), expected);
    }
  }

  @Test
  void hashCoversRemainderExponentAndStaticData() {
    Bytes certificate = SampleChain.ISSUER_CERTIFICATE;
    assertFails(
        issuer(parts(certificate, THREE, SampleChain.flipped(ISSUER_REMAINDER, 0))), Check.HASH);
    assertFails(issuer(parts(certificate, Bytes.of(2), ISSUER_REMAINDER)), Check.HASH);
    assertFails(
        issuer(parts(certificate, THREE, ISSUER_REMAINDER.concat(Bytes.of(0)))), Check.HASH);
    assertFails(
        CertificateRecovery.icc(
            SampleChain.issuerKey(),
            parts(SampleChain.ICC_CERTIFICATE, THREE, ICC_REMAINDER),
            SampleChain.flipped(STATIC_DATA, STATIC_DATA.length() - 2),
            SampleChain.context()),
        Check.HASH);
  }

  @Test
  void remainderMustBeExactlyTheRest() {
    Bytes tooLong = ISSUER_REMAINDER.concat(Bytes.of(1));
    assertFails(
        issuer(parts(CA.signHashed(ISSUER_BLOCK, tooLong, THREE), THREE, tooLong)),
        Check.REMAINDER);
    Bytes tooShort = ISSUER_REMAINDER.slice(0, 35);
    assertFails(
        issuer(parts(CA.signHashed(ISSUER_BLOCK, tooShort, THREE), THREE, tooShort)),
        Check.REMAINDER);
  }

  @Test
  void evenModulusIsRefused() {
    Bytes even = with(ISSUER_REMAINDER, 35, 0xA8);
    assertFails(
        issuer(parts(CA.signHashed(ISSUER_BLOCK, even, THREE), THREE, even)), Check.MODULUS);
  }

  @Test
  void zeroModulusIsRefused() {
    Bytes head = ISSUER_BLOCK.slice(0, 15);
    Bytes block = head.concat(Bytes.filled(0, 92)).concat(ISSUER_BLOCK.from(107));
    Bytes zero = Bytes.filled(0, 36);
    assertFails(issuer(parts(CA.signHashed(block, zero, THREE), THREE, zero)), Check.MODULUS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "01", "02", "05", "11", "FF"})
  void otherExponentsAreRefused(String hex) {
    Bytes exponent = Bytes.fromHex(hex);
    Bytes certificate = CA.signHashed(ISSUER_BLOCK, ISSUER_REMAINDER, exponent);
    assertFails(issuer(parts(certificate, exponent, ISSUER_REMAINDER)), Check.EXPONENT);
  }

  @ParameterizedTest
  @CsvSource({"000003, 3", "010003, 3", "0003, 2", "01000001, 4"})
  void otherCodingsOfExponentsAreRefused(String hex, int length) {
    Bytes exponent = Bytes.fromHex(hex);
    Bytes block = with(ISSUER_BLOCK, 14, length);
    Bytes certificate = CA.signHashed(block, ISSUER_REMAINDER, exponent);
    assertFails(issuer(parts(certificate, exponent, ISSUER_REMAINDER)), Check.EXPONENT);
  }

  @Test
  void exponent65537IsTaken() {
    Bytes block = with(ISSUER_BLOCK, 14, 3);
    Bytes certificate = CA.signHashed(block, ISSUER_REMAINDER, FERMAT_FOUR);
    Recovery recovery = issuer(parts(certificate, FERMAT_FOUR, ISSUER_REMAINDER));
    assertThat(recovery.key()).contains(RsaPublicKey.of(ISSUER.bytes(), FERMAT_FOUR));
  }

  @Test
  void lengthAndRangeComeFirst() {
    Bytes certificate = SampleChain.ISSUER_CERTIFICATE;
    assertFails(issuer(certificate.from(1)), Check.LENGTH);
    assertFails(issuer(certificate.concat(Bytes.of(0))), Check.LENGTH);
    assertFails(issuer(Bytes.filled(0xFF, 65_000)), Check.LENGTH);
    assertFails(issuer(SampleChain.CA_MODULUS), Check.RANGE);
    assertFails(issuer(Bytes.filled(0xFF, 128)), Check.RANGE);
    assertFails(issuer(Bytes.filled(0, 128)), Check.TRAILER);
  }

  @Test
  void absentPartsAreMissingData() {
    Optional<Bytes> none = Optional.empty();
    Optional<Bytes> certificate = Optional.of(SampleChain.ISSUER_CERTIFICATE);
    Optional<Bytes> exponent = Optional.of(THREE);
    assertMissing(issuer(new KeyParts(none, exponent, none)));
    assertMissing(issuer(new KeyParts(certificate, none, none)));
    assertMissing(issuer(new KeyParts(certificate, exponent, none)));
    assertMissing(issuer(new KeyParts(certificate, exponent, Optional.of(Bytes.EMPTY))));
  }

  @Test
  void absentCardNumberIsMissingData() {
    CertificateContext context =
        new CertificateContext(Optional.empty(), SampleChain.TODAY, RevocationList.EMPTY);
    KeyParts parts = parts(SampleChain.ISSUER_CERTIFICATE, THREE, ISSUER_REMAINDER);
    assertMissing(CertificateRecovery.issuer(SampleChain.caKey(), parts, context));
  }

  @Test
  void keyThatFitsTheCertificateNeedsNoRemainder() {
    Bytes modulus = SampleChain.ICC.bytes().slice(0, 79).concat(Bytes.of(1));
    Bytes block =
        with(ISSUER_BLOCK, 13, 80)
            .slice(0, 15)
            .concat(modulus)
            .concat(Bytes.filled(0xBB, 12))
            .concat(ISSUER_BLOCK.from(107));
    KeyParts parts =
        new KeyParts(
            Optional.of(CA.signHashed(block, THREE)), Optional.of(THREE), Optional.empty());
    assertThat(issuer(parts).key()).contains(RsaPublicKey.of(modulus, THREE));
  }

  @Test
  void keyThatFillsTheCertificateNeedsNoRemainder() {
    Bytes modulus = SampleChain.CA_MODULUS.slice(0, 91).concat(Bytes.of(1));
    Bytes block =
        with(ISSUER_BLOCK, 13, 92).slice(0, 15).concat(modulus).concat(ISSUER_BLOCK.from(107));
    Bytes extra = Bytes.of(1, 2);
    KeyParts alone =
        new KeyParts(
            Optional.of(CA.signHashed(block, THREE)), Optional.of(THREE), Optional.empty());
    KeyParts with = parts(CA.signHashed(block, extra, THREE), THREE, extra);

    assertThat(issuer(alone).key()).contains(RsaPublicKey.of(modulus, THREE));
    assertThat(issuer(with).key()).contains(RsaPublicKey.of(modulus, THREE));
  }

  // The digest of Book 2: an unneeded remainder enters the hash, and the hash decides.
  @Test
  void unneededRemainderIsDecidedByTheHash() {
    Bytes modulus = SampleChain.ICC.bytes().slice(0, 79).concat(Bytes.of(1));
    Bytes block =
        with(ISSUER_BLOCK, 13, 80)
            .slice(0, 15)
            .concat(modulus)
            .concat(Bytes.filled(0xBB, 12))
            .concat(ISSUER_BLOCK.from(107));
    Bytes extra = Bytes.of(1, 2);
    assertThat(issuer(parts(CA.signHashed(block, extra, THREE), THREE, extra)).failure()).isEmpty();
    assertFails(issuer(parts(CA.signHashed(block, THREE), THREE, extra)), Check.HASH);
  }

  @ParameterizedTest
  @CsvSource({
    "999FFFFF, true",
    "9999FFFF, true",
    "99FFFFFF, false",
    "FFFFFFFF, false",
    "999F9FFF, false",
    "99999912, true",
    "999999FF, true"
  })
  void issuerIdentifierHasThreeToEightDigits(String identifier, boolean valid) {
    Bytes block =
        ISSUER_BLOCK.slice(0, 2).concat(Bytes.fromHex(identifier)).concat(ISSUER_BLOCK.from(6));
    Recovery recovery = issuer(CA.signHashed(block, ISSUER_REMAINDER, THREE));
    assertThat(recovery.failure().map(FailedCheck::check))
        .isEqualTo(valid ? Optional.empty() : Optional.of(Check.ISSUER_IDENTIFIER));
  }

  @ParameterizedTest
  @CsvSource({
    "999999123456789, 999999123456789FFFFF",
    "9999991234567890123, 9999991234567890123F",
    "99999912345678, 99999912345678FFFFFF",
  })
  void cardNumbersOfOddAndEvenLengthAreCompared(String pan, String field) {
    Bytes block = ICC_BLOCK.slice(0, 2).concat(Bytes.fromHex(field)).concat(ICC_BLOCK.from(12));
    KeyParts parts =
        parts(ISSUER.signHashed(block, ICC_REMAINDER, THREE, STATIC_DATA), THREE, ICC_REMAINDER);
    CertificateContext same = CertificateContext.of(Pan.of(pan), SampleChain.TODAY);
    assertThat(CertificateRecovery.icc(SampleChain.issuerKey(), parts, STATIC_DATA, same).failure())
        .isEmpty();
    CertificateContext other =
        CertificateContext.of(Pan.of(pan.substring(0, pan.length() - 1)), SampleChain.TODAY);
    assertFails(
        CertificateRecovery.icc(SampleChain.issuerKey(), parts, STATIC_DATA, other), Check.PAN);
  }

  @Test
  void certificateIsValidToTheEndOfItsLastMonth() {
    assertThat(issuerOn(LocalDate.of(2049, 12, 31)).failure()).isEmpty();
    Bytes block = with(ISSUER_BLOCK, 7, 0x26);
    KeyParts parts = parts(CA.signHashed(block, ISSUER_REMAINDER, THREE), THREE, ISSUER_REMAINDER);
    CertificateContext after = CertificateContext.of(SampleChain.PAN, LocalDate.of(2027, 1, 1));
    assertFails(CertificateRecovery.issuer(SampleChain.caKey(), parts, after), Check.EXPIRY);
  }

  @Test
  void revokedIssuerCertificateFails() {
    Bytes serial = Bytes.fromHex("000001");
    RevocationList hit =
        RevocationList.of(
            List.of(new RevocationList.Entry(SampleChain.RID, SampleChain.INDEX, serial)));
    RevocationList otherKey =
        RevocationList.of(List.of(new RevocationList.Entry(SampleChain.RID, 0xE2, serial)));
    assertFails(issuerWith(hit), Check.REVOCATION);
    assertThat(issuerWith(otherKey).failure()).isEmpty();
    assertThat(hit.size()).isEqualTo(1);
    assertThat(RevocationList.EMPTY.size()).isZero();
  }

  @Test
  void keyTooShortForTheFormatEndsInAResult() {
    Bytes modulus = SampleChain.ICC.bytes().slice(0, 40).concat(Bytes.of(1));
    RsaPublicKey tiny = RsaPublicKey.of(modulus, THREE);
    KeyParts parts = parts(Bytes.filled(0x11, 41), THREE, Bytes.EMPTY);
    assertFails(
        CertificateRecovery.icc(tiny, parts, STATIC_DATA, SampleChain.context()), Check.KEY_LENGTH);
  }

  @Test
  void keyJustLongEnoughForTheFormatIsTried() {
    RsaPublicKey key = RsaPublicKey.of(Bytes.filled(0xFF, 26), THREE);
    SignedBlock block = SignedBlock.open(key, Bytes.filled(0x11, 25), BlockLayout.STATIC);

    assertThat(block.failure().map(FailedCheck::check)).contains(Check.LENGTH);
    assertThat(block).hasToString("signed static application data of 0 bytes");
  }

  @Test
  void failureTellsWhatWasFound() {
    Bytes header = with(ISSUER_BLOCK, 0, 0x6B);

    assertThat(issuer(CA.signHashed(header, ISSUER_REMAINDER, THREE)).failure().orElseThrow())
        .extracting(FailedCheck::detail)
        .isEqualTo("found 6B");
  }

  private static Recovery issuerOn(LocalDate today) {
    KeyParts parts = parts(SampleChain.ISSUER_CERTIFICATE, THREE, ISSUER_REMAINDER);
    return CertificateRecovery.issuer(
        SampleChain.caKey(), parts, CertificateContext.of(SampleChain.PAN, today));
  }

  private static Recovery issuerWith(RevocationList list) {
    KeyParts parts = parts(SampleChain.ISSUER_CERTIFICATE, THREE, ISSUER_REMAINDER);
    CertificateContext context =
        new CertificateContext(Optional.of(SampleChain.PAN), SampleChain.TODAY, list);
    return CertificateRecovery.issuer(SampleChain.caKey(), parts, context);
  }

  private static Recovery issuer(Bytes certificate) {
    return issuer(parts(certificate, THREE, ISSUER_REMAINDER));
  }

  private static Recovery issuer(KeyParts parts) {
    return CertificateRecovery.issuer(SampleChain.caKey(), parts, SampleChain.context());
  }

  private static Recovery icc(Bytes certificate) {
    return CertificateRecovery.icc(
        SampleChain.issuerKey(),
        parts(certificate, THREE, ICC_REMAINDER),
        STATIC_DATA,
        SampleChain.context());
  }

  private static void assertFails(Recovery recovery, Check check) {
    assertThat(recovery.failure().map(FailedCheck::check)).contains(check);
    assertThat(recovery.key()).isEmpty();
  }

  private static void assertMissing(Recovery recovery) {
    assertFails(recovery, Check.PRESENT);
    assertThat(recovery.failure().orElseThrow().isDataMissing()).isTrue();
  }
}
