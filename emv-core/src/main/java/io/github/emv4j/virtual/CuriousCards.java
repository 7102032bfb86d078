package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import java.util.List;

/** Cards that ask the terminal for what they must not get, or for more than it can give. */
final class CuriousCards {
  /** The date, 127 bytes of it, 80 times. */
  private static final Bytes TEN_KILOBYTES = OversizedCards.repeated(Bytes.fromHex("9A7F"), 80);

  /** The same, with a number that signatures need. */
  private static final Bytes FOR_SIGNATURES = Bytes.fromHex("9F3704").concat(TEN_KILOBYTES);

  /** PIN data, the currency, biometric data. */
  private static final Bytes SECRETS = Bytes.fromHex("99085F2A02BF4E10");

  /** Card number, track 2, cardholder name, expiration date, track 1, the currency. */
  private static final Bytes HOLDER = Bytes.fromHex("5A0857135F20145F240356205F2A02");

  private static final List<Tlv> HOLDER_LISTS = PaymentCards.DEBIT_HOLDER.lists();

  private CuriousCards() {}

  static List<NamedProfile> all() {
    return List.of(
        new NamedProfile(
            "pdol-ten-kilobytes",
            "its PDOL asks for 10,160 bytes",
            () -> OversizedCards.application(app -> app.pdol(TEN_KILOBYTES))),
        new NamedProfile(
            "cdol-ten-kilobytes",
            "its CDOLs ask for 10,160 bytes each",
            () ->
                OversizedCards.application(
                    app ->
                        app.record(3, 1, object("8C", TEN_KILOBYTES))
                            .record(3, 2, object("8D", TEN_KILOBYTES))
                            .record(2, 2, withoutLists()))),
        new NamedProfile(
            "ddol-ten-kilobytes",
            "its DDOL asks for 10,164 bytes",
            () ->
                AuthenticationCards.card(
                    AuthenticationCards.DDA,
                    AuthenticationCards.usual(MadeUpAuthority.VISA)
                        .with(object("9F49", FOR_SIGNATURES)))),
        new NamedProfile(
            "pdol-cut-off",
            "its PDOL ends inside an entry",
            () -> OversizedCards.application(app -> app.pdol(Bytes.fromHex("9F37049F")))),
        new NamedProfile(
            "pdol-secrets",
            "its PDOL asks for the PIN",
            () -> OversizedCards.application(app -> app.pdol(SECRETS))),
        new NamedProfile(
            "cdol-secrets",
            "its CDOL1 asks for the PIN",
            () ->
                OversizedCards.application(
                    app ->
                        app.record(3, 1, object("8C", SECRETS))
                            .record(2, 2, Personalisation.without("8C", HOLDER_LISTS)))),
        new NamedProfile(
            "pdol-cardholder",
            "its PDOL asks for card number, tracks and name",
            () -> OversizedCards.application(app -> app.pdol(HOLDER))));
  }

  private static Tlv object(String tag, Bytes value) {
    return Tlv.of(Tag.fromHex(tag), value);
  }

  private static List<Tlv> withoutLists() {
    return Personalisation.without("8C", Personalisation.without("8D", HOLDER_LISTS));
  }
}
