package io.github.emv4j.oda;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.CheckedPart;
import io.github.emv4j.keys.FailedCheck;
import java.util.List;
import java.util.Optional;

/** The static data to be authenticated (EMV 4.4 Book 3, 10.3). */
public sealed interface StaticData {
  /**
   * The data could be put together.
   *
   * @param data what signatures cover
   */
  record Complete(Bytes data) implements StaticData {}

  /**
   * The data could not be put together, so authentication fails.
   *
   * @param failure why
   */
  record Unusable(FailedCheck failure) implements StaticData {}

  /**
   * {@return the data of these records, and the AIP if the tag list says so}
   *
   * @param records in the order of the AFL
   * @param aip the Application Interchange Profile as the card gave it
   * @param tagList the Static Data Authentication Tag List (9F4A), if the card has one
   */
  static StaticData of(List<AuthenticatedRecord> records, Bytes aip, Optional<Bytes> tagList) {
    Bytes[] parts = new Bytes[records.size() + 1];
    int length = 0;
    for (int i = 0; i < records.size(); i++) {
      Optional<Bytes> part = StaticDataRecords.authenticatedPart(records.get(i));
      if (part.isEmpty()) {
        return unusable(Check.RECORD, "record " + (i + 1) + " of those that the AFL marks");
      }
      parts[i] = part.get();
      length += parts[i].length();
    }
    if (tagList.isPresent() && !tagList.get().equals(StaticDataRecords.ONLY_AIP)) {
      return unusable(Check.TAG_LIST, "expected 82, found " + tagList.get());
    }
    parts[records.size()] = tagList.isPresent() ? aip : Bytes.EMPTY;
    return new Complete(StaticDataRecords.join(parts, length + parts[records.size()].length()));
  }

  private static Unusable unusable(Check check, String detail) {
    return new Unusable(new FailedCheck(CheckedPart.STATIC_DATA, check, detail));
  }
}
