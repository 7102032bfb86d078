package io.github.emv4j.virtual;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;

/** Answers that consist of a status word, and those with data. */
final class Status {
  static final ResponseApdu OK = of(0x9000);
  static final ResponseApdu WRONG_LENGTH = of(0x6700);
  static final ResponseApdu SECURITY = of(0x6982);
  static final ResponseApdu BLOCKED = of(0x6983);
  static final ResponseApdu DATA_INVALID = of(0x6984);
  static final ResponseApdu CONDITIONS = of(0x6985);
  static final ResponseApdu MAC_MISSING = of(0x6987);
  static final ResponseApdu MAC_WRONG = of(0x6988);
  static final ResponseApdu WRONG_DATA = of(0x6A80);
  static final ResponseApdu NOT_SUPPORTED = of(0x6A81);
  static final ResponseApdu FILE_NOT_FOUND = of(0x6A82);
  static final ResponseApdu RECORD_NOT_FOUND = of(0x6A83);
  static final ResponseApdu WRONG_PARAMETERS = of(0x6A86);
  static final ResponseApdu DATA_NOT_FOUND = of(0x6A88);
  static final ResponseApdu INSTRUCTION_UNKNOWN = of(0x6D00);
  static final ResponseApdu CLASS_UNKNOWN = of(0x6E00);

  private static final int TRIES_LEFT = 0x63C0;

  private Status() {}

  static ResponseApdu of(int status) {
    return new ResponseApdu(Bytes.EMPTY, new StatusWord(status));
  }

  static ResponseApdu triesLeft(int tries) {
    return of(TRIES_LEFT | tries);
  }

  static ResponseApdu ok(Bytes data) {
    return new ResponseApdu(data, StatusWord.OK);
  }
}
