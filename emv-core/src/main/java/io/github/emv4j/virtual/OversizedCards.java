package io.github.emv4j.virtual;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Cards with more of everything than a reader should take. */
final class OversizedCards {
  private static final int INS_SELECT = 0xA4;
  private static final int INS_PROCESSING_OPTIONS = 0xA8;
  private static final int INS_READ_RECORD = 0xB2;
  private static final int APPLICATIONS = 1_000;
  private static final int ENTRIES_IN_A_RECORD = 18;
  private static final int LAST_SFI = 10;
  private static final int MAX_VALUE = 240;
  private static final int NESTING = 90;
  private static final Bytes OK = Bytes.of(0x90, 0x00);
  private static final Tag TEMPLATE = Tag.of(0xE0);

  private static final Bytes ONE_RECORD =
      Tlv.of(PersonalisationTags.RECORD_TEMPLATE, PaymentCards.DEBIT_HOLDER.account())
          .encoded()
          .concat(OK);

  private OversizedCards() {}

  static List<NamedProfile> all() {
    return Stream.of(records(), data(), names()).flatMap(List::stream).toList();
  }

  private static List<NamedProfile> records() {
    return List.of(
        new NamedProfile(
            "afl-many-records",
            "its AFL names 2,295 records, each of which it has",
            () -> located(manyRecords())),
        new NamedProfile(
            "afl-same-record",
            "whatever record is read, it is the same one of 250 bytes",
            OversizedCards::sameRecord),
        new NamedProfile(
            "afl-repeated",
            "its AFL names the records of two files 31 times over",
            () -> located(repeated(Bytes.fromHex("0801FF0010010200"), 31))),
        new NamedProfile(
            "afl-too-long",
            "its AFL of 260 bytes is longer than a command's answer may be",
            OversizedCards::longLocator),
        new NamedProfile(
            "deep-record",
            "a record nests templates 90 deep",
            () -> application(app -> app.rawRecord(1, 2, nested()))));
  }

  private static List<NamedProfile> data() {
    return List.of(
        new NamedProfile(
            "many-pans",
            "twenty-four different card numbers in one record",
            () -> application(app -> app.rawRecord(1, 2, manyPans()))),
        new NamedProfile(
            "crowded-directory",
            "its PSE lists a thousand applications, and each answers",
            OversizedCards::crowdedDirectory),
        new NamedProfile(
            "counters-huge",
            "GET DATA gives counters of 200 bytes",
            () -> application(OversizedCards::hugeCounters)),
        new NamedProfile(
            "endless-data",
            "answers every command with 256 bytes and 61xx for ever",
            () ->
                PaymentCards.standard()
                    .override(
                        command ->
                            Optional.of(Bytes.filled(0x5A, 256).concat(Bytes.of(0x61, 0x00))))
                    .build()));
  }

  private static List<NamedProfile> names() {
    return List.of(
        new NamedProfile(
            "same-next",
            "without PSE; SELECT next always finds one application more",
            () -> PaymentCards.card().override(OversizedCards::anotherOccurrence).build()),
        new NamedProfile(
            "aid-empty",
            "its PSE lists an application without a name, and one that has one",
            () -> named(Bytes.EMPTY)),
        new NamedProfile(
            "aid-huge",
            "its PSE lists an application with a name of 240 bytes, and a usual one",
            () -> named(Bytes.filled(0xA0, MAX_VALUE))),
        new NamedProfile(
            "aid-cut-off",
            "its PSE lists an application with a name said to have 255 bytes",
            () -> directory(Bytes.fromHex("700C610A4F81FFA0000000031010"))),
        new NamedProfile(
            "df-name-empty",
            "the application answers SELECT without a name",
            () -> selected(Bytes.EMPTY)),
        new NamedProfile(
            "df-name-huge",
            "the application answers SELECT with a name of 240 bytes",
            () -> selected(Bytes.filled(0xA0, MAX_VALUE))));
  }

  static CardProfile application(Consumer<ApplicationBuilder> personalisation) {
    return PaymentCards.card()
        .directory()
        .application(
            PaymentCards.DEBIT,
            app -> {
              app.label("TEST DEBIT").priority(1);
              PaymentCards.DEBIT_HOLDER.writeTo(app);
              personalisation.accept(app);
            })
        .build();
  }

  // Every record that is not on the card is there all the same, with nothing of use in it.
  private static CardProfile located(Bytes locator) {
    CardProfile.Builder card =
        PaymentCards.card()
            .directory()
            .application(
                PaymentCards.DEBIT,
                app -> {
                  app.label("TEST DEBIT").priority(1);
                  PaymentCards.DEBIT_HOLDER.writeTo(app);
                  app.fileLocator(locator);
                });
    return card.override(OversizedCards::emptyRecord).build();
  }

  private static CardProfile longLocator() {
    Bytes locator = repeated(Bytes.of(0x08, 1, 1, 0), 65);
    Tlv answer =
        Tlv.of(
            PersonalisationTags.FORMAT_2,
            List.of(
                Tlv.of(PersonalisationTags.INTERCHANGE_PROFILE, Bytes.of(0x10, 0x00)),
                Tlv.of(PersonalisationTags.FILE_LOCATOR, locator)));
    return PaymentCards.standard()
        .override(
            command ->
                command.ins() == INS_PROCESSING_OPTIONS
                    ? Optional.of(answer.encoded().concat(OK))
                    : Optional.empty())
        .build();
  }

  private static Optional<Bytes> emptyRecord(CommandApdu command) {
    boolean added = command.ins() == INS_READ_RECORD && (command.p1() > 2 || command.p2() >> 3 > 2);
    return added ? Optional.of(Bytes.of(0x70, 0x00).concat(OK)) : Optional.empty();
  }

