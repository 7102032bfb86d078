package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;

/** The static data to be authenticated, as the issuer signs them (EMV 4.4 Book 3, 10.3). */
final class StaticData {
  private static final int MAX_EMV_SFI = 10;
  private static final int ENTRY_LENGTH = 4;
  private static final int LONG_FORM = 0x80;

  private StaticData() {}

  /** {@return the authenticated records of a file locator, in its order} */
  static Bytes of(RecordFiles files, Bytes locator) {
    Bytes data = Bytes.EMPTY;
    for (int at = 0; at + ENTRY_LENGTH <= locator.length(); at += ENTRY_LENGTH) {
      int sfi = locator.at(at) >> 3;
      int first = locator.at(at + 1);
      for (int number = first; number < first + locator.at(at + 3); number++) {
        Bytes record = files.record(sfi, number).orElse(Bytes.EMPTY);
        data = data.concat(sfi <= MAX_EMV_SFI ? value(record) : record);
      }
    }
    return data;
  }

  private static Bytes value(Bytes template) {
    if (template.length() < 2) {
      return Bytes.EMPTY;
    }
    int length = template.at(1);
    int header = length < LONG_FORM ? 2 : 2 + (length & 0x7F);
    return template.from(Math.min(header, template.length()));
  }
}
