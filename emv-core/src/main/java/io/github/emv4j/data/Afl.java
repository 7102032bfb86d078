package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which records to read, the Application File Locator (tag 94; EMV 4.4 Book 3, 10.2).
 *
 * @param entries in the order of reading; at least one
 */
public record Afl(List<Entry> entries) {
  private static final int ENTRY_LENGTH = 4;
  private static final int MAX_LENGTH = 252;
  private static final int MAX_SFI = 30;

  /**
   * Records of one file that follow each other.
   *
   * @param sfi short file identifier, 1 to 30
   * @param first number of the first record, 1 to 255
   * @param last number of the last record, not less than {@code first}
   * @param authenticatedCount how many records from the first on take part in offline data
   *     authentication, 0 to all
   */
  public record Entry(int sfi, int first, int last, int authenticatedCount) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is exceeded
     */
    public Entry {
      String fault = fault(sfi, first, last, authenticatedCount);
      if (!fault.isEmpty()) {
        throw new IllegalArgumentException(fault);
      }
    }

    private static String fault(int sfi, int first, int last, int authenticatedCount) {
      if (sfi < 1 || sfi > MAX_SFI) {
        return "file " + sfi + " does not exist";
      }
      if (first < 1 || last > 0xFF) {
        return "record number out of range";
      }
      if (last < first) {
        return "last record is before the first";
      }
      if (authenticatedCount < 0 || authenticatedCount > last - first + 1) {
        return "more records to authenticate than to read";
      }
      return "";
    }

    /** {@return how many records these are} */
    public int recordCount() {
      return last - first + 1;
    }
  }

  /**
   * One record to read.
   *
   * @param sfi short file identifier, 1 to 30
   * @param number of the record, 1 to 255
   * @param authenticated whether it takes part in offline data authentication
   */
  public record RecordReference(int sfi, int number, boolean authenticated) {}

  /**
   * Keeps an unmodifiable copy.
   *
   * @throws IllegalArgumentException if there is no entry, or more than 63
   */
  public Afl {
    if (entries.isEmpty() || entries.size() > MAX_LENGTH / ENTRY_LENGTH) {
      throw new IllegalArgumentException("1 to 63 entries are allowed: " + entries.size());
    }
    entries = List.copyOf(entries);
  }

  /**
   * {@return the locator in the given bytes}
   *
   * @param data four bytes an entry, 4 to 252 in all
   * @throws MalformedDataException if the length is another, or an entry names a file or record
   *     that cannot be
   */
  public static Afl parse(Bytes data) {
    Lengths.between(data, ENTRY_LENGTH, MAX_LENGTH, "AFL");
    if (data.length() % ENTRY_LENGTH != 0) {
      throw MalformedDataException.at("AFL ends inside an entry", data, data.length());
    }
    List<Entry> entries = new ArrayList<>();
    for (int at = 0; at < data.length(); at += ENTRY_LENGTH) {
      // The three low bits of the first byte are reserved and not checked.
      int sfi = data.at(at) >> 3;
      String fault = Entry.fault(sfi, data.at(at + 1), data.at(at + 2), data.at(at + 3));
      if (!fault.isEmpty()) {
        throw MalformedDataException.at("AFL: " + fault, data, at);
      }
      entries.add(new Entry(sfi, data.at(at + 1), data.at(at + 2), data.at(at + 3)));
    }
    return new Afl(entries);
  }

  /** {@return how many records there are to read, at most 63 times 255} */
  public int recordCount() {
    int count = 0;
    for (Entry entry : entries) {
      count += entry.recordCount();
    }
    return count;
  }

  /** {@return the records in the order of reading; one named twice comes twice} */
  public List<RecordReference> records() {
    List<RecordReference> records = new ArrayList<>(recordCount());
    for (Entry entry : entries) {
      for (int i = 0; i < entry.recordCount(); i++) {
        records.add(
            new RecordReference(entry.sfi(), entry.first() + i, i < entry.authenticatedCount()));
      }
    }
    return Collections.unmodifiableList(records);
  }
}
