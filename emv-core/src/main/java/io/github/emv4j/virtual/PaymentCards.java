package io.github.emv4j.virtual;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.TransmissionProtocol;
import java.util.List;
import java.util.function.Consumer;

/** Cards that follow the rules, in all the ways that a reader has to know. */
final class PaymentCards {
  static final Bytes DEBIT = Bytes.fromHex("A0000000031010");
  static final Bytes CREDIT = Bytes.fromHex("A0000000041010");
  private static final Bytes DEBIT_ONE = Bytes.fromHex("A00000000310107F01");
  private static final Bytes DEBIT_TWO = Bytes.fromHex("A00000000310107F02");
  private static final Bytes PDOL = Bytes.fromHex("9F1A025F2A029A039F3501");
  private static final Bytes LOG_FORMAT = Bytes.fromHex("9A039F21039F02065F2A029C019F3602");
  private static final List<Bytes> LOG =
      List.of(
          Bytes.fromHex("2401171230450000000012340978000017"),
          Bytes.fromHex("2401160815000000000005000978010016"),
          Bytes.fromHex("2312242359590000000199990978000015"));

  /** Of the debit application; a PIN that is blocked comes back with them. */
  static final ScriptKeys SCRIPT_KEYS =
      new ScriptKeys(
          ScriptMethod.VISA_CVN_10,
          Bytes.fromHex("454D5634414343525950544F47524D31"),
          Bytes.fromHex("454D56344D4143534352495054533032"),
          Bytes.fromHex("454D5634454E43495048455250494E33"));

  static final Personalisation DEBIT_HOLDER = Personalisation.of("4761739001010010");
  static final Personalisation CREDIT_HOLDER = Personalisation.of("5413330089020011");

  private PaymentCards() {}

  static List<NamedProfile> all() {
    return List.of(
        new NamedProfile(
            "standard",
            "debit and credit behind a PSE, with log, names and languages",
            () -> standard().build()),
        new NamedProfile(
            "t0", "the standard card over T=0 as on the wire: 61xx and 6Cxx", PaymentCards::t0),
        new NamedProfile(
            "no-pse",
            "one application without PSE, its name longer than the terminal's AID",
            PaymentCards::noPse),
        new NamedProfile(
            "several-credit",
            "two applications under one AID, without PSE: found by SELECT next",
            PaymentCards::severalCredit),
        new NamedProfile(
            "priority",
            "two applications, the first one needs the cardholder's confirmation",
            PaymentCards::priority),
        new NamedProfile(
            "chinese",
            "debit with electronic cash, credit, quasi credit; GB 18030 name, identity document,"
                + " logs",
            ChineseCard::profile),
        new NamedProfile("expired", "expired at the end of 2020", () -> dated("180101", "201231")),
        new NamedProfile(
            "not-yet-effective", "effective from 2048 on", () -> dated("480101", "491231")),
        new NamedProfile("pin-blocked", "the PIN is blocked: no tries left", () -> tries(0)),
        new NamedProfile("last-try", "one PIN try is left", () -> tries(1)),
        new NamedProfile(
            "blocked-application",
            "the first application is blocked, the second one works",
            () -> applications(ApplicationBuilder::blocked, app -> {})),
        new NamedProfile(
            "all-blocked",
            "every application is blocked",
            () -> applications(ApplicationBuilder::blocked, ApplicationBuilder::blocked)),
        new NamedProfile(
            "card-blocked", "the whole card is blocked: 6A81", () -> standard().blocked().build()),
        new NamedProfile(
            "gpo-refused",
            "the first application refuses GET PROCESSING OPTIONS, the second one works",
            () ->
                applications(
                    app -> app.refusesProcessing(StatusWord.CONDITIONS_NOT_SATISFIED), app -> {})),
        new NamedProfile(
            "not-a-payment-card",
            "not a payment card: knows no application and no command",
            () -> CardProfile.builder().notForPayment().build()));
  }

