package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small terminal of the tests: reads an application and says what is wrong with its keys. */
final class CardChecker {
  static final String GENUINE = "genuine";
  private static final int TODAY = 2607;

  private final CardTalk card;
  private final Map<String, String> objects = new HashMap<>();
  private final List<String> signedRecords = new ArrayList<>();
  private final Bytes aid;
  private String gpoData;
  private int exchanges;

  CardChecker(CardProfile profile, Bytes aid) {
    this(profile, aid, "");
  }

  /** Reads with values for the PDOL; the usual ones if there are none. */
  CardChecker(CardProfile profile, Bytes aid, String values) {
    this.card = new CardTalk(profile);
    this.aid = aid;
    this.gpoData = values;
    read();
  }

  static CardChecker of(String profile) {
    return new CardChecker(VirtualProfiles.byName(profile), PaymentCards.DEBIT);
  }

  CardTalk card() {
    return card;
  }

  int exchanges() {
    return exchanges;
  }

  String gpoData() {
    return gpoData;
  }

  String object(String tag) {
    return objects.getOrDefault(tag, "");
  }

  private String send(String command) {
    exchanges++;
    return card.send(command);
  }

  private void read() {
    String fci = send(String.format("00A40400%02X%s00", aid.length(), aid.toHex()));
    if (fci.contains("9F380B9F1A025F2A029A039F3501")) {
      gpoData = "0250097824011722";
    }
    int length = gpoData.length() / 2;
    String gpo = send(String.format("80A80000%02X83%02X%s00", length + 2, length, gpoData));
    Tlv answer = template(gpo);
    Bytes aip =
        answer.child(Tag.of(0x82)).map(Tlv::value).orElseGet(() -> answer.value().slice(0, 2));
    Bytes afl = answer.child(Tag.of(0x94)).map(Tlv::value).orElseGet(() -> answer.value().from(2));
    if (answer.tag().equals(Tag.of(0x77))) {
      keep(answer, false);
    }
    objects.put("82", aip.toHex());
    for (int at = 0; at < afl.length(); at += 4) {
      for (int number = afl.at(at + 1); number <= afl.at(at + 2); number++) {
        String record = send(String.format("00B2%02X%02X00", number, afl.at(at) | 4));
        keep(template(record), number < afl.at(at + 1) + afl.at(at + 3));
      }
    }
  }

  private void keep(Tlv record, boolean signed) {
    record
        .children()
        .forEach(object -> objects.put(object.tag().toString(), object.value().toHex()));
    if (signed) {
      signedRecords.add(record.value().toHex());
    }
  }

  static Tlv template(String answer) {
    if (!answer.endsWith("9000")) {
      throw new AssertionError("card answered " + answer);
    }
    return TlvReader.parseOne(Bytes.fromHex(answer.substring(0, answer.length() - 4)));
  }

  private String staticData() {
    return String.join("", signedRecords) + (object("9F4A").isEmpty() ? "" : object("82"));
  }

  /** {@return the first thing that is wrong with the issuer's certificate} */
  String issuerProblem() {
    if (object("8F").isEmpty() || object("90").isEmpty() || object("9F32").isEmpty()) {
      return "missing";
    }
    Optional<VirtualCaKey> key = authority();
    if (key.isEmpty()) {
      return "unknown authority";
    }
    String block =
        Signatures.open(object("90"), key.get().modulus().toHex(), key.get().exponent().toHex());
    if (!Signatures.isSound(block, object("92") + object("9F32"))) {
      return object("92").length() / 2 == remainder(block, 36, 13) ? "issuer hash" : "remainder";
    }
    String identifier = Signatures.part(block, 2, 4).replace("F", "");
    if (!object("5A").startsWith(identifier)) {
      return "issuer identifier";
    }
    String revoked = aid.toHex().substring(0, 10) + object("8F") + Signatures.part(block, 8, 3);
    if (VirtualProfiles.revokedIssuerCertificate().toHex().equals(revoked)) {
      return "revoked";
    }
    return expired(Signatures.part(block, 6, 2)) ? "issuer expired" : GENUINE;
  }

  private Optional<VirtualCaKey> authority() {
    return VirtualProfiles.caKeys().stream()
        .filter(key -> aid.startsWith(key.rid()))
        .filter(key -> Bytes.of(key.index()).toHex().equals(object("8F")))
        .findFirst();
  }

  private static int remainder(String block, int overhead, int lengthAt) {
    int length = Integer.parseInt(Signatures.part(block, lengthAt, 1), 16);
    return Math.max(0, length - (Signatures.length(block) - overhead));
  }

  private static boolean expired(String monthAndYear) {
    return Integer.parseInt(monthAndYear.substring(2) + monthAndYear.substring(0, 2)) < TODAY;
  }

  String issuerModulus() {
    VirtualCaKey key = authority().orElseThrow();
    String block = Signatures.open(object("90"), key.modulus().toHex(), key.exponent().toHex());
    return modulus(block, 15, 36) + object("92");
  }

  private static String modulus(String block, int from, int overhead) {
    int length = Integer.parseInt(Signatures.part(block, from - 2, 1), 16);
    int room = Signatures.length(block) - overhead;
    return Signatures.part(block, from, Math.min(length, room));
  }

  String staticProblem() {
    if (!issuerProblem().equals(GENUINE)) {
      return issuerProblem();
    }
    String block = Signatures.open(object("93"), issuerModulus(), object("9F32"));
    if (!Signatures.part(block, 1, 1).equals("03")) {
      return "static format";
    }
    return Signatures.isSound(block, staticData()) ? GENUINE : "static hash";
  }

  /** {@return the first thing that is wrong with a certificate of the card} */
  String cardProblem(String certificate, String exponent, String remainder) {
    if (!issuerProblem().equals(GENUINE)) {
      return issuerProblem();
    }
    if (object(certificate).isEmpty() || object(exponent).isEmpty()) {
      return "missing";
    }
    String block = Signatures.open(object(certificate), issuerModulus(), object("9F32"));
    String covered = certificate.equals("9F46") ? staticData() : "";
    if (certificate.equals("9F46") && !object("9F4A").equals("82")) {
      return "tag list";
    }
    if (!Signatures.isSound(block, object(remainder) + object(exponent) + covered)) {
      return object(remainder).length() / 2 == remainder(block, 42, 19) ? "icc hash" : "remainder";
    }
    if (!Signatures.part(block, 2, 10).replace("F", "").equals(object("5A"))) {
      return "PAN";
    }
    return expired(Signatures.part(block, 12, 2)) ? "icc expired" : GENUINE;
  }

  String iccModulus() {
    return cardModulus("9F46") + object("9F48");
  }

  String pinModulus() {
    return cardModulus("9F2D") + object("9F2F");
  }

  private String cardModulus(String certificate) {
    return modulus(Signatures.open(object(certificate), issuerModulus(), object("9F32")), 21, 42);
  }

  /** {@return the first thing that is wrong with a dynamic authentication} */
  String dynamicProblem() {
    String problem = cardProblem("9F46", "9F47", "9F48");
    if (!problem.equals(GENUINE)) {
      return problem;
    }
    if (!object("9F49").equals("9F3704")) {
      return "DDOL";
    }
    Tlv answer = template(card.send("00880000041122334400"));
    Bytes signature = answer.child(Tag.of(0x9F4B)).map(Tlv::value).orElseGet(answer::value);
    String block = Signatures.open(signature.toHex(), iccModulus(), object("9F47"));
    return Signatures.isSound(block, "11223344") ? GENUINE : "dynamic hash";
  }
}
