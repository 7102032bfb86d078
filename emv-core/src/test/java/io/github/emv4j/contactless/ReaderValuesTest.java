package io.github.emv4j.contactless;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.selection.Fci;
import io.github.emv4j.tlv.Tag;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kernel is told. */
class ReaderValuesTest {
  private static final TerminalData TERMINAL = TerminalData.defaults(Clock.systemUTC());

  private static Fci fci(String aid, String proprietary) {
    Bytes name = Bytes.fromHex(aid);
    Bytes own = Bytes.fromHex(proprietary);
    Bytes content =
        Bytes.of(0x84, name.length()).concat(name).concat(Bytes.of(0xA5, own.length())).concat(own);
    return Fci.parse(Bytes.of(0x6F, content.length()).concat(content));
  }

  private static String told(Kernel kernel, Fci fci, Attempt attempt, String tag) {
    return ReaderValues.of(kernel, fci, TERMINAL, attempt)
        .value(Tag.fromHex(tag))
        .map(Bytes::toHex)
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "VISA, 9F66, 37804000",
    "DISCOVER, 9F66, 37804000",
    "UNIONPAY, 9F66, 37804080",
    "MASTERCARD, 9F1D, 2C32800000000000",
    "MASTERCARD, 9F35, 22",
    "AMERICAN_EXPRESS, 9F6D, C0",
    "AMERICAN_EXPRESS, 9F6E, D8E00003",
    "AMERICAN_EXPRESS, 9F35, E2",
    "JCB, 9F52, 03",
    "JCB, 9F53, 728000",
    "VISA, 9F52, ''",
  })
  void completesTheTerminalsData(Kernel kernel, String tag, String value) {
    assertThat(told(kernel, fci("A000000999", "9F38039F3501"), Attempt.USUAL, tag))
        .isEqualTo(value);
  }

  @Test
  void asksForASignatureAndForNoOfflinePayment() {
    Bytes qualifiers = TERMINAL.value(Tags.TERMINAL_TRANSACTION_QUALIFIERS).orElseThrow();

    assertThat(qualifiers.at(0) & 0x01).as("authentication although online").isEqualTo(0x01);
    assertThat(qualifiers.at(1) & 0x80).as("online cryptogram required").isEqualTo(0x80);
    assertThat(qualifiers.at(0) & 0x08).as("offline only").isZero();
  }

  @Test
  void tellsAmexTheTypeAloneWhereTheCardAsksForMore() {
    Fci fci = fci("A00000002501", "9F38069F35019F6E04");

    assertThat(told(Kernel.AMERICAN_EXPRESS, fci, Attempt.USUAL, "9F35")).isEqualTo("22");
  }

  @Test
  void leavesWhatTheCallerChose() {
    TerminalData chosen =
        TERMINAL.with(Tags.TERMINAL_TRANSACTION_QUALIFIERS, Bytes.fromHex("26000000"));
    ReaderValues values =
        ReaderValues.of(Kernel.UNIONPAY, fci("A000000333", "50015A"), chosen, Attempt.USUAL);

    assertThat(values.value(Tags.TERMINAL_TRANSACTION_QUALIFIERS))
        .contains(Bytes.fromHex("26000000"));
  }

  @Test
  void triesTheCardsCountryAndCurrencyTheSecondTime() {
    Fci fci = fci("A0000000031010", "BF0C0A5F280202509F42020978");

    assertThat(told(Kernel.VISA, fci, Attempt.USUAL, "9F1A")).isEqualTo("0840");
    assertThat(told(Kernel.VISA, fci, Attempt.OTHER_VALUES, "9F1A")).isEqualTo("0250");
    assertThat(told(Kernel.VISA, fci, Attempt.OTHER_VALUES, "5F2A")).isEqualTo("0978");
    assertThat(told(Kernel.VISA, fci, Attempt.OTHER_VALUES, "9F66")).isEqualTo("F620C000");
    assertThat(told(Kernel.UNIONPAY, fci, Attempt.OTHER_VALUES, "9F66")).isEqualTo("F620C080");
  }

  @Test
  void takesNoCountryThatIsNone() {
    Fci fci = fci("A0000000031010", "BF0C0A5F2802FFFF9F42020A78");

    assertThat(told(Kernel.VISA, fci, Attempt.OTHER_VALUES, "9F1A")).isEqualTo("0840");
    assertThat(told(Kernel.VISA, fci, Attempt.OTHER_VALUES, "5F2A")).isEqualTo("0840");
  }

  @Test
  void tellsInteracItsOwnElements() {
    Fci fci = fci("A0000002771010", "50015A");

    assertThat(told(Kernel.OTHER, fci, Attempt.USUAL, "9F59")).isEqualTo("C08000");
    assertThat(told(Kernel.OTHER, fci("A0000006581010", "50015A"), Attempt.USUAL, "9F59"))
        .isEmpty();
  }

  @Test
  void refusesAMalformedListAsSuch() {
    Fci fci = fci("A00000002501", "9F38029F35");

    assertThatThrownBy(() -> ReaderValues.of(Kernel.AMERICAN_EXPRESS, fci, TERMINAL, Attempt.USUAL))
        .isInstanceOf(MalformedDataException.class);
  }
}