  static CardProfile.Builder card() {
    return CardProfile.builder().pin(ReferencePin.of(1, 2, 3, 4));
  }

  static CardProfile.Builder standard() {
    return card()
        .directory(
            pse ->
                pse.proprietary(Personalisation.object("5F2D", "6672656E"))
                    .proprietary(Personalisation.object("9F11", "01")))
        .application(DEBIT, PaymentCards::debit)
        .application(CREDIT, PaymentCards::credit);
  }

  static void debit(ApplicationBuilder app) {
    app.label("TEST DEBIT")
        .priority(1)
        .preferredName(Bytes.fromHex("44E9626974204573736169"), 1)
        .languages("fr", "en")
        .pdol(PDOL)
        .transactionCounter(0x17)
        .scriptKeys(SCRIPT_KEYS)
        .log(11, LOG_FORMAT, LOG)
        .interchangeProfile(AuthenticationCards.DDA_AND_CDA)
        .keys(
            AuthenticationCards.usual(MadeUpAuthority.VISA).build(),
            AuthenticationCards.SIGNED_FILE);
    DEBIT_HOLDER.writeTo(app);
  }

  private static void credit(ApplicationBuilder app) {
    app.label("TEST CREDIT")
        .priority(2)
        .preferredName(Bytes.fromHex("4372E9646974204573736169"), 1)
        .languages("fr", "en")
        .processingOptionsAsObjects()
        .transactionCounter(0x0105)
        .interchangeProfile(AuthenticationCards.DDA)
        .keys(
            AuthenticationCards.usual(MadeUpAuthority.MASTERCARD)
                .issuerIdentifier(Bytes.fromHex("541333FF"))
                .signatureAsObject()
                .build(),
            AuthenticationCards.SIGNED_FILE);
    CREDIT_HOLDER.writeTo(app);
  }

  private static CardProfile t0() {
    return standard().protocol(TransmissionProtocol.T0).build();
  }

  private static CardProfile noPse() {
    return card()
        .application(
            DEBIT_ONE,
            app -> {
              app.label("TEST DEBIT").languages("en");
              DEBIT_HOLDER.writeTo(app);
            })
        .build();
  }

  private static CardProfile severalCredit() {
    return card()
        .application(
            DEBIT_ONE,
            app -> {
              app.label("TEST CREDIT ONE").priority(2);
              DEBIT_HOLDER.writeTo(app);
            })
        .application(
            DEBIT_TWO,
            app -> {
              app.label("TEST CREDIT TWO").priority(1);
              Personalisation.of("4761739001010028").writeTo(app);
            })
        .build();
  }

  private static CardProfile priority() {
    return card()
        .directory()
        .application(
            CREDIT,
            app -> {
              app.label("TEST CREDIT").priority(2);
              CREDIT_HOLDER.writeTo(app);
            })
        .application(
            DEBIT,
            app -> {
              app.label("TEST DEBIT").priorityWithConfirmation(1);
              DEBIT_HOLDER.writeTo(app);
            })
        .build();
  }

  private static CardProfile dated(String effective, String expiry) {
    return card()
        .directory()
        .application(
            DEBIT,
            app -> {
              app.label("TEST DEBIT").priority(1);
              DEBIT_HOLDER.valid(effective, expiry).writeTo(app);
            })
        .build();
  }

  private static CardProfile tries(int left) {
    return standard().pin(ReferencePin.of(1, 2, 3, 4).withTriesLeft(left)).build();
  }

  private static CardProfile applications(
      Consumer<ApplicationBuilder> toFirst, Consumer<ApplicationBuilder> toSecond) {
    return card()
        .directory()
        .application(
            DEBIT,
            app -> {
              app.label("TEST DEBIT").priority(1);
              DEBIT_HOLDER.writeTo(app);
              toFirst.accept(app);
            })
        .application(
            CREDIT,
            app -> {
              app.label("TEST CREDIT").priority(2);
              CREDIT_HOLDER.writeTo(app);
              toSecond.accept(app);
            })
        .build();
  }
}
