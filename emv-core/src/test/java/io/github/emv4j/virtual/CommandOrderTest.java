package io.github.emv4j.virtual;

import static io.github.emv4j.virtual.CardTalk.GPO_CREDIT;
import static io.github.emv4j.virtual.CardTalk.GPO_DEBIT;
import static io.github.emv4j.virtual.CardTalk.SELECT_CREDIT;
import static io.github.emv4j.virtual.CardTalk.SELECT_DEBIT;
import static io.github.emv4j.virtual.CardTalk.SELECT_PSE;
import static io.github.emv4j.virtual.CardTalk.TRIES;
import static io.github.emv4j.virtual.CardTalk.VERIFY_RIGHT;
import static io.github.emv4j.virtual.CardTalk.VERIFY_WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of commands that the card insists on, and the status words where it is not kept. */
class CommandOrderTest {
  private static final String CDOL1_DATA = "00".repeat(29);
  private static final String CDOL2_DATA = "00".repeat(31);

  private static final Map<String, String> COMMANDS =
      Map.ofEntries(
          Map.entry("pse", SELECT_PSE),
          Map.entry("debit", SELECT_DEBIT),
          Map.entry("credit", SELECT_CREDIT),
          Map.entry("partial", "00A4040005A00000000300"),
          Map.entry("unknown", "00A4040007A000000999999900"),
          Map.entry("next", "00A4040207A000000003101000"),
          Map.entry("gpo", GPO_DEBIT),
          Map.entry("gpo-credit", GPO_CREDIT),
          Map.entry("record", "00B2010C00"),
          Map.entry("record-3", "00B2030C00"),
          Map.entry("record-200", "00B2C80C00"),
          Map.entry("sfi-9", "00B2014C00"),
          Map.entry("log", "00B2015C00"),
          Map.entry("tries", TRIES),
          Map.entry("atc", "80CA9F3600"),
          Map.entry("online-atc", "80CA9F1300"),
          Map.entry("log-format", "80CA9F4F00"),
          Map.entry("other-data", "80CA9F7900"),
          Map.entry("challenge", "0084000000"),
          Map.entry("verify", VERIFY_RIGHT),
          Map.entry("wrong-pin", VERIFY_WRONG),
          Map.entry("enciphered-pin", "0020008880" + "55".repeat(128)),
          Map.entry("internal-auth", "00880000040102030400"),
          Map.entry("arqc-cda", "80AE90001D" + CDOL1_DATA + "00"),
          Map.entry("aac-cda", "80AE10001D" + CDOL1_DATA + "00"),
          Map.entry("tc-2-cda", "80AE50001F" + CDOL2_DATA + "00"),
          Map.entry("arqc", "80AE80001D" + CDOL1_DATA + "00"),
          Map.entry("tc", "80AE40001D" + CDOL1_DATA + "00"),
          Map.entry("aac", "80AE00001D" + CDOL1_DATA + "00"),
          Map.entry("tc-2", "80AE40001F" + CDOL2_DATA + "00"),
          Map.entry("arqc-2", "80AE80001F" + CDOL2_DATA + "00"));