  private static Bytes manyRecords() {
    Bytes locator = Bytes.EMPTY;
    for (int sfi = 1; sfi < LAST_SFI; sfi++) {
      locator = locator.concat(Bytes.of(sfi << 3, 1, 255, 0));
    }
    return locator;
  }

  static Bytes repeated(Bytes part, int times) {
    Bytes all = Bytes.EMPTY;
    for (int i = 0; i < times; i++) {
      all = all.concat(part);
    }
    return all;
  }

  private static CardProfile sameRecord() {
    Tlv filler = Tlv.of(Tag.of(0xDF01), Bytes.filled(0x5A, MAX_VALUE));
    Bytes record = Tlv.of(PersonalisationTags.RECORD_TEMPLATE, List.of(filler)).encoded();
    return PaymentCards.card()
        .application(
            PaymentCards.DEBIT,
            app -> app.label("TEST DEBIT").priority(1).fileLocator(manyRecords()))
        .override(
            command ->
                command.ins() == INS_READ_RECORD
                    ? Optional.of(record.concat(OK))
                    : Optional.empty())
        .build();
  }

  private static Bytes nested() {
    Tlv inner = Tlv.of(TEMPLATE, List.of());
    for (int i = 1; i < NESTING; i++) {
      inner = Tlv.of(TEMPLATE, List.of(inner));
    }
    return Tlv.of(PersonalisationTags.RECORD_TEMPLATE, List.of(inner)).encoded();
  }

  private static Bytes manyPans() {
    List<Tlv> pans = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      Bytes digits = Bytes.fromHex("47617390010100").concat(Bytes.of((i / 10) << 4 | i % 10));
      pans.add(Tlv.of(PersonalisationTags.PAN, digits));
    }
    return Tlv.of(PersonalisationTags.RECORD_TEMPLATE, pans).encoded();
  }

  private static void hugeCounters(ApplicationBuilder app) {
    for (int tag : new int[] {0x9F36, 0x9F13, 0x9F17}) {
      app.data(Tlv.of(Tag.of(tag), Bytes.filled(0xFF, 200)));
    }
  }

  private static CardProfile crowdedDirectory() {
    return PaymentCards.card()
        .directory(OversizedCards::listThousand)
        .application(PaymentCards.DEBIT, PaymentCards.DEBIT_HOLDER::writeTo)
        .override(OversizedCards::anyApplication)
        .build();
  }

  // All of them are one and the same, with one record in SFI 2.
  private static Optional<Bytes> anyApplication(CommandApdu command) {
    boolean listed = command.data().startsWith(PaymentCards.DEBIT);
    return switch (command.ins()) {
      case INS_SELECT ->
          listed ? Optional.of(information(command.data()).concat(OK)) : Optional.empty();
      case INS_PROCESSING_OPTIONS -> Optional.of(Bytes.fromHex("80061000100101009000"));
      case INS_READ_RECORD -> command.p2() >> 3 == 2 ? Optional.of(ONE_RECORD) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static void listThousand(DirectoryProfile.Builder pse) {
    List<Tlv> entries = new ArrayList<>();
    for (int i = 0; i < APPLICATIONS; i++) {
      Bytes name = PaymentCards.DEBIT.concat(Bytes.of(i >> 8, i & 0xFF));
      Tlv adf = Tlv.of(PersonalisationTags.ADF_NAME, name);
      entries.add(Tlv.of(PersonalisationTags.DIRECTORY_ENTRY, List.of(adf)));
    }
    for (int from = 0; from < APPLICATIONS; from += ENTRIES_IN_A_RECORD) {
      List<Tlv> some = entries.subList(from, Math.min(APPLICATIONS, from + ENTRIES_IN_A_RECORD));
      pse.rawRecord(
          from / ENTRIES_IN_A_RECORD + 1,
          Tlv.of(PersonalisationTags.RECORD_TEMPLATE, some).encoded());
    }
  }

  private static Optional<Bytes> anotherOccurrence(CommandApdu command) {
    if (command.ins() != INS_SELECT || !command.data().startsWith(PaymentCards.DEBIT)) {
      return Optional.empty();
    }
    // It cannot count: the occurrence is told apart by what the reader does not check.
    int occurrence = command.p2() == 0 ? 1 : 2;
    return Optional.of(information(PaymentCards.DEBIT.concat(Bytes.of(occurrence))).concat(OK));
  }

  private static Bytes information(Bytes name) {
    return new ControlInformation().encoded(name, List.of());
  }

  private static CardProfile named(Bytes name) {
    List<Tlv> entry = List.of(Tlv.of(PersonalisationTags.ADF_NAME, name));
    List<Tlv> record = List.of(Tlv.of(PersonalisationTags.DIRECTORY_ENTRY, entry));
    return directory(Tlv.of(PersonalisationTags.RECORD_TEMPLATE, record).encoded());
  }

  private static CardProfile directory(Bytes firstRecord) {
    List<Tlv> entry = List.of(Tlv.of(PersonalisationTags.ADF_NAME, PaymentCards.DEBIT));
    List<Tlv> second = List.of(Tlv.of(PersonalisationTags.DIRECTORY_ENTRY, entry));
    return PaymentCards.card()
        .directory(
            pse ->
                pse.rawRecord(1, firstRecord)
                    .rawRecord(2, Tlv.of(PersonalisationTags.RECORD_TEMPLATE, second).encoded()))
        .application(PaymentCards.DEBIT, PaymentCards::debit)
        .build();
  }

  private static CardProfile selected(Bytes name) {
    return application(app -> app.rawControlInformation(information(name)));
  }
}
