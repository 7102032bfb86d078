package io.github.emv4j.virtual;

import static io.github.emv4j.virtual.Personalisation.object;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.transport.TransmissionProtocol;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Cards and phones that are held against a reader, one for each kernel and path. */
final class ContactlessCards {
  private static final Bytes VISA = Bytes.fromHex("A0000000031010");
  private static final Bytes MASTERCARD = Bytes.fromHex("A0000000041010");
  private static final Bytes AMEX = Bytes.fromHex("A00000002501");
  private static final Bytes JCB = Bytes.fromHex("A0000000651010");
  private static final Bytes DISCOVER = Bytes.fromHex("A0000001523010");
  private static final Bytes UNIONPAY = Bytes.fromHex("A000000333010101");
  private static final Bytes GIROCARD = Bytes.fromHex("A0000003591010028001");

  private static final Tapped MASTERCARD_TAP = new Tapped(MASTERCARD, 2);
  private static final Tapped VISA_TAP = new Tapped(VISA, 3);
  private static final Tapped AMEX_TAP = new Tapped(AMEX, 4);
  private static final Tapped JCB_TAP = new Tapped(JCB, 5);
  private static final Tapped DISCOVER_TAP = new Tapped(DISCOVER, 6);
  private static final Tapped UNIONPAY_TAP = new Tapped(UNIONPAY, 7);
  private static final Bytes PDOL =
      Bytes.fromHex("9F66049F02069F03069F1A0295055F2A029A039C019F3704");
  private static final Bytes DDA = Bytes.fromHex("2000");
  private static final Bytes MOBILE = Bytes.fromHex("3040");
  private static final Bytes PLAIN = Bytes.fromHex("0000");
  private static final Bytes SIGNED_QUALIFIERS = Bytes.fromHex("01A1B2C3D4200000");
  private static final Bytes SIGNED_PHONE_QUALIFIERS = Bytes.fromHex("01A1B2C3D4008000");
  private static final int SIGNED_FILE = AuthenticationCards.SIGNED_FILE;

  private ContactlessCards() {}

  static List<NamedProfile> all() {
    return Stream.of(chips(), others()).flatMap(List::stream).toList();
  }

  private static List<NamedProfile> chips() {
    return List.of(
        named(
            "mastercard",
            "kernel 2, EMV mode; signs cryptograms only",
            MASTERCARD_TAP,
            ContactlessCards::mastercard),
        named(
            "magstripe",
            "kernel 2, mag-stripe mode: tracks with blank positions",
            MASTERCARD_TAP,
            ContactlessCards::magStripe),
        named(
            "visa",
            "kernel 3, qVSDC with fDDA version 01",
            VISA_TAP,
            app -> visa(app, Optional.of(SIGNED_QUALIFIERS))),
        named(
            "visa-fdda-00",
            "kernel 3, qVSDC with fDDA version 00",
            VISA_TAP,
            app -> visa(app, Optional.empty())),
        named(
            "visa-online",
            "kernel 3, online only: no AFL, no record",
            VISA_TAP,
            ContactlessCards::visaOnline),
        named(
            "amex",
            "kernel 4, EMV mode; its PDOL asks for the terminal type only",
            AMEX_TAP,
            ContactlessCards::amex),
        named("jcb", "kernel 5, EMV mode", JCB_TAP, ContactlessCards::jcb),
        named("discover", "kernel 6, D-PAS without AFL", DISCOVER_TAP, ContactlessCards::discover),
        named(
            "unionpay",
            "kernel 7, qUICS with fDDA and electronic cash",
            UNIONPAY_TAP,
            ContactlessCards::unionPay));
  }

  private static List<NamedProfile> others() {
    return List.of(
        named(
            "phone",
            "a phone: kernel 3, token, holder verified on the device",
            VISA_TAP,
            ContactlessCards::phone),
        named(
            "phone-locked",
            "a phone that wants to be unlocked: 6986",
            VISA_TAP,
            app -> {
              phone(app);
              app.refusesProcessing(new StatusWord(0x6986));
            }),
        new NamedProfile(
            "contactless-two-schemes",
            "a domestic application that refuses (6985), behind it kernel 2",
            ContactlessCards::twoSchemes),
        new NamedProfile(
            "contactless-no-ppse",
            "kernel 3 without a directory",
            () -> tapped().application(VISA, app -> visaOnline(app)).build()));
  }

  /** An application, named in the directory with its kernel. */
  private record Tapped(Bytes aid, int kernel) {}

  private static NamedProfile named(
      String name, String description, Tapped tapped, Consumer<ApplicationBuilder> content) {
    Consumer<ApplicationBuilder> listed =
        app -> {
          app.priority(1).kernel(Bytes.of(tapped.kernel()));
          content.accept(app);
        };
    return new NamedProfile(
        "contactless-" + name,
        description,
        () -> tapped().proximityDirectory().application(tapped.aid(), listed).build());
  }

  private static CardProfile.Builder tapped() {
    return PaymentCards.card().protocol(TransmissionProtocol.CONTACTLESS);
  }

  private static CardProfile twoSchemes() {
    return tapped()
        .proximityDirectory()
        .application(
            GIROCARD,
            app -> {
              app.label("girocard").priority(1).kernel(Bytes.of(0x2A));
              app.refusesProcessing(StatusWord.CONDITIONS_NOT_SATISFIED);
            })
        .application(
            MASTERCARD,
            app -> {
              app.priority(2).kernel(Bytes.of(0x02));
              mastercard(app);
            })
        .build();
  }

