package io.github.emv4j.virtual;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Personalises one application of a card. What is not set is absent on the card; values are taken
 * as they are, so that cards with mistakes can be made too.
 */
public final class ApplicationBuilder {
  private static final int PRIORITY_MASK = 0x0F;
  private static final int NEEDS_CONFIRMATION = 0x80;

  final Bytes name;
  final Map<Tag, Tlv> data = new LinkedHashMap<>();
  final RecordFiles.Builder files = new RecordFiles.Builder();
  Optional<Bytes> pdol = Optional.empty();
  Optional<StatusWord> refusal = Optional.empty();
  Optional<ReferencePin> pin = Optional.empty();
  boolean blocked;
  boolean listed = true;
  int transactionCounter;
  boolean answersObjects;
  Bytes interchangeProfile = Bytes.of(0x10, 0x00);
  Optional<Bytes> fileLocator = Optional.empty();
  Optional<CardKeys> keys = Optional.empty();
  Optional<ScriptKeys> scriptKeys = Optional.empty();
  Set<Integer> authenticated = Set.of();
  final List<Tlv> options = new ArrayList<>();

  Optional<QuickAnswer> quick = Optional.empty();
  final List<Tlv> listedOnly = new ArrayList<>();

  final List<Tlv> names = new ArrayList<>();
  private final ControlInformation information = new ControlInformation();

  ApplicationBuilder(Bytes name) {
    this.name = name;
  }

  /**
   * Sets the Application Label {@code 50}.
   *
   * @param label ASCII, at most 16 characters on a card that follows the rules
   * @return this builder
   */
  public ApplicationBuilder label(String label) {
    names.add(Tlv.of(PersonalisationTags.LABEL, Personalisation.text(label)));
    return this;
  }

  /**
   * Sets the Application Preferred Name {@code 9F12} and its code table {@code 9F11}.
   *
   * @param preferred the name's bytes in that table
   * @param codeTable the part of ISO/IEC 8859, 1 to 16
   * @return this builder
   */
  public ApplicationBuilder preferredName(Bytes preferred, int codeTable) {
    names.add(Tlv.of(PersonalisationTags.PREFERRED_NAME, preferred));
    return proprietary(
        Tlv.of(PersonalisationTags.CODE_TABLE, Bytes.of((codeTable / 10) << 4 | codeTable % 10)));
  }

  /**
   * Sets the Application Priority Indicator {@code 87}.
   *
   * @param priority 1 first to 15 last, 0 for none
   * @return this builder
   */
  public ApplicationBuilder priority(int priority) {
    names.add(Tlv.of(PersonalisationTags.PRIORITY, Bytes.of(priority & PRIORITY_MASK)));
    return this;
  }

  /**
   * Sets the Application Priority Indicator {@code 87} of an application that the cardholder must
   * confirm.
   *
   * @param priority 1 first to 15 last, 0 for none
   * @return this builder
   */
  public ApplicationBuilder priorityWithConfirmation(int priority) {
    int indicator = NEEDS_CONFIRMATION | (priority & PRIORITY_MASK);
    names.add(Tlv.of(PersonalisationTags.PRIORITY, Bytes.of(indicator)));
    return this;
  }

  /**
   * Sets the Language Preference {@code 5F2D}.
   *
   * @param codes two letters each, best first
   * @return this builder
   */
  public ApplicationBuilder languages(String... codes) {
    return proprietary(
        Tlv.of(PersonalisationTags.LANGUAGES, Personalisation.text(String.join("", codes))));
  }

  /**
   * Sets the PDOL {@code 9F38}; GET PROCESSING OPTIONS must then bring as many bytes as it says.
   *
   * @param list tags and lengths
   * @return this builder
   */
  public ApplicationBuilder pdol(Bytes list) {
    pdol = Optional.of(list);
    return proprietary(Tlv.of(PersonalisationTags.PDOL, list));
  }

