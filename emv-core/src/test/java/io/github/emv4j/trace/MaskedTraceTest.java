package io.github.emv4j.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Pan;
import io.github.emv4j.tlv.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A masked trace can be sent to others: the same stands for the same, and nothing is left. */
class MaskedTraceTest {
  private static final String PAN = "4761738203964560";

  /** The digits of which nothing may be left. */
  private static final String SECRET = "820396";

  private static final String MASKED = ValueMask.maskedPan(PAN);
  private static final String RECORD = "700A5A08" + PAN + "9000";

  /** {@return the masked form of commands and answers in turns} */
  private static Trace masked(String... lines) {
    List<Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < lines.length; i += 2) {
      exchanges.add(Exchange.of(Bytes.fromHex(lines[i]), Bytes.fromHex(lines[i + 1])));
    }
    return Trace.of(Optional.empty(), exchanges).masked();
  }

  private static String answer(Trace trace, int index) {
    return trace.exchanges().get(index).response().toHex();
  }

  private static String ascii(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.ISO_8859_1)).toHex();
  }

  private static String object(int tag, String hex) {
    int length = hex.length() / 2;
    Bytes field = length < 0x80 ? Bytes.of(length) : Bytes.of(0x81, length);
    return Tag.of(tag) + field.toHex() + hex;
  }

  @Test
  void theSameStandsForTheSameEverywhere() {
    String track = PAN + "D49122010123456789";
    String record =
        object(0x5A, PAN)
            + object(0x57, track)
            + object(0x56, ascii("B" + PAN + "^DOE/JANE^4912201012345"))
            + object(0x9F6B, track)
            + object(0x5F20, ascii("DOE/JANE "));
    Trace trace =
        masked(
            "00B2010C00",
            object(0x70, record) + "9000",
            "80CA9F1000",
            PAN + "0000" + ascii("DOE/JANE") + track.substring(0, 32) + "9000",
            "80AE800008" + PAN + "00",
            "6985",
            "80AE800010" + ascii(PAN) + "00",
            "6985");

    String hidden = "D49122010000000000";
    assertThat(answer(trace, 0))
        .contains("5A08" + MASKED, MASKED + hidden)
        .contains(ascii("B" + MASKED + "^XXX/XXXX^4912201000000"))
        .contains("9F6B")
        .endsWith(ascii("XXX/XXXX ") + "9000");
    assertThat(answer(trace, 1)).startsWith(MASKED + "0000" + ascii("XXX/XXXX") + MASKED);
    assertThat(trace.exchanges().get(2).command().toHex()).contains(MASKED);
    assertThat(trace.exchanges().get(3).command().toHex()).contains(ascii(MASKED));
    assertThat(trace.toText()).doesNotContain(SECRET).doesNotContain(ascii(SECRET));
    assertThat(trace.toText()).doesNotContain("0123456789").doesNotContain(ascii("JANE"));
  }

  @Property
  void keepsLengthEndsAndCheckDigit(
      @ForAll @LongRange(min = 1_000_000_000_000L, max = 9_223_372_036_854_775_806L) long number) {
    String digits = Long.toString(number);
    String masked = ValueMask.maskedPan(digits);

    assertThat(masked).hasSameSizeAs(digits).startsWith(digits.substring(0, 6));
    assertThat(masked).endsWith(digits.substring(digits.length() - 4));
    assertThat(Pan.of(masked).isLuhnValid()).isEqualTo(Pan.of(digits).isLuhnValid());
    assertThat(ValueMask.maskedPan(masked)).isEqualTo(masked);
  }

  /** Whoever knows the masked number learns nothing more of the hidden digits. */
  @Property
  void allNumbersWithTheSameEndsLookTheSame(
      @ForAll @IntRange(max = 99_999) int one, @ForAll @IntRange(max = 99_999) int other) {
    assertThat(ValueMask.maskedPan(valid(one))).isEqualTo(ValueMask.maskedPan(valid(other)));
  }

  private static String valid(int middle) {
    for (int digit = 0; digit < 10; digit++) {
      String pan = "476173" + String.format("%05d", middle) + digit + "4560";
      if (Pan.of(pan).isLuhnValid()) {
        return pan;
      }
    }
    throw new AssertionError("one of ten digits makes it right");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void findsANumberThatIsReadInPieces(int cut) {
    String file = object(0x70, object(0x5A, PAN));
    Trace trace =
        masked(
            "00B00000" + "00",
            file.substring(0, 2 * cut) + "9000",
            "00B000" + Bytes.of(cut).toHex() + "00",
            file.substring(2 * cut) + "9000");

    assertThat(answer(trace, 0).replace("9000", "") + answer(trace, 1))
        .isEqualTo(object(0x70, object(0x5A, MASKED)) + "9000");
  }

  @ParameterizedTest
  @CsvSource({
    "without its check digit, 476173820396456F, 476173999992456F",
    "as a PIN block has it, 0000173820396456, 0000173999992456",
    "the eight digits on the right, 03964560, 99924560",
    "shifted by half a byte, 047617382039645600, 047617399999245600",
  })
  void findsPartsOfANumberInCommands(String what, String data, String expected) {
    String command = "80E20000" + Bytes.of(data.length() / 2).toHex() + data;

    Trace trace = masked("00B2010C00", RECORD, command, "9000");

    assertThat(trace.exchanges().get(1).command().toHex()).as(what).endsWith(expected);
  }

  @Test
  void findsNumbersThatStandAlone() {
    String valid = "4761739001010010";
    Trace trace =
        masked(
            "00B2010C00",
            "112233" + valid + "D4912201" + "9000",
            "00B2020C00",
            "01" + ascii(valid) + "20" + "9000");

    assertThat(answer(trace, 0)).doesNotContain(valid).contains(ValueMask.maskedPan(valid));
    assertThat(answer(trace, 1)).isEqualTo("01" + ascii(ValueMask.maskedPan(valid)) + "209000");
  }

  @Test
  void findsATrackThatOnlyACommandHolds() {
    String command = "80E2000010" + "4761739001010010D491220112345678";

    Trace trace = masked(command, "6985");

    assertThat(trace.exchanges().get(0).command().toHex())
        .isEqualTo("80E2000010" + "4761739999960010D491220112345678");
  }

  @Test
  void looksAtAnAnswerBehindARecordByItsOwnCommand() {
    Trace trace = masked("00B2010C00", RECORD, "80CA005B00", "444F459000");

    assertThat(answer(trace, 1)).isEqualTo("5858589000");
  }

  @Test
  void hidesASignatureAgainstWhichANumberCouldBeGuessed() {
    String signature = "6AF3".repeat(64);

    Trace trace = masked("00B2010C00", object(0x70, object(0x93, signature)) + "9000");

    assertThat(answer(trace, 0)).isEqualTo(object(0x70, object(0x93, "00".repeat(128))) + "9000");
    assertThat(trace.isAltered()).isTrue();
  }

  @Test
  void hidesTheSerialNumberOfTheChip() {
    String start = "479050404791810231006351";
    String secrets = "5A0A8C631234" + "481263524813" + "636048146365" + "11223344" + "48156366";

    String production = start + secrets + "55667788";
    Trace trace =
        masked(
            "80CA9F7F00", object(0x9F7F, production) + "9000", "80CA9F7F00", production + "9000");

    String hidden = start + "000000000000" + "481263524813636048146365" + "00000000" + "48156366";
    assertThat(answer(trace, 0)).isEqualTo(object(0x9F7F, hidden + "00000000") + "9000");
    assertThat(answer(trace, 1)).isEqualTo(hidden + "00000000" + "9000");
  }

  @Test
  void leavesARandomNumberOfTheSameTag() {
    Trace trace = masked("80CA9F7F00", "9F7F04112233449000");

    assertThat(answer(trace, 0)).isEqualTo("9F7F04112233449000");
    assertThat(trace.isAltered()).isFalse();
    assertThat(trace.comments()).isEmpty();
  }

  @Test
  void searchesCommentsToo() {
    Trace trace =
        Trace.parse(
                "# card 4761 7382 0396 4560 of "
                    + "DOE/JANE\n> 00B2010C00\n< "
                    + object(0x70, object(0x5A, PAN) + object(0x5F20, ascii("DOE/JANE")))
                    + "9000\n# "
                    + PAN
                    + "\n")
            .masked();

    assertThat(trace.toText())
        .contains("# card " + MASKED + " of XXX/XXXX\n")
        .doesNotContain(PAN, "0396", "JANE");
  }

  @Test
  void saysThatItIsAltered() {
    Trace trace = masked("00B2010C00", RECORD);

    assertThat(trace.isAltered()).isTrue();
    assertThat(Trace.parse(trace.toText()).isAltered()).isTrue();
    assertThat(trace.masked().toText()).isEqualTo(trace.toText());
    assertThat(Trace.parse("> 00B2010C00\n< " + RECORD).isAltered()).isFalse();
  }

  /** Digits of a file locator or of an amount are no part of a number, even if one has them. */
  @Test
  void leavesAloneWhatIsTooCommon() {
    String locator = "80060000080101001001030010010300";
    Trace trace =
        masked("00B2010C00", "700A5A0847617390010100109000", "80A8000002830000", locator + "9000");

    assertThat(answer(trace, 1)).isEqualTo(locator + "9000");
  }
}
