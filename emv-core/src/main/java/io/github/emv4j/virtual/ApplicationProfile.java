package io.github.emv4j.virtual;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One application of a card, as the issuer made it. Built with {@link ApplicationBuilder}. */
public final class ApplicationProfile extends SelectableFile {
  private final Tlv directoryEntry;
  private final boolean listed;
  private final Optional<Bytes> pdol;
  private final Optional<StatusWord> refusal;
  private final Tlv processingOptions;
  private final List<Tlv> data;
  private final Optional<ReferencePin> pin;
  private final int transactionCounter;
  private final Optional<Integer> cdol1Length;
  private final Optional<Integer> cdol2Length;

  ApplicationProfile(ApplicationBuilder builder, Optional<ReferencePin> cardPin) {
    super(builder.name, builder.controlInformation(), builder.blocked, builder.files.build());
    directoryEntry = directoryEntry(builder);
    listed = builder.listed;
    pdol = builder.pdol;
    refusal = builder.refusal;
    processingOptions = processingOptions(builder);
    data = List.copyOf(builder.data.values());
    pin = builder.pin.or(() -> cardPin);
    transactionCounter = builder.transactionCounter;
    cdol1Length = listLength(PersonalisationTags.CDOL1);
    cdol2Length = listLength(PersonalisationTags.CDOL2);
  }

  boolean listed() {
    return listed;
  }

  Tlv directoryEntry() {
    return directoryEntry;
  }

  /** {@return how many bytes GET PROCESSING OPTIONS must bring} */
  int pdolLength() {
    return pdol.map(ApplicationProfile::lengthOf).orElse(0);
  }

  Optional<StatusWord> refusal() {
    return refusal;
  }

  Tlv processingOptions() {
    return processingOptions;
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

  /** {@return how many bytes the first GENERATE AC must bring; empty if the list is missing} */
  Optional<Integer> cdol1Length() {
    return cdol1Length;
  }

  /** {@return how many bytes the second GENERATE AC must bring; empty if the list is missing} */
  Optional<Integer> cdol2Length() {
    return cdol2Length;
  }

  private static Tlv directoryEntry(ApplicationBuilder builder) {
    List<Tlv> entry = new ArrayList<>();
    entry.add(Tlv.of(PersonalisationTags.ADF_NAME, builder.name));
    entry.addAll(builder.names);
    return Tlv.of(PersonalisationTags.DIRECTORY_ENTRY, entry);
  }

  private static Tlv processingOptions(ApplicationBuilder builder) {
    Bytes profile = builder.interchangeProfile;
    Bytes locator = builder.fileLocator.orElseGet(builder.files::fileLocator);
    if (!builder.answersObjects) {
      return Tlv.of(PersonalisationTags.FORMAT_1, profile.concat(locator));
    }
    List<Tlv> objects = new ArrayList<>();
    objects.add(Tlv.of(PersonalisationTags.INTERCHANGE_PROFILE, profile));
    objects.add(Tlv.of(PersonalisationTags.FILE_LOCATOR, locator));
    objects.addAll(builder.options);
    return Tlv.of(PersonalisationTags.FORMAT_2, objects);
  }

  private Optional<Integer> listLength(Tag list) {
    return files().records().stream()
        .flatMap(ApplicationProfile::objects)
        .filter(object -> object.tag().equals(list))
        .findFirst()
        .map(object -> lengthOf(object.value()));
  }

  private static Stream<Tlv> objects(Bytes record) {
    try {
      return TlvReader.parse(record).stream().flatMap(template -> template.children().stream());
    } catch (MalformedDataException e) {
      return Stream.of(); // a malformed record on purpose, or a log record
    }
  }

  /** {@return the sum of the lengths in a list of tags and lengths; a cut-off list ends early} */
  private static int lengthOf(Bytes list) {
    int sum = 0;
    int at = 0;
    while (at < list.length()) {
      boolean longTag = (list.at(at++) & 0x1F) == 0x1F;
      while (longTag && at < list.length() && (list.at(at++) & 0x80) != 0) {
        // the next byte still belongs to the tag
      }
      if (at < list.length()) {
        sum += list.at(at++);
      }
    }
    return sum;
  }
}
