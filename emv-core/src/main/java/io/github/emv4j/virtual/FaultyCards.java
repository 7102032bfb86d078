package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tlv;
import java.util.List;
import java.util.function.Consumer;

/** Cards whose issuer made a mistake. */
final class FaultyCards {
  private static final Personalisation HOLDER = PaymentCards.DEBIT_HOLDER;

  private FaultyCards() {}

  static List<NamedProfile> all() {
    return List.of(
        new NamedProfile(
            "missing-data",
            "mandatory data are missing: expiration date and CDOL2",
            () -> records(FaultyCards::withMissingData)),
        new NamedProfile(
            "duplicate-data",
            "two records with different card numbers",
            () -> records(FaultyCards::withTwoPans)),
        new NamedProfile(
            "bad-record",
            "the second record is cut off in the middle of a data object",
            () -> records(FaultyCards::withBadRecord)));
  }

  private static CardProfile records(Consumer<ApplicationBuilder> personalisation) {
    return PaymentCards.card()
        .directory()
        .application(
            PaymentCards.DEBIT,
            app -> {
              app.label("TEST DEBIT").priority(1);
              HOLDER.writeTo(app);
              personalisation.accept(app);
            })
        .build();
  }

  private static void withMissingData(ApplicationBuilder app) {
    app.record(2, 1, Personalisation.without("5F24", HOLDER.account()))
        .record(2, 2, Personalisation.without("8D", HOLDER.lists()));
  }

  private static void withTwoPans(ApplicationBuilder app) {
    Tlv other = Personalisation.object("5A", "4761739001010028");
    app.record(1, 2, Personalisation.and(HOLDER.limits(), other));
  }

  private static void withBadRecord(ApplicationBuilder app) {
    app.rawRecord(1, 2, Bytes.fromHex("70089F1401039F2309055F"));
  }
}
