package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The records that every made-up payment application has.
 *
 * @param pan from a range that is known to be used for tests
 * @param name the bytes of the Cardholder Name
 * @param effective YYMMDD
 * @param expiry YYMMDD
 * @param country ISO 3166 numeric, four digits
 * @param currency ISO 4217 numeric, four digits
 */
record Personalisation(
    String pan, Bytes name, String effective, String expiry, String country, String currency) {
  private static final String SERVICE_CODE = "201";
  // Plaintext PIN by the card if the terminal can, else online PIN, else signature, else nothing.
  private static final String CVM_LIST = "0000000000000000410342031E031F03";
  private static final String CDOL1 = "9F02069F03069F1A0295055F2A029A039C019F3704";
  private static final String CDOL2 = "8A029F02069F03069F1A0295055F2A029A039C019F3704";

  static Personalisation of(String pan) {
    Bytes name = text("TEST/CARDHOLDER ONE");
    return new Personalisation(pan, name, "200101", "491231", "0250", "0978");
  }

  Personalisation valid(String from, String to) {
    return new Personalisation(pan, name, from, to, country, currency);
  }

  Personalisation heldBy(Bytes holder) {
    return new Personalisation(pan, holder, effective, expiry, country, currency);
  }

  Personalisation in(String issuerCountry, String itsCurrency) {
    return new Personalisation(pan, name, effective, expiry, issuerCountry, itsCurrency);
  }

  /** Writes all records: two files with two records each. */
  void writeTo(ApplicationBuilder application) {
    application
        .record(1, 1, holder())
        .record(1, 2, limits())
        .record(2, 1, account())
        .record(2, 2, lists());
  }

  List<Tlv> holder() {
    String track2 = pan + "D" + expiry.substring(0, 4) + SERVICE_CODE + "1234500000";
    return List.of(
        object("57", track2.length() % 2 == 0 ? track2 : track2 + "F"),
        Tlv.of(Tag.of(0x5F20), name),
        Tlv.of(Tag.of(0x9F1F), text("1234500000")));
  }

  List<Tlv> limits() {
    return List.of(object("9F14", "03"), object("9F23", "05"));
  }

  List<Tlv> account() {
    return List.of(
        Tlv.of(Tag.of(0x5A), Bcd.compressed(pan)),
        object("5F34", "01"),
        object("5F24", expiry),
        object("5F25", effective),
        object("5F28", country),
        object("9F07", "FFC0"),
        object("5F30", "0" + SERVICE_CODE));
  }

  List<Tlv> lists() {
    return List.of(
        object("8C", CDOL1),
        object("8D", CDOL2),
        object("8E", CVM_LIST),
        object("9F08", version()),
        object("9F0D", "FC50A00000"),
        object("9F0E", "0000000000"),
        object("9F0F", "FC70A49800"),
        object("9F42", currency),
        object("9F44", "02"));
  }

  // Each scheme counts its own application versions; terminals expect these.
  private String version() {
    return switch (pan.charAt(0)) {
      case '4' -> "008C";
      case '6' -> "0020";
      default -> "0002";
    };
  }

  static List<Tlv> without(String tag, List<Tlv> objects) {
    Tag left = Tag.fromHex(tag);
    return objects.stream().filter(object -> !object.tag().equals(left)).toList();
  }

  static List<Tlv> and(List<Tlv> objects, Tlv... more) {
    return Stream.concat(objects.stream(), Stream.of(more)).toList();
  }

  static Tlv object(String tag, String value) {
    return Tlv.of(Tag.fromHex(tag), Bytes.fromHex(value));
  }

  static Bytes text(String ascii) {
    return Bytes.copyOf(ascii.getBytes(StandardCharsets.US_ASCII));
  }
}
