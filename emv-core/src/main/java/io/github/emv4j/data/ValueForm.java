package io.github.emv4j.data;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.tlv.Tag;
import java.util.Map;

/** What is wrong with the value of an element of EMV's, if anything is. */
enum ValueForm {
  /** Not checked: no element of EMV's, or one in which a fault never ends a transaction. */
  ANY,
  /** Any bytes of the element's length. */
  BYTES,
  /** Digits. */
  NUMERIC,
  /** Digits and filler. */
  COMPRESSED_NUMERIC,
  /** A card number. */
  PAN,
  /** A track 2. */
  TRACK_2,
  /** A date. */
  DATE,
  /** A service code. */
  SERVICE_CODE,
  /** A CVM list; without rules, for one, it is no fault. */
  CVM_LIST,
  /** A data object list whose values are sent in a command. */
  COMMAND_LIST,
  /** A data object list whose values are hashed. */
  HASHED_LIST;

  // AFL and PDOL are missing here: the stage that needs them reports them.
  private static final Map<Tag, ValueForm> OF_THEIR_OWN =
      Map.ofEntries(
          Map.entry(Tags.PAN, PAN),
          Map.entry(Tags.TRACK_2_EQUIVALENT_DATA, TRACK_2),
          Map.entry(Tags.APPLICATION_EXPIRATION_DATE, DATE),
          Map.entry(Tags.APPLICATION_EFFECTIVE_DATE, DATE),
          Map.entry(Tags.SERVICE_CODE, SERVICE_CODE),
          Map.entry(Tags.CVM_LIST, CVM_LIST),
          Map.entry(Tags.CDOL1, COMMAND_LIST),
          Map.entry(Tags.CDOL2, COMMAND_LIST),
          Map.entry(Tags.DDOL, COMMAND_LIST),
          Map.entry(Tags.TDOL, HASHED_LIST),
          // Book 3, 7.5 and Book 1, 12.2: a fault in these never ends a transaction.
          Map.entry(Tags.CARDHOLDER_NAME, ANY),
          Map.entry(Tags.CARDHOLDER_NAME_EXTENDED, ANY),
          Map.entry(Tags.ISSUER_IDENTIFICATION_NUMBER, ANY),
          Map.entry(Tags.ISSUER_IDENTIFICATION_NUMBER_EXTENDED, ANY),
          Map.entry(Tags.ISSUER_URL, ANY),
          Map.entry(Tags.LOG_ENTRY, ANY),
          Map.entry(Tags.LOG_FORMAT, ANY),
          Map.entry(Tags.TRACK_1_DISCRETIONARY_DATA, ANY),
          Map.entry(Tags.APPLICATION_LABEL, ANY),
          Map.entry(Tags.APPLICATION_PREFERRED_NAME, ANY),
          Map.entry(Tags.ISSUER_CODE_TABLE_INDEX, ANY),
          Map.entry(Tags.LANGUAGE_PREFERENCE, ANY));

  /** {@return how values of this element are checked} */
  static ValueForm of(DataElement element) {
    if (element.scope() != Scope.EMV) {
      return ANY;
    }
    ValueForm own = OF_THEIR_OWN.get(element.tag());
    if (own != null) {
      return own;
    }
    return switch (element.format()) {
      case NUMERIC -> NUMERIC;
      case COMPRESSED_NUMERIC -> COMPRESSED_NUMERIC;
      default -> BYTES;
    };
  }

  /** {@return whether the dictionary's bounds of the length count; the others know better} */
  boolean hasStatedLength() {
    return this == BYTES || this == NUMERIC || this == COMPRESSED_NUMERIC;
  }

  /** {@return whether this is a list of what the terminal is to give} */
  boolean isList() {
    return this == COMMAND_LIST || this == HASHED_LIST;
  }

  /**
   * Checks a value, whose length within the stated bounds aside.
   *
   * @throws MalformedDataException if it is malformed
   */
  void check(Bytes value) {
    switch (this) {
      case NUMERIC -> Bcd.checkDigits(value);
      case COMPRESSED_NUMERIC -> Bcd.checkCompressedDigits(value);
      case PAN -> Pan.parse(value);
      case TRACK_2 -> Track2.parse(value);
      case DATE -> EmvDate.parse(value);
      case SERVICE_CODE -> ServiceCode.parse(value);
      case CVM_LIST -> CvmList.check(value);
      case COMMAND_LIST, HASHED_LIST -> checkList(value);
      case ANY, BYTES -> {}
    }
  }

  private void checkList(Bytes value) {
    DolScanner list = new DolScanner(value);
    int total = 0;
    while (list.next()) {
      total += list.length();
    }
    if (this == COMMAND_LIST && total > Dol.MAX_TOTAL_LENGTH) {
      throw MalformedDataException.at(
          "it asks for " + total + " bytes, more than a command carries", value, 0);
    }
  }
}