  private static void mastercard(ApplicationBuilder app) {
    Personalisation holder = PaymentCards.CREDIT_HOLDER.heldBy(Personalisation.text(" /"));
    app.label("TEST CREDIT")
        .transactionCounter(0x31)
        .interchangeProfile(Bytes.fromHex("1980"))
        .processingOptionsAsObjects()
        .keys(AuthenticationCards.usual(MadeUpAuthority.MASTERCARD).build(), SIGNED_FILE);
    holder.writeTo(app);
  }

  // Kernel 2: three CVC3 digits, two of the reader's number, three of the counter.
  private static void magStripe(ApplicationBuilder app) {
    app.label("TEST CREDIT")
        .transactionCounter(0x0206)
        .interchangeProfile(PLAIN)
        .processingOptionsAsObjects()
        .record(
            1,
            1,
            List.of(
                object("9F6C", "0001"),
                Tlv.of(
                    Tag.of(0x56),
                    Personalisation.text("B5413330089020011^ /^491220100000000000000000000000")),
                object("9F62", "000000000070"),
                object("9F63", "00000000F806"),
                object("9F64", "05"),
                object("9F65", "0070"),
                object("9F66", "0E06"),
                object("9F67", "03"),
                object("9F6B", "5413330089020011D49122010000000000000F"),
                object("9F68", "000000000000000000005E031F03")));
  }

  private static void visa(ApplicationBuilder app, Optional<Bytes> relatedData) {
    Personalisation holder = PaymentCards.DEBIT_HOLDER;
    app.label("TEST DEBIT")
        .pdol(PDOL)
        .transactionCounter(0x38)
        .interchangeProfile(DDA)
        .processingOptionsAsObjects(track2("4761739001010010"), object("9F6C", "2000"))
        .quick(relatedData)
        .keys(AuthenticationCards.usual(MadeUpAuthority.VISA).build(), SIGNED_FILE)
        .record(SIGNED_FILE, 1, holder.account());
    relatedData.ifPresent(data -> app.record(3, 1, Tlv.of(Tag.of(0x9F69), data)));
  }

  private static void visaOnline(ApplicationBuilder app) {
    app.label("TEST DEBIT")
        .pdol(PDOL)
        .interchangeProfile(PLAIN)
        .fileLocator(Bytes.EMPTY)
        .processingOptionsAsObjects(
            track2("4761739001010010"), object("5F34", "01"), object("9F6C", "2000"))
        .quick(Optional.empty());
  }

  private static void phone(ApplicationBuilder app) {
    app.label("TEST WALLET")
        .pdol(PDOL)
        .transactionCounter(0x0112)
        .interchangeProfile(MOBILE)
        .processingOptionsAsObjects(track2("4761739001010036"), object("9F6C", "0080"))
        .quick(Optional.of(SIGNED_PHONE_QUALIFIERS))
        .keys(AuthenticationCards.usual(MadeUpAuthority.VISA).build(), SIGNED_FILE)
        .record(
            SIGNED_FILE,
            1,
            List.of(
                object("5A", "4761739001010036"),
                object("5F24", "491231"),
                object("5F34", "00"),
                object("5F28", "0250")))
        .record(
            3,
            1,
            List.of(
                object("9F6E", "23880000"),
                object("9F19", "040010030273"),
                Tlv.of(Tag.of(0x9F69), SIGNED_PHONE_QUALIFIERS)));
  }

  private static void amex(ApplicationBuilder app) {
    app.label("TEST CHARGE")
        .pdol(Bytes.fromHex("9F3501"))
        .interchangeProfile(Bytes.fromHex("1980"))
        .keys(AuthenticationCards.usual(MadeUpAuthority.AMEX).build(), SIGNED_FILE);
    Personalisation.of("374245001741007").writeTo(app);
  }

  private static void jcb(ApplicationBuilder app) {
    app.label("TEST CREDIT")
        .pdol(Bytes.fromHex("9F52019F53039F02069F37049F1A02"))
        .interchangeProfile(Bytes.fromHex("1900"))
        .processingOptionsAsObjects()
        .keys(AuthenticationCards.usual(MadeUpAuthority.JCB).build(), SIGNED_FILE);
    Personalisation.of("3540599999991047").writeTo(app);
  }

  private static void discover(ApplicationBuilder app) {
    app.label("TEST CREDIT")
        .pdol(PDOL)
        .interchangeProfile(PLAIN)
        .fileLocator(Bytes.EMPTY)
        .processingOptionsAsObjects(
            track2("6011000990139424"), object("5F34", "00"), object("9F71", "0000"))
        .quick(Optional.empty());
  }

  private static void unionPay(ApplicationBuilder app) {
    app.label("TEST CASH")
        .pdol(PDOL)
        .transactionCounter(0x0B)
        .interchangeProfile(DDA)
        .processingOptionsAsObjects(
            object("9F10", "07010103A00000010A01000000079700000000"),
            object("5F34", "01"),
            object("9F6C", "2000"))
        .quick(Optional.of(SIGNED_QUALIFIERS))
        .keys(AuthenticationCards.usual(MadeUpAuthority.UNIONPAY).build(), SIGNED_FILE)
        .record(
            SIGNED_FILE,
            1,
            List.of(
                object("5A", "6228000100001117"), object("5F24", "491231"), object("5F28", "0156")))
        .record(
            3, 1, List.of(track2("6228000100001117"), Tlv.of(Tag.of(0x9F69), SIGNED_QUALIFIERS)));
  }

  private static Tlv track2(String pan) {
    String track = pan + "D4912201" + "0000000000";
    return object("57", track.length() % 2 == 0 ? track : track + "F");
  }
}
