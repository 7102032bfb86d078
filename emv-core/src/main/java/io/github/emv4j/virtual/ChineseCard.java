package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tlv;
import java.util.List;

/** A card with debit, credit and quasi credit of one RID, its texts in GB 18030. */
final class ChineseCard {
  private static final Bytes DEBIT = Bytes.fromHex("A000000333010101");
  private static final Bytes CREDIT = Bytes.fromHex("A000000333010102");
  private static final Bytes QUASI_CREDIT = Bytes.fromHex("A000000333010103");

  /** The number of the application with electronic cash. */
  private static final String CASH_CARD = "6210948000000029";

  /** "Test/cardholder". */
  private static final Bytes NAME = Bytes.fromHex("B2E2CAD42FB3D6BFA8C8CB");

  // An identity number of somebody born in 1900, and document type 00: an identity card.
  private static final Tlv IDENTITY =
      Personalisation.object("9F61", "313130313031313930303031303130303030");
  private static final Tlv IDENTITY_TYPE = Personalisation.object("9F62", "00");

  private static final Bytes LOG_FORMAT =
      Bytes.fromHex("9A039F21039F02069F03069F1A025F2A029F4E149C019F3602");

  /** Two purchases; the merchants are called "test shop" and "trial merchant". */
  private static final List<Bytes> LOG =
      List.of(
          Bytes.fromHex(
              "240117123045"
                  + "00000000123400000000000001560156"
                  + "B2E2CAD4C9CCB5EA000000000000000000000000"
                  + "000009"),
          Bytes.fromHex(
              "240116081500"
                  + "00000000050000000000000001560156"
                  + "CAD4D3C3C9CCBBA7000000000000000000000000"
                  + "000008"));

  private static final Bytes LOAD_LOG_FORMAT = Bytes.fromHex("9A039F21039F1A029F4E149F3602");

  /** One top-up at the "test bank". */
  private static final List<Bytes> LOADS =
      List.of(
          Bytes.fromHex(
              "9F79"
                  + "000000000297"
                  + "000000010297"
                  + "2401151000000156"
                  + "B2E2CAD4D2F8D0D0000000000000000000000000"
                  + "0007"));

  // Made up, but for the form; the dates are days of the years 2022 and 2023.
  private static final Tlv PRODUCTION_DATA =
      Personalisation.object(
          "9F7F",
          "FFFF0001FFFF20010100"
              + "2100"
              + "01020304"
              + "0506"
              + "FFFF2150FFFF2200FFFF2300"
              + "00000001"
              + "FFFF3001"
              + "00000002");

  private ChineseCard() {}

  static CardProfile profile() {
    return PaymentCards.card()
        .directory()
        .application(CREDIT, app -> write(app, "TEST CREDIT", 1, "6210948000000011"))
        .application(DEBIT, app -> write(app, "TEST DEBIT", 2, CASH_CARD))
        .application(QUASI_CREDIT, app -> write(app, "TEST QUASI CRED", 3, "6210948000000037"))
        .build();
  }

  private static void write(ApplicationBuilder app, String label, int priority, String pan) {
    Personalisation holder = Personalisation.of(pan).heldBy(NAME).in("0156", "0156");
    app.label(label)
        .priority(priority)
        .languages("zh", "en")
        .pdol(Bytes.fromHex("9F7A019F02065F2A02"))
        .transactionCounter(9)
        .log(11, LOG_FORMAT, LOG)
        .data(PRODUCTION_DATA);
    if (pan.equals(CASH_CARD)) {
      writeCash(app);
    }
    holder.writeTo(app);
    app.record(1, 3, IDENTITY, IDENTITY_TYPE);
  }

  /** Electronic cash: 90.63 left, 1000.00 at most, 500.00 at once, loads again below 50.00. */
  private static void writeCash(ApplicationBuilder app) {
    app.data(Personalisation.object("9F79", "000000009063"))
        .data(Personalisation.object("9F77", "000000100000"))
        .data(Personalisation.object("9F78", "000000050000"))
        .data(Personalisation.object("9F6D", "000000005000"))
        .data(Personalisation.object("9F51", "0156"))
        .loadLog(12, LOAD_LOG_FORMAT, LOADS);
  }
}
