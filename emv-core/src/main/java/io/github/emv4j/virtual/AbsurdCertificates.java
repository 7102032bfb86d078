package io.github.emv4j.virtual;

import static io.github.emv4j.virtual.PersonalisationTags.CA_INDEX;
import static io.github.emv4j.virtual.PersonalisationTags.ICC_CERTIFICATE;
import static io.github.emv4j.virtual.PersonalisationTags.ICC_EXPONENT;
import static io.github.emv4j.virtual.PersonalisationTags.ICC_REMAINDER;
import static io.github.emv4j.virtual.PersonalisationTags.ISSUER_CERTIFICATE;
import static io.github.emv4j.virtual.PersonalisationTags.ISSUER_EXPONENT;
import static io.github.emv4j.virtual.PersonalisationTags.ISSUER_REMAINDER;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Cards whose certificates have lengths that no certificate can have. */
final class AbsurdCertificates {
  private static final int ISSUER_LENGTHS = 12;
  private static final int ICC_LENGTHS = 18;
  private static final int MAX_VALUE = 240;

  private AbsurdCertificates() {}

  static List<NamedProfile> all() {
    return Stream.of(objects(), lengths(), exponents()).flatMap(List::stream).toList();
  }

  private static List<NamedProfile> objects() {
    return List.of(
        with("issuer-certificate-empty", "no bytes", ISSUER_CERTIFICATE, Bytes.EMPTY),
        with("issuer-certificate-tiny", "one byte", ISSUER_CERTIFICATE, Bytes.of(0x6A)),
        with(
            "issuer-certificate-huge",
            "240 bytes under a key of 144",
            ISSUER_CERTIFICATE,
            Bytes.filled(0x6A, MAX_VALUE)),
        with("icc-certificate-empty", "no bytes", ICC_CERTIFICATE, Bytes.EMPTY),
        with("icc-certificate-tiny", "one byte", ICC_CERTIFICATE, Bytes.of(0x6A)),
        with(
            "icc-certificate-huge",
            "240 bytes under a key of 128",
            ICC_CERTIFICATE,
            Bytes.filled(0x6A, MAX_VALUE)),
        with("issuer-remainder-huge", "240 bytes", ISSUER_REMAINDER, Bytes.filled(1, MAX_VALUE)),
        with("icc-remainder-huge", "240 bytes", ICC_REMAINDER, Bytes.filled(1, MAX_VALUE)),
        with("ca-index-long", "four bytes", CA_INDEX, Bytes.fromHex("000000E1")));
  }

  private static List<NamedProfile> lengths() {
    return List.of(
        saying("issuer-modulus-0", ISSUER_CERTIFICATE, ISSUER_LENGTHS, 0),
        saying("issuer-modulus-1", ISSUER_CERTIFICATE, ISSUER_LENGTHS, 1),
        saying("issuer-modulus-255", ISSUER_CERTIFICATE, ISSUER_LENGTHS, 255),
        saying("issuer-exponent-length-0", ISSUER_CERTIFICATE, ISSUER_LENGTHS + 1, 0),
        saying("issuer-exponent-length-255", ISSUER_CERTIFICATE, ISSUER_LENGTHS + 1, 255),
        saying("icc-modulus-0", ICC_CERTIFICATE, ICC_LENGTHS, 0),
        saying("icc-modulus-1", ICC_CERTIFICATE, ICC_LENGTHS, 1),
        saying("icc-modulus-255", ICC_CERTIFICATE, ICC_LENGTHS, 255),
        saying("icc-exponent-length-0", ICC_CERTIFICATE, ICC_LENGTHS + 1, 0),
        saying("icc-exponent-length-255", ICC_CERTIFICATE, ICC_LENGTHS + 1, 255));
  }

  private static List<NamedProfile> exponents() {
    return List.of(
        with("issuer-exponent-none", "no bytes", ISSUER_EXPONENT, Bytes.EMPTY),
        certified("issuer-exponent-0", "the number 0", ISSUER_EXPONENT, Bytes.of(0)),
        certified("issuer-exponent-1", "the number 1", ISSUER_EXPONENT, Bytes.of(1)),
        certified("issuer-exponent-2", "the number 2", ISSUER_EXPONENT, Bytes.of(2)),
        certified(
            "issuer-exponent-huge", "240 bytes", ISSUER_EXPONENT, Bytes.filled(0xFF, MAX_VALUE)),
        with("icc-exponent-none", "no bytes", ICC_EXPONENT, Bytes.EMPTY),
        certified("icc-exponent-0", "the number 0", ICC_EXPONENT, Bytes.of(0)),
        certified("icc-exponent-1", "the number 1", ICC_EXPONENT, Bytes.of(1)),
        certified("icc-exponent-huge", "240 bytes", ICC_EXPONENT, Bytes.filled(0xFF, MAX_VALUE)));
  }

  private static NamedProfile with(String name, String what, Tag tag, Bytes value) {
    return card(name, tag + " has " + what, keys -> keys.with(Tlv.of(tag, value)));
  }

  private static NamedProfile certified(String name, String what, Tag tag, Bytes exponent) {
    return card(
        name,
        "exponent " + tag + " is certified as " + what,
        keys -> keys.certifiesExponent(tag, exponent));
  }

  /** {@return a card with a certificate that is signed properly, but states another length} */
  private static NamedProfile saying(String name, Tag certificate, int at, int length) {
    String what = "certificate " + certificate + " says length " + length;
    String of = name.contains("modulus") ? " of the key" : " of the exponent";
    return card(
        name, what + of, keys -> keys.beforeHash(certificate, bytes -> set(bytes, at, length)));
  }

  private static Bytes set(Bytes bytes, int at, int value) {
    return bytes.slice(0, at).concat(Bytes.of(value)).concat(bytes.from(at + 1));
  }

  private static NamedProfile card(
      String name, String description, UnaryOperator<CardKeys.Builder> mistake) {
    return new NamedProfile(
        name,
        description,
        () ->
            AuthenticationCards.card(
                AuthenticationCards.DDA,
                mistake.apply(AuthenticationCards.usual(MadeUpAuthority.VISA))));
  }
}
