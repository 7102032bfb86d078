package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tlv;
import java.util.List;

/** Cards that can be authenticated, with keys of all lengths. */
final class AuthenticationCards {
  static final Bytes SDA = Bytes.of(0x50, 0x00);
  static final Bytes DDA = Bytes.of(0x30, 0x00);
  static final Bytes CDA = Bytes.of(0x11, 0x00);
  static final Bytes DDA_AND_CDA = Bytes.of(0x31, 0x00);
  private static final Bytes ALL = Bytes.of(0x71, 0x00);

  static final Bytes AUTHENTICATION_CODE = Bytes.of(0xDA, 0xC1);

  /** The file whose records the certificates cover. */
  static final int SIGNED_FILE = 2;

  private static final Personalisation HOLDER = PaymentCards.DEBIT_HOLDER;
  private static final String WITHOUT_PLAINTEXT = "000000000000000044031E031F03";

  private AuthenticationCards() {}

  static List<NamedProfile> all() {
    return List.of(
        new NamedProfile("sda", "static data authentication, 1024 bits", () -> sda()),
        new NamedProfile(
            "sda-1984",
            "static data authentication, 1984 bits: the longest issuer key",
            () -> card(SDA, longStaticKeys())),
        new NamedProfile(
            "dda",
            "dynamic data authentication: 1408, 1152 and 1024 bits, both exponents",
            () -> card(DDA, mixedKeys())),
        new NamedProfile(
            "dda-whole-keys",
            "dynamic data authentication, keys fit into certificates: no remainders",
            () -> card(DDA, wholeKeys())),
        new NamedProfile(
            "dda-1984",
            "dynamic data authentication with the longest keys, exponent 65537 and 3",
            () -> card(DDA, longKeys())),
        new NamedProfile(
            "cda",
            "dynamic data authentication combined with the cryptogram, 1152 bits",
            () -> card(DDA_AND_CDA, combiningKeys())),
        new NamedProfile(
            "all-methods",
            "static, dynamic and combined data authentication",
            () -> card(ALL, usual(MadeUpAuthority.VISA).staticSignature(AUTHENTICATION_CODE))),
        new NamedProfile(
            "enciphered-pin",
            "PIN must be enciphered, with a key of its own",
            () -> enciphering(usual(MadeUpAuthority.VISA).pinKey(RsaKey.madeUp(1024, 65_537, 4)))),
        new NamedProfile(
            "enciphered-pin-icc",
            "PIN must be enciphered, with the key that the card signs with",
            () -> enciphering(usual(MadeUpAuthority.VISA))));
  }

  /** {@return keys whose certificates fit into the records that the usual card has anyway} */
  static CardKeys.Builder usual(Bytes rid) {
    return CardKeys.issuedBy(MadeUpAuthority.BITS_1152.under(rid), RsaKey.madeUp(1024, 3, 2))
        .iccKey(RsaKey.madeUp(1024, 3, 3));
  }

  static CardKeys.Builder staticKeys() {
    return CardKeys.issuedBy(
            MadeUpAuthority.BITS_1024.under(MadeUpAuthority.VISA), RsaKey.madeUp(1024, 3, 2))
        .staticSignature(AUTHENTICATION_CODE);
  }

  private static CardKeys.Builder longStaticKeys() {
    return CardKeys.issuedBy(
            MadeUpAuthority.BITS_1984.under(MadeUpAuthority.VISA), RsaKey.madeUp(1984, 3, 2))
        .staticSignature(AUTHENTICATION_CODE);
  }

  private static CardKeys.Builder mixedKeys() {
    return CardKeys.issuedBy(
            MadeUpAuthority.BITS_1408.under(MadeUpAuthority.VISA), RsaKey.madeUp(1152, 3, 2))
        .iccKey(RsaKey.madeUp(1024, 65_537, 3));
  }

  private static CardKeys.Builder wholeKeys() {
    return CardKeys.issuedBy(
            MadeUpAuthority.BITS_1984.under(MadeUpAuthority.VISA), RsaKey.madeUp(1408, 3, 2))
        .iccKey(RsaKey.madeUp(1024, 3, 3));
  }

  private static CardKeys.Builder longKeys() {
    return CardKeys.issuedBy(
            MadeUpAuthority.BITS_1984_LARGE_EXPONENT.under(MadeUpAuthority.VISA),
            RsaKey.madeUp(1976, 65_537, 2))
        .iccKey(RsaKey.madeUp(1976, 3, 3))
        .signatureAsObject();
  }

  private static CardKeys.Builder combiningKeys() {
    return CardKeys.issuedBy(
            MadeUpAuthority.BITS_1152.under(MadeUpAuthority.VISA), RsaKey.madeUp(1152, 3, 2))
        .iccKey(RsaKey.madeUp(1152, 3, 3));
  }

  private static CardProfile sda() {
    return card(SDA, staticKeys());
  }

  private static CardProfile enciphering(CardKeys.Builder keys) {
    Tlv list = Personalisation.object("8E", WITHOUT_PLAINTEXT);
    return PaymentCards.card()
        .directory()
        .application(
            PaymentCards.DEBIT,
            app -> {
              app.label("TEST DEBIT").priority(1);
              HOLDER.writeTo(app);
              app.record(
                      2,
                      2,
                      Personalisation.and(Personalisation.without("8E", HOLDER.lists()), list))
                  .interchangeProfile(DDA)
                  .keys(keys.build(), SIGNED_FILE);
            })
        .build();
  }

  /** {@return a card with one application} */
  static CardProfile card(Bytes interchangeProfile, CardKeys.Builder keys) {
    return PaymentCards.card()
        .directory()
        .application(
            PaymentCards.DEBIT,
            app -> {
              app.label("TEST DEBIT").priority(1);
              HOLDER.writeTo(app);
              app.interchangeProfile(interchangeProfile).keys(keys.build(), SIGNED_FILE);
            })
        .build();
  }
}
