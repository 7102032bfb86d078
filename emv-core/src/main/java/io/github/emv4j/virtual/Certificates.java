package io.github.emv4j.virtual;

import static io.github.emv4j.virtual.PersonalisationTags.CA_INDEX;
import static io.github.emv4j.virtual.PersonalisationTags.DDOL;
import static io.github.emv4j.virtual.PersonalisationTags.ICC_CERTIFICATE;
import static io.github.emv4j.virtual.PersonalisationTags.ICC_EXPONENT;
import static io.github.emv4j.virtual.PersonalisationTags.ICC_REMAINDER;
import static io.github.emv4j.virtual.PersonalisationTags.ISSUER_CERTIFICATE;
import static io.github.emv4j.virtual.PersonalisationTags.ISSUER_EXPONENT;
import static io.github.emv4j.virtual.PersonalisationTags.ISSUER_REMAINDER;
import static io.github.emv4j.virtual.PersonalisationTags.PIN_CERTIFICATE;
import static io.github.emv4j.virtual.PersonalisationTags.PIN_EXPONENT;
import static io.github.emv4j.virtual.PersonalisationTags.PIN_REMAINDER;
import static io.github.emv4j.virtual.PersonalisationTags.SIGNED_STATIC_DATA;
import static io.github.emv4j.virtual.PersonalisationTags.STATIC_TAG_LIST;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import java.util.ArrayList;
import java.util.List;

/** Issues the certificates of one application (EMV 4.4 Book 2, 5.1, 6.1 and 7.1). */
final class Certificates {
  private static final Bytes SHA1_AND_RSA = Bytes.of(1, 1);
  private static final int STATIC_FORMAT = 0x03;
  private static final int IDENTIFIER_LENGTH = 4;
  private static final int PAN_LENGTH = 10;
  private static final Bytes ICC_SERIAL = Bytes.of(0, 0, 2);
  private static final Bytes PIN_SERIAL = Bytes.of(0, 0, 3);

  private final CardKeys keys;
  private final CardKeys.Builder plan;
  private final Bytes pan;
  private final Bytes staticData;
  private final List<Tlv> objects = new ArrayList<>();

  /** The tags of a certificate, and of the parts of the key that are not in it. */
  private record KeyTags(Tag certificate, Tag exponent, Tag remainder) {}

  private Certificates(CardKeys keys, Bytes pan, Bytes staticData) {
    this.keys = keys;
    this.plan = keys.plan();
    this.pan = pan;
    this.staticData = staticData;
  }

  /**
   * {@return the data objects that a terminal needs besides the records it authenticates}
   *
   * @param pan value of 5A
   * @param staticData the static data to be authenticated
   */
  static List<Tlv> objects(CardKeys keys, Bytes pan, Bytes staticData) {
    Certificates issued = new Certificates(keys, pan, keys.plan().signedData.apply(staticData));
    issued.issue();
    issued.apply(keys.plan());
    return issued.objects;
  }

  private void issue() {
    put(CA_INDEX, Bytes.of(plan.authority.index()));
    issuerCertificate();
    plan.dataAuthenticationCode.ifPresent(this::staticSignature);
    KeyTags icc = new KeyTags(ICC_CERTIFICATE, ICC_EXPONENT, ICC_REMAINDER);
    plan.iccKey.ifPresent(key -> certify(icc, key, iccFields(ICC_SERIAL), staticData));
    KeyTags pin = new KeyTags(PIN_CERTIFICATE, PIN_EXPONENT, PIN_REMAINDER);
    plan.pinKey.ifPresent(key -> certify(pin, key, iccFields(PIN_SERIAL), Bytes.EMPTY));
    if (plan.iccKey.isPresent()) {
      put(DDOL, Bytes.fromHex("9F3704"));
    }
    put(STATIC_TAG_LIST, PersonalisationTags.INTERCHANGE_PROFILE.encoded());
  }

  private void apply(CardKeys.Builder changes) {
    for (Tlv addition : changes.additions) {
      objects.removeIf(object -> object.tag().equals(addition.tag()));
      objects.add(addition);
    }
    objects.removeIf(object -> changes.absent.contains(object.tag()));
  }

  private void issuerCertificate() {
    Bytes firstDigits = pan.slice(0, Math.min(IDENTIFIER_LENGTH, pan.length()));
    Bytes identifier = plan.issuerIdentifier.orElse(padded(firstDigits, IDENTIFIER_LENGTH));
    Bytes fields =
        Bytes.of(0x02)
            .concat(identifier)
            .concat(plan.issuerExpiry)
            .concat(plan.issuerSerial)
            .concat(SHA1_AND_RSA);
    KeyTags tags = new KeyTags(ISSUER_CERTIFICATE, ISSUER_EXPONENT, ISSUER_REMAINDER);
    certify(tags, plan.issuerKey, new Signature(plan.authority.key(), fields), Bytes.EMPTY);
  }

  /** Who certifies, and what the certificate says before it comes to the key. */
  private record Signature(RsaKey signer, Bytes fields) {}

  private Signature iccFields(Bytes serial) {
    Bytes fields =
        Bytes.of(0x04)
            .concat(padded(pan, PAN_LENGTH))
            .concat(plan.iccExpiry)
            .concat(serial)
            .concat(SHA1_AND_RSA);
    return new Signature(plan.issuerKey, fields);
  }

  private void certify(KeyTags tags, RsaKey key, Signature signature, Bytes outside) {
    Bytes exponent = plan.exponents.getOrDefault(tags.exponent(), key.exponent());
    Bytes lengths = Bytes.of(key.length() & 0xFF, exponent.length());
    Bytes fields = signature.fields().concat(lengths);
    int room = SignedBlock.capacity(signature.signer()) - fields.length();
    int inside = Math.max(0, Math.min(room, key.length()));
    Bytes remainder = key.modulus().from(inside);
    Bytes message = fields.concat(key.modulus().slice(0, inside));
    Bytes hashed = remainder.concat(exponent).concat(outside);
    put(
        tags.certificate(),
        keys.signer().sign(tags.certificate(), signature.signer(), message, hashed));
    put(tags.exponent(), exponent);
    if (!remainder.isEmpty()) {
      put(tags.remainder(), remainder);
    }
  }

  private void staticSignature(Bytes code) {
    Bytes message = Bytes.of(STATIC_FORMAT, 0x01).concat(code);
    put(
        SIGNED_STATIC_DATA,
        keys.signer().sign(SIGNED_STATIC_DATA, plan.issuerKey, message, staticData));
  }

  private void put(Tag tag, Bytes value) {
    objects.add(Tlv.of(tag, value));
  }

  private static Bytes padded(Bytes digits, int length) {
    return digits.concat(Bytes.filled(0xFF, Math.max(0, length - digits.length())));
  }
}
