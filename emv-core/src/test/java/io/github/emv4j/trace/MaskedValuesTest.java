package io.github.emv4j.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each value becomes, and where values are looked for. */
class MaskedValuesTest {
  private static final String PAN = "4761738203964560";
  private static final String MASKED = "4761739999924560";
  private static final String TRACK = PAN + "D49122010123456789";
  private static final String READ = "00B2010C00";
  private static final String OTHER = "80E2000000";

  private static List<Exchange> masked(String... lines) {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < lines.length; i += 2) {
      exchanges.add(Exchange.of(Bytes.fromHex(lines[i]), Bytes.fromHex(lines[i + 1])));
    }
    return Trace.of(Optional.empty(), exchanges).masked().exchanges();
  }

  /** {@return the masked form of data that an answer holds} */
  private static String answer(String command, String data) {
    String masked = masked(command, data + "9000").get(0).response().toHex();
    assertThat(masked).endsWith("9000").hasSize(data.length() + 4);
    return masked.substring(0, data.length());
  }

  /** {@return what the data of another answer becomes after a record} */
  private static String afterRecord(String objects, String data) {
    String record = "70" + Bytes.of(objects.length() / 2).toHex() + objects;
    String masked = masked(READ, record + "9000", OTHER, data + "9000").get(1).response().toHex();
    return masked.substring(0, masked.length() - 4);
  }

  private static String object(String tag, String value) {
    return tag + Bytes.of(value.length() / 2).toHex() + value;
  }

  private static String ascii(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.ISO_8859_1)).toHex();
  }

  @ParameterizedTest
  @CsvSource({
    // From 13 digits on the first six and the last four may be shown, else the last four.
    "5A, 476173900103, 999999930103",
    "5A, 4761739001003F, 4761739991003F",
    "5A, 4761739001010011, 4761739999990011",
    "5A, 4761739001010010123F, 4761739999999990123F",
    "5A, 47617390010100101234, 47617399999999991234",
    "5A, 4761739F, 9999739F",
    "5A, 476173, 999173",
    "5A, 4F, 9F",
    "5A, 0000476173900101, 0000999999990101",
    "5A, 0012345678, 0099995678",
    "5A, 00, 00",
    // What is no digit hides what is behind it, too.
    "5A, 00000000000047A1, 0000009999004700",
    "57, 4761739001010010D4912201123F, 4761739999960010D4912201000F",
    "57, 4761739001010010D4912201, 4761739999960010D4912201",
    "57, 4761739001010010, 4761739999960010",
    "57, 4761739001010010E4912201123F, 476173999996001000000000000F",
    "57, 47617390D49122011234, 99997390D49122010000",
    "57, 4761739001010010D4912F, 4761739999960010D4912F",
    "9F6B, 4761739001010010D49122011234, 4761739999960010D49122010000",
    "5F22, 4761739001010010D49122011234, 4761739999960010D49122010000",
    "9F20, 123456FF, 000000FF",
    "DF812B, 123456, 000000",
    "5F2B, 19900101, 00000000",
    "9F46, 001122, 000000",
    // What is all printable is taken for text.
    "9F46, 20417E, 205858",
    "9F46, 1F417E, 000000",
    "9F46, 20417F, 000000",
    "99, 241234FFFFFFFFFF, 0000000000000000",
    "9F36, 0012, 0012",
  })
  void hidesAValueAndKeepsItsForm(String tag, String value, String expected) {
    String head = "70" + Bytes.of(Tag.fromHex(tag).length() + 1 + value.length() / 2).toHex();

    assertThat(answer(READ, head + object(tag, value))).isEqualTo(head + object(tag, expected));
  }

  @ParameterizedTest
  @CsvSource({
    "56, B4761739001010010^DOE/JANE^49122010123, B4761739999960010^XXX/XXXX^49122010000",
    "5F21, B4761739001010010^DOE/JANE^49122010123, B4761739999960010^XXX/XXXX^49122010000",
    "56, 4761739001010010^DOE/JANE^4912201, 4761739999960010^XXX/XXXX^4912201",
    "56, B4761739001010010^DOE/JANE^4912, B4761739999960010^XXX/XXXX^4912",
    "56, B4761739001010010^DOE/JANE, X0000000000000000^XXX/XXXX",
    "56, B4761739001010010, X0000000000000000",
    "56, B47X1739001010010^D^4912201, B00X0000000000000^X^4912201",
    "56, %B4761739001010010^D^4912201, XX0000000000000000^X^4912201",
    "56, ^^, ^^",
    "5F20, DOE/J.-A 5, XXX/X.-X 0",
    "9F1F, 12AB Z9, 00XX X0",
    "9F61, 1101011990, 0000000000",
    "5F53, DE89370400440532013000, XX00000000000000000000",
    "5B, DOE, XXX",
    "50, VISA, VISA",
  })
  void hidesATextAndKeepsItsForm(String tag, String text, String expected) {
    hidesAValueAndKeepsItsForm(tag, ascii(text), ascii(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "without tag and length, 80CA9F1F00, 3132, 3030",
    "with them, 80CA9F1F00, 9F1F023132, 9F1F023030",
    "by a tag of one byte, 80CA005700, 4761739001010010D4912201, 4761739999960010D4912201",
    "cut in the length of the template, 00B2010C00, 77855A084761739001010010,"
        + " 77855A084761739999960010",
    "cut in another, 00B2010C00, 6F855A084761739001010010, 6F855A084761739999960010",
    "behind a wrong length, 00B2010C00, 70209F46015A5A084761739001010010,"
        + " 70209F4601585A084761739999960010",
    "behind an empty value, 00B2010C00, 70209F468100005A084761739001010010,"
        + " 70209F468100005A084761739999960010",
    "behind filler, 00B2010C00, 005A084761739001010010, 005A084761739999960010",
    "in no template, 00B2010C00, 5A084761739001010010, 5A084761739999960010",
    "in what is no object, 00B2010C00, 1122335A084761739001010010, 1122335A084761739999960010",
    "of eight digits, 00B2010C00, 1122335A044761739044, 1122335A049999739044",
    "of nineteen, 00B2010C00, 1122335A0A4761739001010010123F44,"
        + " 1122335A0A4761739999999990123F44",
    "in an unknown object, 00B2010C00, 700EC00C5A0847617390010100109F02,"
        + " 700EC00C5A0847617399999600109F02",
    "with a length of two bytes, 00B2010C00, 700C5A8200084761739001010010,"
        + " 700C5A8200084761739999960010",
    "a track, 00B2010C00, 112233570C4761739001010010D4912201,"
        + " 112233570C4761739999960010D4912201",
    "in what is personal, 00B2010C00, 65065004414243FF, 6506500458585858",
    "a name in no template, 00B2010C00, 5F2003444F45, 5F2003585858",
    "a name in a template that is cut, 00B2010C00, 70205F2003444F45, 70205F2003585858",
    "a name behind a length of no bytes, 00B2010C00, 7009DF01805F2003444F45,"
        + " 7009DF01805F2003585858",
    "with a length of four bytes, 00B2010C00, 700E5A84000000084761739001010010,"
        + " 700E5A84000000084761739999960010",
    "with a length of no bytes, 00B2010C00, 700A5A804761739001010010, 700A5A804761739999960010",
    "with a length of five bytes, 00B2010C00, 70075F2085444F4544, 70075F208558585858",
  })
  void findsSensitiveValues(String what, String command, String data, String expected) {
    assertThat(answer(command, data)).as(what).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "a number begins with no zero, 00B2010C00, 1122335A080061739001010010",
    "has eight digits, 00B2010C00, 1122335A03476173444444",
    "at most nineteen, 00B2010C00, 1122335A0A4761739001010010123444",
    "a track has a separator, 00B2010C00, 112233570C4761739001010010E4912201",
    "a name is none, 00B2010C00, 1122335F2003444F45",
    "a challenge is no answer, 0084000000, 4761739001010010",
  })
  void leavesAloneWhatIsNoAccount(String what, String command, String data) {
    assertThat(answer(command, data)).as(what).isEqualTo(data);
  }

  @ParameterizedTest
  @CsvSource({"63, false", "64, true"})
  void takesForASignatureWhatIsLongEnough(int length, boolean hidden) {
    String signature = "A5".repeat(length);
    // The template announces more than there is, so that lengths prove nothing.
    String head = "70FF9F93" + Bytes.of(length).toHex();

    assertThat(answer(READ, head + signature))
        .isEqualTo(head + (hidden ? "00".repeat(length) : signature));
  }

  @ParameterizedTest
  @CsvSource({
    "34373631373339303031303130303130, 34373631373339393939393630303130",
    "41343736313733393030313031303031303A, 41343736313733393939393936303031303A",
    "4761739001010010D4912201, 4761739999960010D4912201",
    // With digits beside it, or with a wrong check digit, it is another number.
    "30343736313733393030313031303031303041, ''",
    "343736313733393030313031303031303341, ''",
    "343736313733393030313031303031303033, ''",
    "343736313733393030313031303031303303, ''",
    "343736313733393030313031303031313A, ''",
    "4761739001010011D4912201, ''",
    "14761739001010010D49122010, ''",
    "0343736313733393030313031303031303, ''",
  })
  void findsNumbersWithoutAnObjectByTheirCheckDigit(String data, String expected) {
    assertThat(answer(OTHER, data)).isEqualTo(expected.isEmpty() ? data : expected);
  }

  @Test
  void hidesAValueOfMoreThan255Bytes() {
    String head = "708201059F46820100";

    assertThat(answer(READ, head + "A5".repeat(256))).isEqualTo(head + "00".repeat(256));
  }

  @ParameterizedTest
  @CsvSource({"15, 12345678", "16, 99995678"})
  void triesEveryPlaceBehindSixteenTemplates(int templates, String expected) {
    // Where templates can still be followed, a label is a label, whatever it looks like.
    assertThat(answer(READ, nested(templates, "50065A0412345678")))
        .isEqualTo(nested(templates, "50065A04" + expected));
  }

  private static String nested(int templates, String data) {
    String nested = data;
    for (int i = 0; i < templates; i++) {
      nested = object("70", nested);
    }
    return nested;
  }

  @Test
  void anEmptyValueHasNoPlace() {
    byte[] record = Bytes.fromHex("70065A00500141" + "00").toByteArray();

    assertThat(SensitiveValues.in(record, Optional.empty())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "12345678, 12345678, 99995678",
    "6210948000000000011F, 06210948000000000011, 06210949999999990011",
  })
  void findsNumbersOfEightToNineteenDigitsElsewhere(String value, String data, String expected) {
    assertThat(afterRecord(object("5A", value), data)).isEqualTo(expected);
  }

  // The check digit is wrong, so that the number is not found by that.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4761738203964561^DOE^49122010",
        "B4761738203964561^DOE^4912",
        "%B4761738203964561^D^4912"
      })
  void findsTheNumberOfATextTrackInHalfBytes(String track) {
    assertThat(afterRecord(object("56", ascii(track)), "4761738203964561"))
        .isEqualTo("4761739999994561");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "FF"})
  void findsAWholeTrackElsewhere(String filler) {
    String record = object("57", TRACK + filler);
    String hidden = MASKED + "D49122010000000000";

    assertThat(afterRecord(record, "01" + TRACK + "02")).isEqualTo("01" + hidden + "02");
    assertThat(afterRecord(record, ascii(TRACK.replace('D', '='))))
        .isEqualTo(ascii(hidden.replace('D', '=')));
  }

  @ParameterizedTest
  @CsvSource({
    // A shorter track would be found by accident.
    "57, 47617390D491220112F3, 47617390D491220112F3, 99997390D491220112F3",
    "57, 47617390D49122011234, 47617390D49122011234, 99997390D49122010000",
  })
  void looksForTracksOfTwentyDigits(String tag, String track, String data, String expected) {
    assertThat(afterRecord(object(tag, track), data)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "5F20, DOE/J, a DOE/J b, a XXX/X b",
    "5F20, DOE/J   , a DOE/J b, a XXX/X b",
    "5F20, DOE/, a DOE/J b, a DOE/J b",
    "9F0B, DOE/JANE, 1 DOE/JANE, 1 XXX/XXXX",
    "9F61, 110101199001010011, 110101199001010011, 000000000000000000",
    "56, B4761738203964560^DOE/JANE^49122010123, DOE/JANE, XXX/XXXX",
    "56, B4761738203964560^DOE/JANE^49122010123, B4761738203964560^DOE/JANE^49122010123,"
        + " B4761739999924560^XXX/XXXX^49122010000",
    "56, ^DOE/JANE^, DOE/JANE, XXX/XXXX",
    "56, DOE/JANE^, DOE/JANE., DOE/JANE.",
    "56, %B4761738203964560^D^4912201, 4761738203964560, 4761739999924560",
  })
  void findsNamesElsewhere(String tag, String value, String text, String expected) {
    assertThat(afterRecord(object(tag, ascii(value)), ascii(text))).isEqualTo(ascii(expected));
  }

  @ParameterizedTest
  @CsvSource({
    // Eight digits of the number, in half bytes or as text.
    "73820396, 73999992",
    "0738203960, 0739999920",
    "173820396456, 173999992456",
    "3137333832303339363435, 3137333939393939323435",
    "3733383230333936, 3733393939393932",
    // Seven, or text with something between.
    "3137333832303341, 3137333832303341",
    "37333832413033393634, 37333832413033393634",
    "7382039A, 7382039A",
  })
  void findsPartsOfANumber(String data, String expected) {
    assertThat(afterRecord(object("5A", PAN), data)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0020008008241234FFFFFFFFFF, 0020008008FFFFFFFFFFFFFFFF",
    "0020008008241234FFFFFFFFFF00, 0020008008FFFFFFFFFFFFFFFF00",
    "0020008008241234FFFFFFFFFF0000, 0020008008FFFFFFFFFFFFFFFFFFFF",
    "0020008008241234FFFFFF, 0020008008FFFFFFFFFFFF",
    "00200080001234, 0020008000FFFF",
    "002000800012, 0020008000FF",
    "00200080, 00200080",
    "0020008000, 0020008000",
    "002100800412345678, 0021008004FFFFFFFF",
    "00240080041234567800, 0024008004FFFFFFFF00",
    "002D00800412345678, 002D008004FFFFFFFF",
    "002E00800412345678, 002E00800412345678",
  })
  void keepsNothingOfAPin(String command, String expected) {
    assertThat(masked(command, "9000").get(0).command().toHex()).isEqualTo(expected);
  }
}
