package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tlv;
import java.util.List;

/** A card with debit, credit and quasi credit of one RID, its texts in GB 18030. */
final class ChineseCard {
  private static final Bytes DEBIT = Bytes.fromHex("A000000333010101");
  private static final Bytes CREDIT = Bytes.fromHex("A000000333010102");
  private static final Bytes QUASI_CREDIT = Bytes.fromHex("A000000333010103");

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

  private ChineseCard() {}

  static CardProfile profile() {
    return PaymentCards.card()
        .directory()
        .application(CREDIT, app -> write(app, "TEST CREDIT", 1, "6210948000000011"))
        .application(DEBIT, app -> write(app, "TEST DEBIT", 2, "6210948000000029"))
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
        .log(11, LOG_FORMAT, LOG);
    holder.writeTo(app);
    app.record(1, 3, IDENTITY, IDENTITY_TYPE);
  }
}
