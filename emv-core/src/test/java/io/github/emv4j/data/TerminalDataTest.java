package io.github.emv4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalDataTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);

  private final TerminalData terminal = TerminalData.defaults(CLOCK);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9F33", "9F35", "9F40", "9F1A", "5F2A", "5F36", "9A", "9C", "9F21", "9F02", "9F03", "9F37",
        "9F66", "9F1C", "9F1E", "9F15", "9F16", "9F01", "95", "9B", "81", "9F04"
      })
  void hasAValueForWhatCardsAskFor(String tag) {
    assertThat(terminal.value(Tag.fromHex(tag))).isPresent();
  }

  @Test
  void takesDateAndTimeFromTheClock() {
    assertThat(terminal.value(Tags.TRANSACTION_DATE)).contains(Bytes.fromHex("260304"));
    assertThat(terminal.value(Tags.TRANSACTION_TIME)).contains(Bytes.fromHex("050607"));
    assertThat(terminal.date().orElseThrow().date()).isEqualTo(LocalDate.of(2026, 3, 4));
  }

  @Test
  void makesANewUnpredictableNumberEachTime() {
    assertThat(terminal.withNewUnpredictableNumber().value(Tags.UNPREDICTABLE_NUMBER))
        .isNotEqualTo(terminal.value(Tags.UNPREDICTABLE_NUMBER));
  }

  @Test
  void everyDefaultCanBeSetAgain() {
    TerminalData copy = terminal;
    for (Map.Entry<Tag, Bytes> entry : terminal.values().entrySet()) {
      copy = copy.with(entry.getKey(), entry.getValue());
    }
    assertThat(copy.values()).isEqualTo(terminal.values());
    assertThat(TerminalData.of(terminal.values()).values()).isEqualTo(terminal.values());
  }

  @Test
  void keepsBothFormsOfAnAmountTogether() {
    TerminalData decimal = terminal.with(Tags.AMOUNT_AUTHORISED, Bytes.fromHex("000000012345"));
    assertThat(decimal.value(Tags.AMOUNT_AUTHORISED_BINARY)).contains(Bytes.fromHex("00003039"));
    TerminalData binary = terminal.with(Tags.AMOUNT_OTHER_BINARY, Bytes.fromHex("FFFFFFFF"));
    assertThat(binary.value(Tags.AMOUNT_OTHER)).contains(Bytes.fromHex("004294967295"));
  }

  @Test
  void isNotChangedByWith() {
    terminal.with(Tags.TRANSACTION_TYPE, Bytes.of(1));
    assertThat(terminal.isCash()).isFalse();
    assertThatThrownBy(() -> terminal.values().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "9F02; 0000000100; 9F02 (Amount, Authorised (Numeric)) must have 6 bytes, not 5",
        "9F06; 01; 9F06 (Application Identifier (AID) - terminal) must have 5 to 16 bytes, not 1",
        "9F02; 00000000010A; 9F02 (Amount, Authorised (Numeric)) is wrong: not a decimal digit",
        "9A; 261301; 9A (Transaction Date) is wrong: no such date",
        "5A; 1234; 5A (Application Primary Account Number (PAN)) comes from the card and cannot be"
            + " set",
        "99; 1234; 99 (Transaction Personal Identification Number (PIN) Data) is secret and is"
            + " never kept",
        "E1; 00; E1 is a template, not a value",
      })
  void saysWhatIsWrongWithAValue(String tag, String value, String message) {
    assertThatThrownBy(() -> terminal.with(Tag.fromHex(tag), Bytes.fromHex(value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void allowsTagsThatTheDictionaryDoesNotKnow() {
    Tag own = Tag.of(0xDF01);
    assertThat(terminal.with(own, Bytes.of(7)).value(own)).contains(Bytes.of(7));
  }

  @ParameterizedTest
  @CsvSource({
    "14, E000000000, true, true",
    "16, 8000000000, true, true",
    "14, 6000000000, false, true",
    "24, E000000000, false, true",
    "22, E000000000, false, false",
  })
  void knowsACashMachine(String type, String capabilities, boolean atm, boolean unattended) {
    TerminalData data =
        terminal
            .with(Tags.TERMINAL_TYPE, Bytes.fromHex(type))
            .with(Tags.ADDITIONAL_TERMINAL_CAPABILITIES, Bytes.fromHex(capabilities));
    assertThat(data.isAtm()).isEqualTo(atm);
    assertThat(data.isUnattended()).isEqualTo(unattended);
  }

  @Test
  void setsTheVersionForTheScheme() {
    Bytes aid = Bytes.fromHex("A0000000041010");
    TerminalData selected = terminal.withApplication(aid);
    assertThat(selected.value(Tags.AID)).contains(aid);
    assertThat(selected.value(Tags.APPLICATION_VERSION_NUMBER_TERMINAL))
        .contains(Bytes.fromHex("0002"));
    TerminalData own = terminal.with(Tags.APPLICATION_VERSION_NUMBER_TERMINAL, Bytes.of(9, 9));
    assertThat(own.withApplication(aid).value(Tags.APPLICATION_VERSION_NUMBER_TERMINAL))
        .contains(Bytes.of(9, 9));
  }

  @Test
  void aChangedCopyLeavesTheOriginalAsItWas() {
    Tag tag = Tag.of(0xDF01);
    TerminalData more = terminal.with(tag, Bytes.of(1));

    assertThat(terminal.value(tag)).isEmpty();
    assertThat(more.with(tag, Bytes.of(2)).value(tag)).contains(Bytes.of(2));
    assertThat(more.value(tag)).contains(Bytes.of(1));
    assertThat(more.without(tag).values()).isEqualTo(terminal.values());
    assertThat(terminal.without(tag).values()).isEqualTo(terminal.values());
    assertThat(List.copyOf(more.values().keySet()))
        .isSorted()
        .hasSize(terminal.values().size() + 1);
    assertThat(more).hasToString("TerminalData" + more.values().keySet());
  }

  @Test
  void keepsEveryElementBesideItsNeighbours() {
    TerminalData data = TerminalData.of(Map.of());
    for (int tag : new int[] {0xDF05, 0xDF01, 0xDF03, 0xDF02, 0xDF04}) {
      data = data.with(Tag.of(tag), Bytes.of(tag & 0xFF));
    }
    for (int tag = 0xDF01; tag <= 0xDF05; tag++) {
      assertThat(data.value(Tag.of(tag))).contains(Bytes.of(tag & 0xFF));
      assertThat(data.without(Tag.of(tag)).values())
          .hasSize(4)
          .doesNotContainKey(Tag.of(tag))
          .doesNotContainValue(Bytes.of(tag & 0xFF));
    }
  }
}