  /**
   * Adds a data object to template {@code A5}, after label, name and priority.
   *
   * @param object any data object
   * @return this builder
   */
  public ApplicationBuilder proprietary(Tlv object) {
    information.proprietary(object);
    return this;
  }

  /**
   * Adds a data object to template {@code BF0C}.
   *
   * @param object any data object
   * @return this builder
   */
  public ApplicationBuilder discretionary(Tlv object) {
    information.discretionary(object);
    return this;
  }

  /**
   * Lets SELECT answer these bytes in place of a proper template {@code 6F}.
   *
   * @param fci at most 256 bytes, well formed or not
   * @return this builder
   */
  public ApplicationBuilder rawControlInformation(Bytes fci) {
    information.raw(fci);
    return this;
  }

  /**
   * Lets SELECT answer {@code 6283}, and GET PROCESSING OPTIONS {@code 6985}.
   *
   * @return this builder
   */
  public ApplicationBuilder blocked() {
    blocked = true;
    return this;
  }

  /**
   * Leaves the application out of the directory.
   *
   * @return this builder
   */
  public ApplicationBuilder unlisted() {
    listed = false;
    return this;
  }

  /**
   * Sets the Application Interchange Profile {@code 82}, otherwise {@code 1000}: cardholder
   * verification and nothing else.
   *
   * @param profile two bytes
   * @return this builder
   */
  public ApplicationBuilder interchangeProfile(Bytes profile) {
    interchangeProfile = profile;
    return this;
  }

  /**
   * Gives the application keys. Their certificates go into records of the first file that is not
   * authenticated; the interchange profile must be set to what they are for.
   *
   * @param applicationKeys may be shared by applications
   * @param files short file identifiers of the records that the certificates cover, 1 to 10
   * @return this builder
   */
  public ApplicationBuilder keys(CardKeys applicationKeys, int... files) {
    keys = Optional.of(applicationKeys);
    authenticated = Arrays.stream(files).boxed().collect(Collectors.toUnmodifiableSet());
    return this;
  }

  /**
   * Lets the application obey script commands of its issuer: PIN CHANGE/UNBLOCK.
   *
   * @param shared the keys that the issuer has too
   * @return this builder
   */
  public ApplicationBuilder scriptKeys(ScriptKeys shared) {
    scriptKeys = Optional.of(shared);
    return this;
  }

  /**
   * Sets the Application File Locator {@code 94}, otherwise every record of SFI 1 to 10 in order,
   * those of the authenticated files for offline data authentication.
   *
   * @param locator four bytes an entry on a card that follows the rules
   * @return this builder
   */
  public ApplicationBuilder fileLocator(Bytes locator) {
    fileLocator = Optional.of(locator);
    return this;
  }

  /**
   * Lets GET PROCESSING OPTIONS answer template {@code 77} in place of {@code 80}.
   *
   * @param more data objects besides {@code 82} and {@code 94}
   * @return this builder
   */
  public ApplicationBuilder processingOptionsAsObjects(Tlv... more) {
    answersObjects = true;
    options.addAll(Arrays.asList(more));
    return this;
  }

  /**
   * Lets GET PROCESSING OPTIONS also answer what contactless cards of kernels 3, 6 and 7 compute: a
   * cryptogram, and where the application has keys and the reader asks for it, a signature. Goes
   * with {@link #processingOptionsAsObjects}.
   *
   * @param relatedData Card Authentication Related Data {@code 9F69} that is signed, which has to
   *     be written into a record too; none for a signature of version 00
   * @return this builder
   */
  public ApplicationBuilder quick(Optional<Bytes> relatedData) {
    quick = Optional.of(new QuickAnswer(relatedData));
    return this;
  }

