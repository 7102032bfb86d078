package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Adds certificates to the records of an application: to those of the first file that is not
 * authenticated itself, as long as they have room, then to new ones.
 */
final class CertificateRecords {
  // An answer has at most 256 bytes, two of them for the status; tag and length take three more.
  private static final int MAX_CONTENT = 251;

  private final RecordFiles.Builder files;
  private final int sfi;

  private CertificateRecords(RecordFiles.Builder files, int sfi) {
    this.files = files;
    this.sfi = sfi;
  }

  /** {@return the files as they go on the card; the builder's own stay as they are} */
  static RecordFiles.Builder filesOf(ApplicationBuilder application) {
    RecordFiles.Builder files = application.files.copy();
    application.keys.ifPresent(keys -> write(keys, application, files));
    return files;
  }

  private static void write(
      CardKeys keys, ApplicationBuilder application, RecordFiles.Builder files) {
    RecordFiles written = files.build();
    Bytes staticData = StaticData.of(written, locator(application, files));
    Bytes appended = hasTagList(keys, written) ? application.interchangeProfile : Bytes.EMPTY;
    Bytes pan = find(written, PersonalisationTags.PAN).map(Tlv::value).orElse(Bytes.EMPTY);
    int sfi =
        IntStream.rangeClosed(1, RecordFiles.MAX_LISTED_SFI)
            .filter(file -> !application.authenticated.contains(file))
            .findFirst()
            .orElse(RecordFiles.MAX_LISTED_SFI);
    CertificateRecords records = new CertificateRecords(files, sfi);
    Certificates.objects(keys, pan, staticData.concat(appended)).forEach(records::add);
  }

  static Bytes locator(ApplicationBuilder application, RecordFiles.Builder files) {
    return application.fileLocator.orElseGet(() -> files.fileLocator(application.authenticated));
  }

  private static boolean hasTagList(CardKeys keys, RecordFiles files) {
    return !keys.plan().absent.contains(PersonalisationTags.STATIC_TAG_LIST)
        || find(files, PersonalisationTags.STATIC_TAG_LIST).isPresent();
  }

  static Optional<Tlv> find(RecordFiles files, Tag tag) {
    return files.records().stream()
        .flatMap(record -> RecordContent.objects(record).stream())
        .filter(object -> object.tag().equals(tag))
        .findFirst();
  }

  private void add(Tlv object) {
    int number = 1;
    Optional<Bytes> record = files.record(sfi, number);
    while (record.isPresent() && !hasRoom(record.get(), object)) {
      record = files.record(sfi, ++number);
    }
    List<Tlv> before = record.map(RecordContent::objects).orElse(List.of());
    List<Tlv> objects = Stream.concat(before.stream(), Stream.of(object)).toList();
    files.put(sfi, number, Tlv.of(PersonalisationTags.RECORD_TEMPLATE, objects).encoded());
  }

  private static boolean hasRoom(Bytes record, Tlv object) {
    List<Tlv> objects = RecordContent.objects(record);
    int length = objects.stream().mapToInt(other -> other.encoded().length()).sum();
    return !objects.isEmpty() && length + object.encoded().length() <= MAX_CONTENT;
  }
}
