package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tlv;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A directory of the applications on a card, as the issuer made it: the PSE unless it gets another
 * name (EMV 4.4 Book 1, 12.2.2).
 */
public final class DirectoryProfile extends SelectableFile {
  private DirectoryProfile(Builder builder, RecordFiles files) {
    super(builder.name, builder.controlInformation(), builder.blocked, files);
  }

  /** Puts a directory together. What is not set is absent. */
  public static final class Builder {
    private static final Bytes PSE =
        Bytes.copyOf("1PAY.SYS.DDF01".getBytes(StandardCharsets.US_ASCII));
    private static final Bytes PPSE =
        Bytes.copyOf("2PAY.SYS.DDF01".getBytes(StandardCharsets.US_ASCII));
    private static final int MAX_SFI = 10;

    private Bytes name = PSE;
    private int sfi = 1;
    private boolean blocked;
    private boolean proximity;
    private final ControlInformation information = new ControlInformation();
    private final Map<Integer, Bytes> rawRecords = new TreeMap<>();

    Builder() {}

    /**
     * Gives it another name than {@code 1PAY.SYS.DDF01}.
     *
     * @param directoryName 5 to 16 bytes
     * @return this builder
     */
    public Builder name(Bytes directoryName) {
      name = directoryName;
      return this;
    }

    /**
     * Puts the records into another file than SFI 1; with 0 the directory has no SFI and no records
     * of its own, as a PPSE.
     *
     * @param directorySfi 0 to 10
     * @return this builder
     */
    public Builder sfi(int directorySfi) {
      if (directorySfi < 0 || directorySfi > MAX_SFI) {
        throw new IllegalArgumentException("SFI of a directory out of range: " + directorySfi);
      }
      sfi = directorySfi;
      return this;
    }

    /**
     * Makes it the directory for use over the air, {@code 2PAY.SYS.DDF01}: it lists all
     * applications in template {@code BF0C}, except the unlisted ones.
     *
     * @return this builder
     */
    public Builder proximity() {
      proximity = true;
      return name(PPSE).sfi(0);
    }

    /**
     * Adds a data object to template {@code A5}, after the SFI: {@code 5F2D}, {@code 9F11}, …
     *
     * @param object any data object
     * @return this builder
     */
    public Builder proprietary(Tlv object) {
      information.proprietary(object);
      return this;
    }

    /**
     * Adds a data object to template {@code BF0C}.
     *
     * @param object any data object
     * @return this builder
     */
    public Builder discretionary(Tlv object) {
      information.discretionary(object);
      return this;
    }

    /**
     * Lets SELECT answer {@code 6283}.
     *
     * @return this builder
     */
    public Builder blocked() {
      blocked = true;
      return this;
    }

    /**
     * Writes a record as it is. From the first one on the applications of the card are no longer
     * listed by themselves.
     *
     * @param number 1 to 255
     * @param record at most 256 bytes, well formed or not
     * @return this builder
     */
    public Builder rawRecord(int number, Bytes record) {
      rawRecords.put(number, record);
      return this;
    }

    private Bytes controlInformation() {
      if (sfi == 0) {
        return information.encoded(name, List.of());
      }
      Tlv file = Tlv.of(PersonalisationTags.DIRECTORY_SFI, Bytes.of(sfi));
      return information.encoded(name, List.of(file));
    }

    /**
     * Lets SELECT answer these bytes in place of a proper template {@code 6F}.
     *
     * @param fci at most 256 bytes, well formed or not
     * @return this builder
     */
    public Builder rawControlInformation(Bytes fci) {
      information.raw(fci);
      return this;
    }

    DirectoryProfile build(List<ApplicationProfile> applications) {
      RecordFiles.Builder files = new RecordFiles.Builder();
      rawRecords.forEach((number, record) -> files.put(sfi, number, record));
      if (rawRecords.isEmpty() && sfi > 0) {
        List<ApplicationProfile> listed =
            applications.stream().filter(ApplicationProfile::listed).toList();
        for (int i = 0; i < listed.size(); i++) {
          List<Tlv> entry = List.of(listed.get(i).directoryEntry());
          files.put(sfi, i + 1, Tlv.of(PersonalisationTags.RECORD_TEMPLATE, entry).encoded());
        }
      }
      if (proximity) {
        applications.stream()
            .filter(ApplicationProfile::listed)
            .forEach(application -> information.discretionary(application.directoryEntry()));
      }
      return new DirectoryProfile(this, files.build());
    }
  }
}