  /**
   * Names the contactless kernel {@code 9F2A} in the directory.
   *
   * @param identifier one byte, or three for a domestic kernel
   * @return this builder
   */
  public ApplicationBuilder kernel(Bytes identifier) {
    listedOnly.add(Tlv.of(PersonalisationTags.KERNEL_IDENTIFIER, identifier));
    return this;
  }

  /**
   * Lets GET PROCESSING OPTIONS always answer this status.
   *
   * @param status why the application cannot be used
   * @return this builder
   */
  public ApplicationBuilder refusesProcessing(StatusWord status) {
    refusal = Optional.of(status);
    return this;
  }

  /**
   * Writes a record: template {@code 70} with the objects in it.
   *
   * @param sfi short file identifier, 1 to 30
   * @param number 1 to 255
   * @param objects in order, repeated ones too
   * @return this builder
   */
  public ApplicationBuilder record(int sfi, int number, Tlv... objects) {
    return record(sfi, number, Arrays.asList(objects));
  }

  ApplicationBuilder record(int sfi, int number, List<Tlv> objects) {
    return rawRecord(sfi, number, Tlv.of(PersonalisationTags.RECORD_TEMPLATE, objects).encoded());
  }

  /**
   * Writes a record as it is.
   *
   * @param sfi short file identifier, 1 to 30
   * @param number 1 to 255
   * @param record at most 256 bytes, well formed or not
   * @return this builder
   */
  public ApplicationBuilder rawRecord(int sfi, int number, Bytes record) {
    files.put(sfi, number, record);
    return this;
  }

  /**
   * Adds a transaction log: Log Entry {@code 9F4D}, Log Format {@code 9F4F} and the records.
   *
   * @param sfi short file identifier, 11 to 30
   * @param format tags and lengths
   * @param records values in that format, newest first
   * @return this builder
   */
  public ApplicationBuilder log(int sfi, Bytes format, List<Bytes> records) {
    for (int i = 0; i < records.size(); i++) {
      rawRecord(sfi, i + 1, records.get(i));
    }
    data(Tlv.of(PersonalisationTags.LOG_FORMAT, format));
    return discretionary(Tlv.of(PersonalisationTags.LOG_ENTRY, Bytes.of(sfi, records.size())));
  }

  /**
   * Adds a log of top-ups as UnionPay has it: entry {@code DF4D}, format {@code DF4F}, records.
   *
   * @param sfi short file identifier, 11 to 30
   * @param format tags and lengths of what follows the balances
   * @param records parameters of PUT DATA, balance before, balance after, values; newest first
   * @return this builder
   */
  public ApplicationBuilder loadLog(int sfi, Bytes format, List<Bytes> records) {
    for (int i = 0; i < records.size(); i++) {
      rawRecord(sfi, i + 1, records.get(i));
    }
    data(Tlv.of(PersonalisationTags.LOAD_LOG_FORMAT, format));
    return discretionary(Tlv.of(PersonalisationTags.LOAD_LOG_ENTRY, Bytes.of(sfi, records.size())));
  }

  /**
   * Lets GET DATA answer this object. Transaction counter, last online counter and PIN try counter
   * need not be set; the card keeps them.
   *
   * @param object with a tag of two bytes
   * @return this builder
   */
  public ApplicationBuilder data(Tlv object) {
    data.put(object.tag(), object);
    return this;
  }

  /**
   * Gives the application a PIN of its own in place of the card's.
   *
   * @param own the PIN
   * @return this builder
   */
  public ApplicationBuilder pin(ReferencePin own) {
    pin = Optional.of(own);
    return this;
  }

  /**
   * Sets how many transactions were made before the card is new in a reader.
   *
   * @param count 0 to 65,535
   * @return this builder
   */
  public ApplicationBuilder transactionCounter(int count) {
    if (count < 0 || count > 0xFFFF) {
      throw new IllegalArgumentException("transaction counter out of range: " + count);
    }
    transactionCounter = count;
    return this;
  }

  Bytes controlInformation() {
    return information.encoded(name, names);
  }
}