  @ParameterizedTest
  @CsvSource({
    // SELECT at any time
    "pse, 9000",
    "debit, 9000",
    "partial, 9000",
    "unknown, 6A82",
    "debit gpo record debit, 9000",
    // next occurrence: after the selected one only
    "next, 6A82",
    "debit next, 6A82",
    "pse next, 9000",
    "debit gpo next, 6A82",
    // the directory is read without GPO
    "record, 6985",
    "pse record, 9000",
    "pse record-3, 6A83",
    "pse sfi-9, 6A82",
    "pse gpo, 6985",
    "pse gpo-credit, 6985",
    "pse atc, 6985",
    // records after GPO only, GPO once a selection
    "debit record, 6985",
    "debit gpo, 9000",
    "debit gpo gpo, 6985",
    "debit gpo record, 9000",
    "debit gpo record-200, 6A83",
    "debit gpo sfi-9, 6A82",
    "debit log, 6985",
    "debit gpo log, 9000",
    "debit gpo debit record, 6985",
    "debit gpo debit gpo, 9000",
    "debit gpo unknown record, 6985",
    "debit gpo credit record, 6985",
    "debit gpo credit gpo-credit, 9000",
    "debit gpo-credit, 6700",
    "debit gpo-credit gpo, 9000",
    "credit gpo, 6700",
    // GET DATA after SELECT
    "tries, 6985",
    "debit tries, 9000",
    "debit atc, 9000",
    "debit online-atc, 9000",
    "debit log-format, 9000",
    "credit log-format, 6A88",
    "debit other-data, 6A88",
    "debit unknown tries, 6985",
    // VERIFY and GET CHALLENGE after GPO
    "verify, 6985",
    "debit verify, 6985",
    "debit gpo verify, 9000",
    "debit gpo wrong-pin, 63C2",
    "debit gpo wrong-pin wrong-pin, 63C1",
    "debit gpo wrong-pin wrong-pin wrong-pin, 63C0",
    "debit gpo wrong-pin wrong-pin wrong-pin verify, 6983",
    "debit gpo wrong-pin verify wrong-pin, 63C2",
    "debit gpo wrong-pin credit gpo-credit wrong-pin, 63C1",
    "challenge, 6985",
    "debit challenge, 6985",
    "debit gpo challenge, 9000",
    // INTERNAL AUTHENTICATE after GPO
    "internal-auth, 6985",
    "debit internal-auth, 6985",
    "debit gpo internal-auth, 9000",
    "debit gpo internal-auth internal-auth, 9000",
    // GENERATE AC: a second one after an ARQC only
    "arqc, 6985",
    "debit arqc, 6985",
    "debit gpo arqc, 9000",
    "debit gpo tc, 9000",
    "debit gpo aac, 9000",
    "debit gpo aac tc-2, 6985",
    "debit gpo tc tc-2, 6985",
    "debit gpo arqc tc-2, 9000",
    "debit gpo arqc arqc-2, 6985",
    "debit gpo arqc tc, 6700",
    "debit gpo tc-2, 6700",
    "debit gpo arqc tc-2 tc-2, 6985",
    "debit gpo arqc debit tc-2, 6985",
    "arqc-cda, 6985",
    "debit arqc-cda, 6985",
    "debit gpo arqc-cda, 9000",
    "debit gpo arqc-cda tc-2-cda, 9000",
    "debit gpo aac-cda, 9000",
    "debit gpo arqc-cda tc-2-cda tc-2-cda, 6985",
  })
  void answersWithStatus(String commands, String status) {
    String[] sent = Stream.of(commands.split(" ")).map(COMMANDS::get).toArray(String[]::new);
    assertThat(CardTalk.with("standard").statusAfter(sent)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 6700",
    "00, 6700",
    "00A404, 6700",
    "00A40400, 6700",
    "00A4040000, 6700",
    "00A4040004A0000000, 6700",
    "00A4040008A0000000031010, 6700",
    "00A4040007A0000000031010FFFF, 6700",
    "00A4000007A000000003101000, 6A86",
    "00A4040107A000000003101000, 6A86",
    "01A4040007A000000003101000, 6E00",
    "FFFFFFFF, 6E00",
    "8C240000, 6E00",
    "84240003, 6A86",
    "00000000, 6D00",
    "00CA9F1700, 6D00",
    "80B2010C00, 6D00",
    "00C0000000, 6D00",
    "00B2000C00, 6A86",
    "00B2010D00, 6A86",
    "00B2010C010000, 6700",
    "80A80100028300, 6A86",
    "80A8000000, 6700",
    "80A800000183, 6A80",
    "80A80000028400, 6A80",
    "80A80000028305, 6A80",
    "80A8000003838100, 6700",
    "80A8000003830100, 6700",
    "0020000008241234FFFFFFFFFF, 6A86",
    "0020008808241234FFFFFFFFFF, 6985",
    "0020008908241234FFFFFFFFFF, 6A86",
    "0088000000, 6700",
    "008801000411223344, 6A86",
    "008800010411223344, 6A86",
    "0020018008241234FFFFFFFFFF, 6A86",
    "00200080, 6700",
    "0020008000, 6700",
    "0020008007241234FFFFFFFF, 6700",
    "0084000100, 6A86",
    "80AEC0001D0000, 6700",
    "80AE910000, 6A86",
    "80AED00000, 6A86",
    "80AE900100, 6A86",
  })
  void judgesFormBeforeState(String command, String status) {
    CardTalk card = CardTalk.with("standard");
    card.send(SELECT_DEBIT);
    assertThat(card.statusAfter(command)).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "341234FFFFFFFFFF",
    "231234FFFFFFFFFF",
    "2D12345678901234",
    "24123AFFFFFFFFFF",
    "241234FFFFFFFFF0",
    "0000000000000000",
  })
  void malformedPinBlockCostsNoTry(String block) {
    CardTalk card = CardTalk.with("last-try");
    assertThat(card.statusAfter(SELECT_DEBIT, GPO_DEBIT, "0020008008" + block)).isEqualTo("6A80");
    assertThat(card.send(TRIES)).isEqualTo("9F1701019000");
  }

  @ParameterizedTest
  @CsvSource({
    "blocked-application, debit, 6283",
    "blocked-application, debit gpo-credit, 6985",
    "blocked-application, credit gpo-credit, 9000",
    "all-blocked, credit, 6283",
    "card-blocked, pse, 6A81",
    "card-blocked, debit, 6A81",
    "card-blocked, gpo, 6985",
    "gpo-refused, debit gpo-credit, 6985",
    "gpo-refused, credit gpo-credit, 9000",
    "not-a-payment-card, pse, 6A82",
    "not-a-payment-card, debit, 6A82",
    "not-a-payment-card, gpo, 6D00",
    "not-a-payment-card, record, 6D00",
    "no-pse, pse, 6A82",
    "no-pse, debit, 9000",
    "no-pse, debit next, 6A82",
    "several-credit, debit, 9000",
    "several-credit, debit next, 9000",
    "several-credit, debit next next, 6A82",
    "pin-blocked, debit gpo verify, 6983",
    "last-try, debit gpo wrong-pin, 63C0",
    "last-try, debit gpo verify wrong-pin, 63C2",
    "missing-data, debit gpo-credit arqc tc-2, 6985",
    // no keys: an unknown instruction, no signature, no enciphered PIN
    "no-pse, debit internal-auth, 6D00",
    "no-pse, debit gpo-credit internal-auth, 6D00",
    "no-pse, debit gpo-credit arqc-cda, 6A86",
    "no-pse, debit gpo-credit enciphered-pin, 6A86",
    "sda, debit gpo-credit internal-auth, 6D00",
    // too long for an answer together with the rest
    "dda-1984, debit gpo-credit arqc-cda, 6A86",
    "dda-1984, debit gpo-credit internal-auth, 9000",
    "ddol-without-number, debit gpo-credit internal-auth, 6700",
    "dda, debit gpo-credit enciphered-pin, 6984",
  })
  void profileAnswersWithStatus(String profile, String commands, String status) {
    String[] sent = Stream.of(commands.split(" ")).map(COMMANDS::get).toArray(String[]::new);
    assertThat(CardTalk.with(profile).statusAfter(sent)).isEqualTo(status);
  }
}
