package io.github.emv4j.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvLimits;
import io.github.emv4j.tlv.TlvReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualProfilesTest {
  private static final Tag PAN = Tag.of(0x5A);

  /** {@return those whose records can all be read} */
  static Stream<String> readable() {
    return Stream.of(
        "standard",
        "no-pse",
        "several-credit",
        "priority",
        "chinese",
        "expired",
        "not-yet-effective",
        "pin-blocked",
        "last-try",
        "missing-data",
        "duplicate-data",
        "sda",
        "sda-1984",
        "dda",
        "dda-whole-keys",
        "dda-1984",
        "cda",
        "all-methods",
        "enciphered-pin",
        "enciphered-pin-icc",
        "wrong-issuer-hash",
        "wrong-icc-hash",
        "issuer-certificate-expired",
        "icc-certificate-expired",
        "unknown-ca-key",
        "wrong-pan-in-certificate",
        "issuer-identifier-mismatch",
        "tampered-record",
        "wrong-signature",
        "revoked-certificate",
        "no-ca-index",
        "no-issuer-certificate",
        "no-issuer-remainder",
        "no-icc-exponent",
        "no-icc-remainder",
        "ddol-without-number",
        "wrong-tag-list",
        "wrong-cda-signature",
        "tampered-static-data",
        "wrong-static-signature");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "standard",
        "t0",
        "no-pse",
        "several-credit",
        "priority",
        "chinese",
        "expired",
        "not-yet-effective",
        "pin-blocked",
        "last-try",
        "blocked-application",
        "all-blocked",
        "card-blocked",
        "gpo-refused",
        "not-a-payment-card",
        "sda",
        "sda-1984",
        "dda",
        "dda-whole-keys",
        "dda-1984",
        "cda",
        "all-methods",
        "enciphered-pin",
        "enciphered-pin-icc",
        "missing-data",
        "duplicate-data",
        "bad-record",
        "wrong-issuer-hash",
        "wrong-icc-hash",
        "issuer-certificate-expired",
        "icc-certificate-expired",
        "unknown-ca-key",
        "wrong-pan-in-certificate",
        "issuer-identifier-mismatch",
        "tampered-record",
        "wrong-signature",
        "revoked-certificate",
        "no-ca-index",
        "no-issuer-certificate",
        "no-issuer-remainder",
        "no-icc-exponent",
        "no-icc-remainder",
        "ddol-without-number",
        "wrong-tag-list",
        "wrong-cda-signature",
        "tampered-static-data",
        "wrong-static-signature",
        "mute",
        "silent",
        "garbage",
        "endless-response",
        "endless-length",
        "endless-directory"
      })
  void knowsTheName(String name) {
    assertThat(VirtualProfiles.byName(name)).isSameAs(VirtualProfiles.byName(name));
  }

  @Test
  void standardIsTheFirst() {
    assertThat(VirtualProfiles.list().get(0).profile()).isSameAs(VirtualProfiles.standard());
    assertThat(VirtualProfiles.list().get(0)).hasToString("standard");
  }

  @Test
  void eachHasItsOwnOneLineDescription() {
    assertThat(VirtualProfiles.list())
        .extracting(NamedProfile::description)
        .doesNotHaveDuplicates()
        .allMatch(text -> !text.isBlank() && text.lines().count() == 1 && text.length() <= 90);
    assertThat(VirtualProfiles.list())
        .extracting(NamedProfile::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z0-9-]+"));
  }

  @Test
  void unknownNameListsTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VirtualProfiles.byName("Standard"))
        .withMessageContainingAll("'Standard'", "standard, t0, no-pse", "endless-directory");
  }

  @ParameterizedTest
  @MethodSource("readable")
  void applicationsCanBeReadFromBeginningToEnd(String name) {
    CardProfile profile = VirtualProfiles.byName(name);
    for (ApplicationProfile application : profile.applications()) {
      List<Tlv> objects = read(profile, application.name());
      assertThat(objects).extracting(Tlv::tag).contains(PAN, Tag.of(0x8C), Tag.of(0x8E));
      objects.stream()
          .filter(object -> object.tag().equals(PAN))
          .forEach(pan -> assertThat(passesLuhn(Bcd.compressedDigits(pan.value()))).isTrue());
    }
  }

  @Test
  void elementsOfTheStandardCardAgreeWithEachOther() {
    List<Tlv> objects = read(VirtualProfiles.standard(), PaymentCards.DEBIT);
    assertThat(value(objects, 0x57)).isEqualTo("4761739001010010D49122011234500000");
    assertThat(value(objects, 0x5A)).isEqualTo("4761739001010010");
    assertThat(value(objects, 0x5F24)).isEqualTo("491231");
    assertThat(value(objects, 0x5F30)).isEqualTo("0201");
    assertThat(value(objects, 0x8E)).hasSize(32);
  }

  @Test
  void missingDataAreMissing() {
    List<Tlv> objects = read(VirtualProfiles.byName("missing-data"), PaymentCards.DEBIT);
    assertThat(objects).extracting(Tlv::tag).doesNotContain(Tag.of(0x8D), Tag.of(0x5F24));
  }

  @Test
  void duplicateDataDiffer() {
    List<Tlv> objects = read(VirtualProfiles.byName("duplicate-data"), PaymentCards.DEBIT);
    assertThat(objects.stream().filter(object -> object.tag().equals(PAN)).distinct()).hasSize(2);
  }

  @Test
  void badRecordIsNoDataObject() {
    VirtualCard card = VirtualCard.of(VirtualProfiles.byName("bad-record"));
    send(card, "00A4040007A000000003101000");
    send(card, "80A8000002830000");
    Bytes record = send(card, "00B2020C00").data();
    assertThat(TlvReader.parsePrefix(record, TlvLimits.RESPONSE).fault()).isPresent();
  }

  @Test
  void silentCardAnswersNothing() {
    VirtualCard card = VirtualCard.of(VirtualProfiles.byName("silent"));
    assertThat(card.transmit(Bytes.fromHex("00A40400").toByteArray())).isEmpty();
  }

  @Test
  void directoryWithoutEndHasARecordForEveryNumber() {
    CardTalk card = CardTalk.with("endless-directory");
    card.send(CardTalk.SELECT_PSE);
    for (int number = 1; number <= 255; number++) {
      assertThat(card.send(String.format("00B2%02X5400", number)))
          .contains("4F07A0000000031010")
          .endsWith("9000");
    }
  }

  private static List<Tlv> read(CardProfile profile, Bytes aid) {
    VirtualCard card = VirtualCard.of(profile);
    ResponseApdu selected =
        send(card, CommandApdu.of(0x00, 0xA4, 0x04, 0x00).withData(aid).withLe(256));
    assertThat(selected.status()).isEqualTo(StatusWord.OK);
    Bytes template = gpoData(TlvReader.parseOne(selected.data()));
    ResponseApdu options =
        send(card, CommandApdu.of(0x80, 0xA8, 0x00, 0x00).withData(template).withLe(256));
    assertThat(options.status()).isEqualTo(StatusWord.OK);
    Tlv answer = TlvReader.parseOne(options.data());
    Bytes afl = answer.child(Tag.of(0x94)).map(Tlv::value).orElseGet(() -> answer.value().from(2));
    List<Tlv> objects = new ArrayList<>();
    for (int at = 0; at < afl.length(); at += 4) {
      for (int number = afl.at(at + 1); number <= afl.at(at + 2); number++) {
        CommandApdu readRecord = CommandApdu.of(0x00, 0xB2, number, afl.at(at) | 4).withLe(256);
        ResponseApdu record = send(card, readRecord);
        assertThat(record.status()).isEqualTo(StatusWord.OK);
        assertThat(record.data().length()).isLessThanOrEqualTo(254);
        objects.addAll(TlvReader.parseOne(record.data()).children());
      }
    }
    return objects;
  }

  /** {@return template 83 with as many zeros as the PDOL asks for; all its tags are known here} */
  private static Bytes gpoData(Tlv fci) {
    String pdol =
        fci.child(Tag.of(0xA5))
            .flatMap(proprietary -> proprietary.child(Tag.of(0x9F38)))
            .map(list -> list.value().toHex())
            .orElse("");
    int length =
        switch (pdol) {
          case "" -> 0;
          case "9F1A025F2A029A039F3501" -> 8;
          case "9F7A019F02065F2A02" -> 9;
          default -> throw new AssertionError("new PDOL " + pdol);
        };
    return Bytes.of(0x83, length).concat(Bytes.filled(0, length));
  }

  private static ResponseApdu send(VirtualCard card, String command) {
    return send(card, CommandApdu.parse(Bytes.fromHex(command)));
  }

  private static ResponseApdu send(VirtualCard card, CommandApdu command) {
    return ResponseApdu.parse(Bytes.copyOf(card.transmit(command.encoded().toByteArray())));
  }

  private static String value(List<Tlv> objects, int tag) {
    return objects.stream()
        .filter(object -> object.tag().equals(Tag.of(tag)))
        .findFirst()
        .orElseThrow()
        .value()
        .toHex();
  }

  private static boolean passesLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighted = i % 2 == 0 ? digit : 2 * digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }
}
