package io.github.emv4j.keys;

import io.github.emv4j.bytes.Bytes;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Recovers public keys from certificates, with every check in the order of the books (EMV 4.4 Book
 * 2, 5.3, 6.3, 6.4 and 7.1).
 */
public final class CertificateRecovery {
  private static final int RSA = 0x01;
  private static final int MIN_IDENTIFIER_DIGITS = 3;

  private final CertificateType type;
  private final KeyParts parts;
  private final CertificateContext context;
  private final Predicate<Bytes> revoked;

  private CertificateRecovery(
      CertificateType type, KeyParts parts, CertificateContext context, Predicate<Bytes> revoked) {
    this.type = type;
    this.parts = parts;
    this.context = context;
    this.revoked = revoked;
  }

  /**
   * {@return the issuer's key (EMV 4.4 Book 2, 5.3)}
   *
   * @param ca the key under which the certificate was made
   * @param parts tags 90, 9F32, 92
   * @param context what to compare with
   */
  public static Recovery issuer(CaPublicKey ca, KeyParts parts, CertificateContext context) {
    Predicate<Bytes> revoked = serial -> context.revocations().contains(ca, serial);
    return new CertificateRecovery(CertificateType.ISSUER, parts, context, revoked)
        .recover(ca.key(), Bytes.EMPTY);
  }

  /**
   * {@return the card's key (EMV 4.4 Book 2, 6.4)}
   *
   * @param issuer the issuer's key
   * @param parts tags 9F46, 9F47, 9F48
   * @param staticData the static data to be authenticated, which the certificate covers
   * @param context what to compare with
   */
  public static Recovery icc(
      RsaPublicKey issuer, KeyParts parts, Bytes staticData, CertificateContext context) {
    return new CertificateRecovery(CertificateType.ICC, parts, context, serial -> false)
        .recover(issuer, staticData);
  }

  /**
   * {@return the card's key for enciphering PINs (EMV 4.4 Book 2, 7.1)}
   *
   * @param issuer the issuer's key
   * @param parts tags 9F2D, 9F2E, 9F2F
   * @param context what to compare with
   */
  public static Recovery pinEncipherment(
      RsaPublicKey issuer, KeyParts parts, CertificateContext context) {
    return new CertificateRecovery(
            CertificateType.PIN_ENCIPHERMENT, parts, context, serial -> false)
        .recover(issuer, Bytes.EMPTY);
  }

  private Recovery recover(RsaPublicKey signer, Bytes staticData) {
    if (parts.certificate().isEmpty()) {
      return new Recovery.Failed(absent("the certificate").orElseThrow(), Optional.empty());
    }
    if (parts.exponent().isEmpty()) {
      return new Recovery.Failed(absent("the exponent").orElseThrow(), Optional.empty());
    }
    SignedBlock block = SignedBlock.open(signer, parts.certificate().get(), type.layout());
    if (block.failure().isPresent()) {
      return new Recovery.Failed(block.failure().get(), Optional.empty());
    }
    Certificate certificate = new Certificate(type, block.bytes());
    Bytes exponent = parts.exponent().get();
    Bytes modulus = modulus(certificate);
    Optional<FailedCheck> failure =
        remainderAbsent(certificate)
            .or(() -> block.checkHash(remainder(), exponent, staticData))
            .or(() -> holderFailure(certificate))
            .or(() -> validityFailure(certificate))
            .or(() -> exponentFailure(certificate, exponent))
            .or(() -> modulusFailure(certificate, modulus));
    if (failure.isPresent()) {
      return new Recovery.Failed(failure.get(), Optional.of(certificate));
    }
    return new Recovery.Recovered(certificate, RsaPublicKey.of(modulus, exponent));
  }

  // Before the hash, which covers the remainder: otherwise nobody would learn that it is missing.
  private Optional<FailedCheck> remainderAbsent(Certificate certificate) {
    int length = certificate.keyLength();
    boolean needed =
        length > certificate.modulusField().length() && length <= certificate.block().length();
    return needed && remainder().isEmpty() ? absent("the remainder of the key") : Optional.empty();
  }

  private Optional<FailedCheck> holderFailure(Certificate certificate) {
    if (context.pan().isEmpty()) {
      return absent("the card number (5A)");
    }
    String pan = context.pan().get().digits();
    String holder = certificate.holder().orElse("");
    if (type == CertificateType.ISSUER) {
      return holder.length() >= MIN_IDENTIFIER_DIGITS && pan.startsWith(holder)
          ? Optional.empty()
          : failed(Check.ISSUER_IDENTIFIER, "it differs or is malformed");
    }
    return pan.equals(holder) ? Optional.empty() : failed(Check.PAN, "it differs or is malformed");
  }

  private Optional<FailedCheck> validityFailure(Certificate certificate) {
    Optional<LocalDate> lastDay = certificate.expiry().map(YearMonth::atEndOfMonth);
    if (lastDay.isEmpty()) {
      return failed(Check.EXPIRY, "the month is malformed");
    }
    if (context.today().isAfter(lastDay.get())) {
      return failed(Check.EXPIRY, "it ended on " + lastDay.get());
    }
    if (revoked.test(certificate.serial())) {
      return failed(Check.REVOCATION, "serial number " + certificate.serial().toHex());
    }
    if (certificate.keyAlgorithm() != RSA) {
      return failed(Check.KEY_ALGORITHM, String.format("found %02X", certificate.keyAlgorithm()));
    }
    return Optional.empty();
  }

  private Optional<FailedCheck> exponentFailure(Certificate certificate, Bytes exponent) {
    if (certificate.exponentLength() != exponent.length()) {
      return failed(
          Check.EXPONENT,
          "the certificate says " + certificate.exponentLength() + " bytes, not " + exponent);
    }
    return RsaPublicKey.exponentFault(exponent).flatMap(fault -> failed(Check.EXPONENT, fault));
  }

  private Optional<FailedCheck> modulusFailure(Certificate certificate, Bytes modulus) {
    int length = certificate.keyLength();
    int signerLength = certificate.block().length();
    if (length == 0 || length > signerLength) {
      return failed(Check.KEY_LENGTH, length + " bytes, signed with " + signerLength);
    }
    if (modulus.length() != length) {
      return failed(
          Check.REMAINDER, "modulus with it has " + modulus + ", the certificate says " + length);
    }
    return RsaPublicKey.modulusFault(modulus).flatMap(fault -> failed(Check.MODULUS, fault));
  }

  /** {@return the modulus as far as it is there; its length tells whether the remainder fits} */
  private Bytes modulus(Certificate certificate) {
    Bytes field = certificate.modulusField();
    return certificate.keyLength() <= field.length()
        ? field.slice(0, certificate.keyLength())
        : field.concat(remainder());
  }

  private Bytes remainder() {
    return parts.remainder().orElse(Bytes.EMPTY);
  }

  private Optional<FailedCheck> absent(String what) {
    return failed(Check.PRESENT, what + " is absent");
  }

  private Optional<FailedCheck> failed(Check check, String detail) {
    return Optional.of(type.layout().failed(check, detail));
  }
}
