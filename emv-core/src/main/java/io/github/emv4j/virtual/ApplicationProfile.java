package io.github.emv4j.virtual;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One application of a card, as the issuer made it. Built with {@link ApplicationBuilder}. */
public final class ApplicationProfile extends SelectableFile {
  private final Tlv directoryEntry;
  private final boolean listed;
  private final Optional<DataObjectList> pdol;
  private final Optional<DataObjectList> cdol1;
  private final Optional<DataObjectList> cdol2;
  private final Optional<DataObjectList> ddol;
  private final Optional<StatusWord> refusal;
  private final Tlv processingOptions;
  private final List<Tlv> data;
  private final Optional<ReferencePin> pin;
  private final Optional<CardKeys> keys;
  private final int transactionCounter;
  private final Optional<QuickAnswer> quick;
  private final Optional<ScriptKeys> scriptKeys;

  ApplicationProfile(ApplicationBuilder builder, Optional<ReferencePin> cardPin) {
    this(builder, cardPin, CertificateRecords.filesOf(builder));
  }

  private ApplicationProfile(
      ApplicationBuilder builder, Optional<ReferencePin> cardPin, RecordFiles.Builder files) {
    super(builder.name, builder.controlInformation(), builder.blocked, files.build());
    directoryEntry = directoryEntry(builder);
    listed = builder.listed;
    pdol = builder.pdol.map(DataObjectList::new);
    cdol1 = list(PersonalisationTags.CDOL1);
    cdol2 = list(PersonalisationTags.CDOL2);
    ddol = list(PersonalisationTags.DDOL);
    refusal = builder.refusal;
    processingOptions = processingOptions(builder, CertificateRecords.locator(builder, files));
    data = List.copyOf(builder.data.values());
    pin = builder.pin.or(() -> cardPin);
    keys = builder.keys;
    transactionCounter = builder.transactionCounter;
    quick = builder.quick;
    scriptKeys = builder.scriptKeys;
  }

  boolean listed() {
    return listed;
  }

  Tlv directoryEntry() {
    return directoryEntry;
  }

  /** {@return what GET PROCESSING OPTIONS must bring} */
  Optional<DataObjectList> pdol() {
    return pdol;
  }

  /** {@return what the first GENERATE AC must bring} */
  Optional<DataObjectList> cdol1() {
    return cdol1;
  }

  /** {@return what the second GENERATE AC must bring} */
  Optional<DataObjectList> cdol2() {
    return cdol2;
  }

  /** {@return what INTERNAL AUTHENTICATE must bring; empty if the terminal may decide} */
  Optional<DataObjectList> ddol() {
    return ddol;
  }

  Optional<StatusWord> refusal() {
    return refusal;
  }

  Tlv processingOptions() {
    return processingOptions;
  }

  /**
   * {@return what GET PROCESSING OPTIONS answers now}
   *
   * @param state of the card, its transaction counted
   * @param received what the reader brought for the PDOL
   */
  Bytes processingOptions(CardState state, Bytes received) {
    if (quick.isEmpty()) {
      return processingOptions.encoded();
    }
    List<Tlv> objects = new ArrayList<>(processingOptions.children());
    objects.addAll(quick.get().objects(this, state, received));
    return Tlv.of(PersonalisationTags.FORMAT_2, objects).encoded();
  }

  /** {@return what GET DATA answers besides the counters} */
  List<Tlv> data() {
    return data;
  }

  Optional<ReferencePin> pin() {
    return pin;
  }

  int transactionCounter() {
    return transactionCounter;
  }

  /** {@return what the issuer's script commands are checked with; empty if it sends none} */
  Optional<ScriptKeys> scriptKeys() {
    return scriptKeys;
  }

  Optional<CardKeys> keys() {
    return keys;
  }

  private static Tlv directoryEntry(ApplicationBuilder builder) {
    List<Tlv> entry = new ArrayList<>();
    entry.add(Tlv.of(PersonalisationTags.ADF_NAME, builder.name));
    entry.addAll(builder.names);
    entry.addAll(builder.listedOnly);
    return Tlv.of(PersonalisationTags.DIRECTORY_ENTRY, entry);
  }

  private static Tlv processingOptions(ApplicationBuilder builder, Bytes locator) {
    Bytes profile = builder.interchangeProfile;
    if (!builder.answersObjects) {
      return Tlv.of(PersonalisationTags.FORMAT_1, profile.concat(locator));
    }
    List<Tlv> objects = new ArrayList<>();
    objects.add(Tlv.of(PersonalisationTags.INTERCHANGE_PROFILE, profile));
    if (!locator.isEmpty()) {
      objects.add(Tlv.of(PersonalisationTags.FILE_LOCATOR, locator));
    }
    objects.addAll(builder.options);
    return Tlv.of(PersonalisationTags.FORMAT_2, objects);
  }

  private Optional<DataObjectList> list(Tag tag) {
    return CertificateRecords.find(files(), tag).map(list -> new DataObjectList(list.value()));
  }
}
