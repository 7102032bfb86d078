package io.github.emv4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CvmCircumstancesTest {
  private static final CvmList LIST = new CvmList(10_000, 50_000, List.of());

  private static TerminalData terminal(String type, String transaction) {
    return TerminalData.of(
        Map.of(
            Tags.TERMINAL_TYPE, Bytes.fromHex(type),
            Tags.TRANSACTION_TYPE, Bytes.fromHex(transaction),
            Tags.TERMINAL_CAPABILITIES, Bytes.fromHex("E0F8C8"),
            Tags.AMOUNT_AUTHORISED, Bytes.fromHex("000000000100"),
            Tags.AMOUNT_OTHER, Bytes.fromHex("000000000000"),
            Tags.TRANSACTION_CURRENCY_CODE, Bytes.fromHex("0978")));
  }

  private static CardData card(String currency) {
    return CardData.builder()
        .add(Tags.APPLICATION_CURRENCY_CODE, Bytes.fromHex(currency), DataSource.record(1, 1))
        .build();
  }

  private static boolean satisfied(int condition, TerminalData terminal) {
    return satisfied(condition, terminal, card("0978"));
  }

  private static boolean satisfied(int condition, TerminalData terminal, CardData card) {
    return new CvmCircumstances(LIST, card, terminal).satisfies(new CvmList.Rule(0x1F, condition));
  }

  // Terminal type, transaction type, conditions of 00 to 05 that are satisfied.
  @ParameterizedTest
  @CsvSource({
    "22, 00, 0 2 3",
    "25, 00, 0 2 3",
    "14, 01, 0 1 3",
    "16, 01, 0 1 3",
    "14, 17, 0 1 3",
    "11, 01, 0 3 4",
    "23, 01, 0 3 4",
    "22, 09, 0 3 5",
    "22, 20, 0 2 3",
  })
  void knowsCashAndCashback(String type, String transaction, String conditions) {
    List<String> satisfied =
        IntStream.rangeClosed(0, 5)
            .filter(condition -> satisfied(condition, terminal(type, transaction)))
            .mapToObj(Integer::toString)
            .toList();

    assertThat(String.join(" ", satisfied)).isEqualTo(conditions);
  }

  @Test
  void otherAmountMeansCashback() {
    TerminalData cashback =
        terminal("22", "00").with(Tags.AMOUNT_OTHER, Bytes.fromHex("000000000001"));

    assertThat(satisfied(5, cashback)).isTrue();
    assertThat(satisfied(2, cashback)).isFalse();
  }

  @Test
  void nothingIsKnownOfATransactionWithoutType() {
    TerminalData unknown = terminal("22", "00").without(Tags.TRANSACTION_TYPE);

    assertThat(List.of(1, 2, 4, 5)).noneMatch(condition -> satisfied(condition, unknown));
    assertThat(satisfied(0, unknown)).isTrue();
  }

  // Amount in minor units, conditions of 06 to 09 that are satisfied; X is 100.00, Y 500.00.
  @ParameterizedTest
  @CsvSource({
    "000000000000, 6 8",
    "000000009999, 6 8",
    "000000010000, 8",
    "000000010001, 7 8",
    "000000049999, 7 8",
    "000000050000, 7",
    "000000050001, 7 9",
    "999999999999, 7 9",
  })
  void comparesAmounts(String amount, String conditions) {
    TerminalData terminal =
        terminal("22", "00").with(Tags.AMOUNT_AUTHORISED, Bytes.fromHex(amount));
    List<String> satisfied =
        IntStream.rangeClosed(6, 9)
            .filter(condition -> satisfied(condition, terminal))
            .mapToObj(Integer::toString)
            .toList();

    assertThat(String.join(" ", satisfied)).isEqualTo(conditions);
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 7, 8, 9})
  void amountsNeedTheApplicationsCurrency(int condition) {
    TerminalData terminal = terminal("22", "00");
    TerminalData rich = terminal.with(Tags.AMOUNT_AUTHORISED, Bytes.fromHex("000000020000"));
    for (TerminalData data : List.of(terminal, rich)) {
      assertThat(satisfied(condition, data, card("0840"))).isFalse();
      assertThat(satisfied(condition, data, CardData.builder().build())).isFalse();
      assertThat(satisfied(condition, data.without(Tags.TRANSACTION_CURRENCY_CODE))).isFalse();
    }
    assertThat(satisfied(condition, terminal.without(Tags.AMOUNT_AUTHORISED))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0A, 0x7F, 0x80, 0xFF})
  void unknownConditionsAreNotSatisfied(int condition) {
    assertThat(satisfied(condition, terminal("22", "00"))).isFalse();
    assertThat(CvmCondition.of(condition)).isEmpty();
  }

  // Byte 2 of the capabilities, terminal type, codes supported.
  @ParameterizedTest
  @CsvSource({
    "00, 22, 00",
    "80, 22, 00 01",
    "40, 22, 00 02",
    "20, 22, 00 1E",
    "20, 24, 00",
    "10, 22, 00 04",
    "08, 22, 00 1F",
    "A0, 22, 00 01 03 1E",
    "A0, 25, 00 01",
    "30, 22, 00 04 05 1E",
    "07, 22, 00",
    "FF, 22, 00 01 02 03 04 05 1E 1F",
  })
  void capabilitiesSayWhatIsSupported(String capability, String type, String codes) {
    TerminalData terminal =
        terminal(type, "00")
            .with(Tags.TERMINAL_CAPABILITIES, Bytes.fromHex("E0" + capability + "C8"));
    List<String> supported =
        Arrays.stream(CvmMethod.values())
            .filter(method -> method.isSupportedBy(terminal))
            .map(method -> String.format("%02X", method.code()))
            .toList();

    assertThat(String.join(" ", supported)).isEqualTo(codes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x10, 0x1D, 0x20, 0x2F, 0x30, 0x3E, 0x3F})
  void otherCodesAreNotRecognised(int code) {
    assertThat(CvmMethod.of(code)).isEmpty();
  }
}
