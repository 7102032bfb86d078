package io.github.emv4j.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EMV 4.4 Book 3, 10.4, use by use and day by day. */
class ProcessingRestrictionsTest {
  private static final Bytes HOME = Bytes.fromHex("0276");
  private static final Bytes ABROAD = Bytes.fromHex("0756");

  private static final TerminalData SHOP =
      TerminalData.of(
          Map.of(
              Tags.TERMINAL_COUNTRY_CODE, HOME,
              Tags.TERMINAL_TYPE, Bytes.fromHex("22"),
              Tags.TRANSACTION_TYPE, Bytes.fromHex("00"),
              Tags.TRANSACTION_DATE, Bytes.fromHex("260315"),
              Tags.APPLICATION_VERSION_NUMBER_TERMINAL, Bytes.fromHex("0096")));

  private static final TerminalData CASH_MACHINE =
      SHOP.with(Tags.TERMINAL_TYPE, Bytes.fromHex("14"))
          .with(Tags.ADDITIONAL_TERMINAL_CAPABILITIES, Bytes.fromHex("8000000000"))
          .with(Tags.TRANSACTION_TYPE, Bytes.fromHex("01"));

  private static TerminalData terminal(String use) {
    return switch (use) {
      case "purchase" -> SHOP;
      case "cash" -> SHOP.with(Tags.TRANSACTION_TYPE, Bytes.fromHex("01"));
      case "refund" -> SHOP.with(Tags.TRANSACTION_TYPE, Bytes.fromHex("20"));
      case "cashback" ->
          SHOP.with(Tags.TRANSACTION_TYPE, Bytes.fromHex("09"))
              .with(Tags.AMOUNT_OTHER, Bytes.fromHex("000000001000"));
      case "no cashback" -> SHOP.with(Tags.AMOUNT_OTHER, Bytes.fromHex("000000000000"));
      default -> CASH_MACHINE;
    };
  }

  private static List<String> uses(String control, Bytes country, String use) {
    CardData card =
        CardData.builder()
            .add(Tags.AUC, Bytes.fromHex(control), DataSource.record(1, 1))
            .add(Tags.ISSUER_COUNTRY_CODE, country, DataSource.record(1, 1))
            .build();
    return ProcessingRestrictions.check(card, terminal(use)).stream()
        .map(finding -> finding.code() + " " + finding.message())
        .map(text -> text.replace("the card does not allow ", ""))
        .toList();
  }

  // The control has nothing but what the use needs, and then everything but that.
  @ParameterizedTest
  @CsvSource({
    "purchase, 2100, D700, USE_NOT_ALLOWED domestic purchases",
    "purchase, 0900, D700, USE_NOT_ALLOWED domestic purchases",
    "cash, 8100, 7F00, USE_NOT_ALLOWED domestic cash",
    "cashback, 2180, FF7F, USE_NOT_ALLOWED domestic cashback",
    "no cashback, 2100, D700, USE_NOT_ALLOWED domestic purchases",
    "cash machine, 8200, 7F00, USE_NOT_ALLOWED domestic cash",
    "cash machine, 8200, FD00, USE_NOT_ALLOWED at cash machines",
    "purchase, 2100, FE00, USE_NOT_ALLOWED at terminals other than cash machines",
  })
  void eachUseAtHomeHasItsBit(String use, String enough, String missing, String finding) {
    assertThat(uses(enough, HOME, use)).isEmpty();
    assertThat(uses(missing, HOME, use)).containsExactly(finding);
  }

  @ParameterizedTest
  @CsvSource({
    "purchase, 1100, EB00, COUNTRY_NOT_ALLOWED international purchases",
    "purchase, 0500, EB00, COUNTRY_NOT_ALLOWED international purchases",
    "cash, 4100, BF00, COUNTRY_NOT_ALLOWED international cash",
    "cashback, 1140, FFBF, COUNTRY_NOT_ALLOWED international cashback",
    "cash machine, 4200, BF00, COUNTRY_NOT_ALLOWED international cash",
  })
  void eachUseAbroadHasItsBit(String use, String enough, String missing, String finding) {
    assertThat(uses(enough, ABROAD, use)).isEmpty();
    assertThat(uses(missing, ABROAD, use)).containsExactly(finding);
  }

  @Test
  void refundsAreNeitherPurchaseNorCash() {
    assertThat(uses("0100", HOME, "refund")).isEmpty();
    assertThat(uses("0100", ABROAD, "refund")).isEmpty();
  }

  // Valid from and valid until that very day.
  @ParameterizedTest
  @CsvSource({
    "260315, 260315, ''",
    "260316, 260331, NOT_YET_EFFECTIVE",
    "250101, 260314, EXPIRED",
    "260316, 260314, NOT_YET_EFFECTIVE EXPIRED",
  })
  void datesIncludeTheirDay(String effective, String expiration, String codes) {
    CardData card =
        CardData.builder()
            .add(Tags.APPLICATION_EFFECTIVE_DATE, Bytes.fromHex(effective), DataSource.record(1, 1))
            .add(
                Tags.APPLICATION_EXPIRATION_DATE,
                Bytes.fromHex(expiration),
                DataSource.record(1, 1))
            .build();

    assertThat(
            String.join(
                " ",
                ProcessingRestrictions.check(card, SHOP).stream()
                    .map(finding -> finding.code().name())
                    .toList()))
        .isEqualTo(codes);
    assertThat(ProcessingRestrictions.check(card, SHOP.without(Tags.TRANSACTION_DATE))).isEmpty();
  }

  @Test
  void versionsAreComparedWhereBothAreKnown() {
    CardData same = version("0096");
    CardData other = version("008C");

    assertThat(ProcessingRestrictions.check(same, SHOP)).isEmpty();
    assertThat(ProcessingRestrictions.check(other, SHOP))
        .extracting(Finding::code, Finding::message)
        .containsExactly(
            tuple(FindingCode.VERSION_DIFFERS, "the card has 008C, the terminal 0096"));
    assertThat(
            ProcessingRestrictions.check(
                other, SHOP.without(Tags.APPLICATION_VERSION_NUMBER_TERMINAL)))
        .isEmpty();
    assertThat(ProcessingRestrictions.check(CardData.builder().build(), SHOP)).isEmpty();
  }

  private static CardData version(String number) {
    return CardData.builder()
        .add(Tags.APPLICATION_VERSION_NUMBER, Bytes.fromHex(number), DataSource.record(1, 1))
        .build();
  }
}
