package io.github.emv4j.virtual;

import static io.github.emv4j.virtual.AuthenticationCards.CDA;
import static io.github.emv4j.virtual.AuthenticationCards.DDA;
import static io.github.emv4j.virtual.AuthenticationCards.SDA;
import static io.github.emv4j.virtual.AuthenticationCards.card;
import static io.github.emv4j.virtual.AuthenticationCards.staticKeys;

import io.github.emv4j.bytes.Bytes;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Cards that fail their authentication, each for one reason. */
final class UnauthenticCards {
  /** Of the issuer's certificate that is to be revoked. */
  static final Bytes REVOKED_SERIAL = Bytes.of(0x0B, 0xAD, 0xCE);

  private static final int TRAILER_AND_HASH = 21;
  private static final int PAN_FROM = 1;

  private UnauthenticCards() {}

  static List<NamedProfile> all() {
    return Stream.of(wrongCertificates(), wrongSignatures(), missingObjects())
        .flatMap(List::stream)
        .toList();
  }

  private static List<NamedProfile> wrongCertificates() {
    return List.of(
        dda(
            "wrong-issuer-hash",
            "wrong hash in the issuer's certificate",
            keys ->
                keys.afterHash(
                    PersonalisationTags.ISSUER_CERTIFICATE, UnauthenticCards::changedHash)),
        dda(
            "wrong-icc-hash",
            "wrong hash in the certificate of the card's key",
            keys ->
                keys.afterHash(PersonalisationTags.ICC_CERTIFICATE, UnauthenticCards::changedHash)),
        dda(
            "issuer-certificate-expired",
            "the issuer's certificate expired in December 2020",
            keys -> keys.issuerCertificateExpires("1220")),
        dda(
            "icc-certificate-expired",
            "the certificate of the card's key expired in December 2020",
            keys -> keys.iccCertificatesExpire("1220")),
        dda(
            "unknown-ca-key",
            "index EF of the certification authority's key, which nobody has",
            keys -> keys.with(Personalisation.object("8F", "EF"))),
        dda(
            "wrong-pan-in-certificate",
            "the certificate of the card's key is for another card number",
            keys -> keys.beforeHash(PersonalisationTags.ICC_CERTIFICATE, changedAt(PAN_FROM + 7))),
        dda(
            "issuer-identifier-mismatch",
            "the issuer's certificate is for other card numbers",
            keys -> keys.issuerIdentifier(Bytes.fromHex("476174FF"))),
        dda(
            "revoked-certificate",
            "issuer certificate 0BADCE under key E1 of A000000003: to be revoked",
            keys -> keys.issuerCertificateSerial(REVOKED_SERIAL)));
  }

  private static List<NamedProfile> wrongSignatures() {
    return List.of(
        dda(
            "tampered-record",
            "a record was changed after the card's key was certified",
            keys -> keys.signsOther(changedAt(0))),
        dda(
            "wrong-signature",
            "wrong hash in dynamic signatures",
            keys ->
                keys.afterHash(
                    PersonalisationTags.SIGNED_DYNAMIC_DATA, UnauthenticCards::changedHash)),
        new NamedProfile(
            "wrong-cda-signature",
            "wrong hash in signatures of cryptograms",
            () ->
                card(
                    CDA,
                    AuthenticationCards.usual(MadeUpAuthority.VISA)
                        .afterHash(
                            PersonalisationTags.SIGNED_DYNAMIC_DATA,
                            UnauthenticCards::changedHash))),
        dda(
            "ddol-without-number",
            "the list for dynamic signatures has no unpredictable number",
            keys -> keys.with(Personalisation.object("9F49", "9A039F0206"))),
        dda(
            "wrong-tag-list",
            "the static data tag list names more than the interchange profile",
            keys -> keys.with(Personalisation.object("9F4A", "8284"))),
        new NamedProfile(
            "tampered-static-data",
            "a record was changed after the issuer signed it",
            () -> card(SDA, staticKeys().signsOther(changedAt(0)))),
        new NamedProfile(
            "wrong-static-signature",
            "wrong format in the issuer's signature of the static data",
            () ->
                card(
                    SDA,
                    staticKeys()
                        .beforeHash(PersonalisationTags.SIGNED_STATIC_DATA, changedAt(0)))));
  }

  private static List<NamedProfile> missingObjects() {
    return List.of(
        dda(
            "no-ca-index",
            "no index of the certification authority's key: 8F is missing",
            keys -> keys.without(PersonalisationTags.CA_INDEX)),
        dda(
            "no-issuer-certificate",
            "no certificate of the issuer: 90 is missing",
            keys -> keys.without(PersonalisationTags.ISSUER_CERTIFICATE)),
        dda(
            "no-issuer-remainder",
            "the rest of the issuer's key is missing: 92",
            keys -> keys.without(PersonalisationTags.ISSUER_REMAINDER)),
        dda(
            "no-icc-exponent",
            "the exponent of the card's key is missing: 9F47",
            keys -> keys.without(PersonalisationTags.ICC_EXPONENT)),
        dda(
            "no-icc-remainder",
            "the rest of the card's key is missing: 9F48",
            keys -> keys.without(PersonalisationTags.ICC_REMAINDER)));
  }

  private static NamedProfile dda(
      String name, String description, UnaryOperator<CardKeys.Builder> mistake) {
    return new NamedProfile(
        name,
        description,
        () -> card(DDA, mistake.apply(AuthenticationCards.usual(MadeUpAuthority.VISA))));
  }

  private static Bytes changedHash(Bytes block) {
    return changed(block, block.length() - TRAILER_AND_HASH);
  }

  private static UnaryOperator<Bytes> changedAt(int index) {
    return bytes -> changed(bytes, index);
  }

  private static Bytes changed(Bytes bytes, int index) {
    byte[] array = bytes.toByteArray();
    array[index] ^= 0x01;
    return Bytes.copyOf(array);
  }
}
