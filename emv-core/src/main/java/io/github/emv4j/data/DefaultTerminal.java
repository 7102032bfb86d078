package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a terminal holds unless told otherwise. */
final class DefaultTerminal {
  static final TerminalData VALUES = TerminalData.of(values());

  private static final Map<Bytes, Bytes> VERSION_BY_RID =
      Map.of(
          Bytes.fromHex("A000000003"), Bytes.fromHex("008C"),
          Bytes.fromHex("A000000004"), Bytes.fromHex("0002"),
          Bytes.fromHex("A000000025"), Bytes.fromHex("0001"),
          Bytes.fromHex("A000000333"), Bytes.fromHex("0020"));

  private static final int RID_LENGTH = 5;

  private DefaultTerminal() {}

  /** {@return the version that cards of a scheme commonly state, where known} */
  static Optional<Bytes> applicationVersion(Bytes aid) {
    return Optional.ofNullable(VERSION_BY_RID.get(aid.slice(0, RID_LENGTH)));
  }

  private static Map<Tag, Bytes> values() {
    Map<Tag, Bytes> values = new HashMap<>();
    // Attended, offline with online capability, run by a merchant.
    put(values, Tags.TERMINAL_TYPE, "22");
    // Chip, stripe, keys; every PIN method, signature and none; SDA, DDA, CDA.
    put(values, Tags.TERMINAL_CAPABILITIES, "E0F8C8");
    // Goods and services; all keys; prints and displays; code table 1.
    put(values, Tags.ADDITIONAL_TERMINAL_CAPABILITIES, "6000F0A001");
    put(values, Tags.TERMINAL_COUNTRY_CODE, "0840");
    put(values, Tags.TRANSACTION_CURRENCY_CODE, "0840");
    put(values, Tags.TRANSACTION_CURRENCY_EXPONENT, "02");
    put(values, Tags.TRANSACTION_TYPE, "00");
    put(values, Tags.TRANSACTION_SEQUENCE_COUNTER, "00000001");
    put(values, Tags.AMOUNT_AUTHORISED, "000000000100");
    put(values, Tags.AMOUNT_OTHER, "000000000000");
    put(values, Tags.TERMINAL_FLOOR_LIMIT, "00000000");
    // EMV mode, contact chip, online PIN, signature, authentication although online; online
    // cryptogram, so that no card counts an offline payment; consumer device CVM.
    put(values, Tags.TERMINAL_TRANSACTION_QUALIFIERS, "37804000");
    put(values, Tags.POS_ENTRY_MODE, "05");
    put(values, Tags.ACQUIRER_IDENTIFIER, "000000000001");
    put(values, Tags.MERCHANT_CATEGORY_CODE, "5999");
    putText(values, Tags.MERCHANT_IDENTIFIER, "EMV4J          ");
    putText(values, Tags.MERCHANT_NAME_AND_LOCATION, "EMV4J");
    putText(values, Tags.TERMINAL_IDENTIFICATION, "EMV4J001");
    putText(values, Tags.IFD_SERIAL_NUMBER, "00000001");
    put(values, Tags.TVR, "0000000000");
    put(values, Tags.TSI, "0000");
    return values;
  }

  private static void put(Map<Tag, Bytes> values, Tag tag, String hex) {
    values.put(tag, Bytes.fromHex(hex));
  }

  private static void putText(Map<Tag, Bytes> values, Tag tag, String text) {
    values.put(tag, Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII)));
  }
}
