package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Scope;

/** What the bytes of a command header say (EMV 4.4 Book 3, 6.5; ISO/IEC 7816-4). */
final class CommandParameters {
  private final CommandKind kind;
  private final int first;
  private final int second;

  CommandParameters(CommandKind kind, int first, int second) {
    this.kind = kind;
    this.first = first;
    this.second = second;
  }

  static String cla(int cla) {
    String base =
        switch (cla & 0xE0) {
          case 0x00 -> "ISO 7816 command";
          case 0x80 -> "EMV or proprietary command";
          default -> "other class";
        };
    String secured =
        switch (cla & 0x0C) {
          case 0x04 -> ", secure messaging format 2";
          case 0x08 -> ", secure messaging, header not authenticated";
          case 0x0C -> ", secure messaging format 1";
          default -> "";
        };
    String chained = (cla & 0x10) != 0 ? ", more of it follows" : "";
    int channel = cla & 0x03;
    return base + secured + chained + (channel == 0 ? "" : ", logical channel " + channel);
  }

  String p1() {
    return switch (kind) {
      case SELECT ->
          switch (first) {
            case 0x04 -> "by name";
            case 0x00 -> "by file identifier";
            case 0x08, 0x09 -> "by path";
            default -> "not known";
          };
      case READ_RECORD, UPDATE_RECORD -> "record " + first;
      case GENERATE_AC -> cryptogram(first);
      case GET_DATA, PUT_DATA -> "first byte of the tag";
      case READ_BINARY, UPDATE_BINARY ->
          (first & 0x80) != 0 ? "SFI " + (first & 0x1F) : "offset, first byte";
      case COMPUTE_CRYPTOGRAPHIC_CHECKSUM -> first == 0x8E ? "checksum" : "not known";
      default -> none(first);
    };
  }

  String p2(Scope scope) {
    return switch (kind) {
      case SELECT -> selection();
      case READ_RECORD, UPDATE_RECORD ->
          "SFI " + (second >> 3) + ((second & 7) == 4 ? "" : ", not by record number");
      case GET_DATA, PUT_DATA -> tag(first, second) + " " + name(scope);
      case READ_BINARY, UPDATE_BINARY ->
          (first & 0x80) != 0 ? "offset " + second : "offset " + (first << 8 | second);
      case VERIFY -> pinFormat();
      case PIN_CHANGE -> pinChange();
      case COMPUTE_CRYPTOGRAPHIC_CHECKSUM -> second == 0x80 ? "data follows" : "not known";
      default -> none(second);
    };
  }

  private static String none(int value) {
    return value == 0 ? "" : "not known";
  }

  private String selection() {
    return switch (second & 0x03) {
      case 0 -> "first or only occurrence";
      case 2 -> "next occurrence";
      case 1 -> "last occurrence";
      default -> "previous occurrence";
    };
  }

  // Book 3, table 23.
  private String pinFormat() {
    return switch (second) {
      case 0x00 -> "as the card knows it";
      case 0x80 -> "plaintext PIN";
      case 0x88 -> "enciphered PIN (RSA)";
      case 0x89 -> "biometric data (RSA)";
      case 0x8A -> "enciphered PIN (ECC)";
      case 0x8B -> "biometric data (ECC)";
      default -> "not known";
    };
  }

  private String pinChange() {
    return switch (second) {
      case 0x00 -> "unblock the PIN";
      case 0x01 -> "change the PIN, using the old one";
      case 0x02 -> "change the PIN";
      case 0x03 -> "unblock a biometric";
      default -> "the scheme's own";
    };
  }

  /** {@return which cryptogram GENERATE AC asks for} */
  static String cryptogram(int p1) {
    String type =
        switch (p1 & 0xC0) {
          case 0x00 -> "AAC, decline";
          case 0x40 -> "TC, approve offline";
          case 0x80 -> "ARQC, go online";
          default -> "reserved";
        };
    String signature =
        switch (p1 & 0x18) {
          case 0x10 -> ", signed (CDA)";
          case 0x08 -> ", signed (XDA)";
          default -> "";
        };
    return type + signature;
  }

  /** {@return the tag in two parameters, as far as it is one} */
  static String tag(int p1, int p2) {
    return p1 == 0 ? String.format("%02X", p2) : String.format("%02X%02X", p1, p2);
  }

  private String name(Scope scope) {
    try {
      Bytes bytes = first == 0 ? Bytes.of(second) : Bytes.of(first, second);
      return TagReader.name(TagReader.at(bytes, 0), scope);
    } catch (MalformedDataException e) {
      return "no tag";
    }
  }
}
