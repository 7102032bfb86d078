package io.github.emv4j.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Scope;
import io.github.emv4j.tlv.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
  private static Decoded decode(String hex) {
    return Decoder.standard().decode(HexText.parse(hex));
  }

  private static String text(Decoded decoded) {
    return String.join("\n", Shown.lines(decoded));
  }

  private static String trace(String name) throws IOException {
    try (InputStream in = DecoderTest.class.getResourceAsStream("/traces/" + name + ".trace")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "9000, STATUS_WORD",
    "6A82, STATUS_WORD",
    "63C2, STATUS_WORD",
    "3B6500002063CB6800, ATR",
    "3B8F8001804F0CA000000306030001000000006A, ATR",
    "3F65250802046C9000, ATR",
    "00A404000E315041592E5359532E444446303100, COMMAND",
    "00B2010C00, COMMAND",
    "0084000000, COMMAND",
    "80CA9F1700, COMMAND",
    "80A8000002830000, COMMAND",
    "80AE80001D00000001200000000000000000360000048000003614103100327273B900, COMMAND",
    "8424000008AABBCCDD11223344, COMMAND",
    "6F1C8407A0000000041010A511500F505043204D4344203034202076323020, TLV",
    "6F168407A0000000031010A50B50095649534120544553549000, RESPONSE",
    "9F17011090 00, RESPONSE",
    "9F02069F03069F1A0295055F2A029A039C019F3704, DOL",
    "9F3704, DOL",
    // Objects as well, but some unknown, or with an amount that has no digits.
    "9A039C019F37049F35019F02065F2A029F1A02, DOL",
    "9F02069F03069F1A0295059F37049C01, DOL",
    "9A032601319505 8000048000, TLV",
    "9A03260131, TLV",
    "9F3303E0F8C8, TLV",
    "4F07A00000000310109F3303E0F8C8, TLV",
    "A0000000031010, ELEMENT",
    "4761739001010010, ELEMENT",
    "4761739001010010D4912201, ELEMENT",
    "476173900103, ELEMENT",
    "476173900104, TLV",
    "476173900103D4912201, ELEMENT",
    "7081939F4681904D, TLV",
    // Nothing asks for nine bytes of a transaction type.
    "9C08, DOL",
    "9C09, TLV",
    "9F3700, TLV",
    // The length does not fit.
    "0088000008AABB, TLV",
  })
  void guessesWhatTheBytesAre(String hex, Form form) {
    assertThat(decode(hex).form()).isEqualTo(form);
  }

  @Test
  void keepsTheTreeAndThePlacesOfObjects() {
    Decoded decoded = decode("70 0F 9F02 06 000000001234 00 5F2A 02 0978");

    Explanation template = decoded.parts().get(0);
    Explanation amount = template.parts().get(0);
    Explanation currency = template.parts().get(1);
    assertThat(template.tag()).contains(Tag.of(0x70));
    assertThat(amount.offset()).isEqualTo(5);
    assertThat(amount.length()).isEqualTo(6);
    assertThat(amount.text()).isEqualTo("12.34 EUR");
    assertThat(currency.offset()).isEqualTo(15);
    assertThat(decoded.faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "9F0206000000001234 5F2A020392, 1234 JPY",
    "9F0206000000001234 5F2A020048, 1.234 BHD",
    "9F0206000000001234 5F2A020978 5F360101, 123.4 EUR",
    "9F0206000000001234 5F2A020997, '12.34, currency not given'",
  })
  void countsMinorUnitsByCurrency(String hex, String amount) {
    assertThat(decode(hex).parts().get(0).text()).startsWith(amount.split(",")[0]);
  }

  @Test
  void takesTheSchemeFromTheApplicationInTheData() {
    assertThat(text(decode("8407A0000000031010 9F6C022080"))).contains("Consumer device CVM");
    assertThat(text(decode("8407A0000000041010 9F6C020001")))
        .contains("Mag-stripe Application Version Number")
        .doesNotContain("Visa,");
  }

  @Test
  void showsEveryMeaningOfAPrivateTagWithTheSchemesName() {
    assertThat(text(decode("9F6E0420700000")))
        .contains("Form Factor Indicator (FFI) (Visa)")
        .contains("Enhanced Contactless Reader Capabilities (American Express)");
    assertThat(text(decode("9F5D03010000")))
        .contains("Application Capabilities Information (Mastercard)")
        .doesNotContain("Available Offline Spending Amount");
  }

  @Test
  void takesTheSchemeFromTheCaller() {
    Decoded decoded = Decoder.standard().forKernel(2).decode(Bytes.fromHex("9F6E0708400003303300"));

    assertThat(text(decoded)).contains("Third Party Data", "Device Type 03: Watch");
  }

  @Test
  void namesBiometricObjectsByTheirTemplate() {
    assertThat(text(decode("BF4C04DF510103"))).contains("Finger Try Counter: 3");
    assertThat(text(decode("BF4D04DF510103"))).contains("Preferred Finger Attempts: 3");
  }

  @Test
  void tellsBitsThatNobodyKnows() {
    assertThat(Shown.element("9B", "0001")).contains("byte 2, bit 1: 01: no known meaning");
    assertThat(Shown.element("9F35", "99")).contains("byte 1: 99: no known meaning");
  }

  @Test
  void showsWhatWasGoodBeforeTheFault() {
    Decoded decoded = decode("70 10 9F36 02 00F0 9F27 01 80 9F26 08 0102");

    assertThat(text(decoded)).contains("240", "ARQC");
    assertThat(decoded.faults()).isNotEmpty();
    Explanation fault = decoded.faults().get(0);
    assertThat(fault.text()).isEqualTo("length of 8 bytes, but only 2 are left");
    assertThat(fault.offset()).isEqualTo(11);
  }

  @ParameterizedTest
  @CsvSource({
    "9F, 0, tag is cut off",
    "5A, 0, length is missing",
    "5F24 80 00, 0, length form 80 not allowed",
    "82 02 3900 9F1F, 4, length is missing",
    "9F 81 81 81 01 00, 0, tag longer than 4 bytes",
  })
  void saysWhereAndWhyObjectsAreMalformed(String hex, int offset, String reason) {
    Decoded decoded = Decoder.standard().decode(HexText.parse(hex), Form.TLV);

    assertThat(decoded.faults()).hasSize(1);
    assertThat(decoded.faults().get(0).offset()).isEqualTo(offset);
    assertThat(decoded.faults().get(0).text()).isEqualTo(reason);
  }

  @Test
  void stopsAtADepthNobodyNeeds() {
    StringBuilder hex = new StringBuilder("5000");
    for (int i = 0; i < 40; i++) {
      hex.insert(0, String.format("70%02X", hex.length() / 2));
    }
    assertThat(decode(hex.toString()).faults().get(0).text()).contains("nested deeper than 32");
  }

  @Test
  void explainsCommandsFieldByField() {
    assertThat(Shown.lines(decode("80AE80000400000000")))
        .contains(
            "Command: GENERATE AC (ARQC, go online)", "P1: ARQC, go online", "Lc: 4 bytes of data");
    assertThat(Shown.lines(decode("00B2021400")))
        .contains("Command: READ RECORD 2 of SFI 2", "Le: up to 256 bytes expected");
    assertThat(Shown.lines(decode("00A4040207A0000000041010 00")))
        .contains("P2: next occurrence", "Data: Mastercard Credit/debit");
    assertThat(Shown.lines(decode("80CA9F1300")))
        .contains("P2: 9F13 Last Online Application Transaction Counter (ATC) Register");
  }

  @Test
  void explainsCommandsOfScripts() {
    assertThat(text(decode("7118 9F1804AABBCCDD 860D8424000008AABBCCDD11223344 9F360100")))
        .contains("Issuer Script Identifier", "PIN CHANGE/UNBLOCK", "unblock the PIN");
  }

  @Test
  void saysThatLcDoesNotFit() {
    Decoded decoded = Decoder.standard().decode(Bytes.fromHex("00A4040007A000"), Form.COMMAND);

    assertThat(decoded.faults().get(0).text()).isEqualTo("Lc does not fit: 2 bytes follow it");
    assertThat(decoded.faults().get(0).offset()).isEqualTo(4);
  }

  @Test
  void explainsStatusWordsByCommand() {
    assertThat(Shown.lines(decode("6A81")))
        .contains(
            "Status word: Function not supported (error)",
            "After SELECT: Card blocked, or SELECT not supported");
    assertThat(Shown.lines(decode("63C2"))).contains("After VERIFY: PIN wrong; 2 tries left");
  }

  @Test
  void explainsAnswersToReset() {
    assertThat(Shown.lines(decode("3BF51300008131FE4541434F53")))
        .anyMatch(line -> line.startsWith("TA1: Fi = 372, Di = 4: 93 clocks a bit"))
        .anyMatch(line -> line.startsWith("TD2: T=1, blocks"));
    assertThat(Shown.lines(decode("3B8F8001804F0CA000000306030001000000006A")))
        .contains(
            "made up by the reader for a contactless card (PC/SC)",
            "Card: Mifare Classic 1K",
            "TCK: check byte, right");
    assertThat(Shown.lines(Decoder.standard().decode(Bytes.fromHex("3B6A00"), Form.ATR)))
        .contains("T0: TB1 TC1 follow, 10 historical bytes");
  }

  @Test
  void listsShowNamesAndLengths() {
    assertThat(Shown.lines(decode("9F3704 9F4C08")))
        .contains("9F37: 4 bytes  Unpredictable Number", "Length: 12 bytes in all");
  }

  @Test
  void masksAccountDataUnlessAskedForIt() {
    Decoded decoded =
        decode(
            "7050 5A084761739001010010 57104761739001010010D49122011234567F 5F2008444F452F4A4F484E"
                + "9F1F08 3132333435363738 DF7708 4761739001010010 DF7810"
                + "34373631373339303031303130303130");
    String masked = Shown.everything(decoded, false);
    String full = Shown.everything(decoded, true);

    assertThat(masked)
        .contains("476173******0010")
        .doesNotContain("4761739001010010", "JOHN", "4A4F484E", "1234567", "34373631373339303031");
    assertThat(full).contains("4761739001010010", "DOE/JOHN");
  }

  @Test
  void neverShowsPinData() {
    String verify = Shown.everything(decode("0020008008241234FFFFFFFFFF"), true);
    String element = Shown.everything(decode("9908241234FFFFFFFFFF"), true);

    assertThat(verify).doesNotContain("1234").contains("VERIFY", "PIN data, never shown");
    assertThat(element).doesNotContain("1234");
  }

  @Test
  void hidesWhatFollowsAFault() {
    assertThat(Shown.everything(decode("7020 9F46 81 5A084761739001010010"), false))
        .doesNotContain("4761739001010010");
  }

  @Test
  void explainsAConversationByWhatTheCardSaidBefore() throws IOException {
    Decoded decoded = Decoder.standard().decodeTrace(trace("full-transaction-t0"));
    String text = Shown.everything(decoded, true);

    assertThat(decoded.form()).isEqualTo(Form.TRACE);
    assertThat(text)
        .contains("by Card Risk Management Data Object List 1 (CDOL1)")
        .contains("by Dynamic Data Authentication Data Object List (DDOL)")
        .contains("challenge of 8 bytes", "PIN data, never shown", "signed dynamic application")
        .contains("TC", "ARQC")
        .doesNotContain("241234");
    assertThat(decoded.faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "visa-contact",
        "mastercard-contact",
        "mastercard-contactless",
        "amex-contactless",
        "unionpay-contact"
      })
  void explainsEveryRecordedCard(String name) throws IOException {
    Decoded decoded = Decoder.standard().decodeTrace(trace(name));

    assertThat(decoded.faults()).isEmpty();
    assertThat(text(decoded)).contains("READ RECORD", "GENERATE AC");
  }

  @Test
  void readsLogEntriesByTheFormatOfTheCard() {
    String card =
        """
        > 00A4040008A000000333010101 00
        < 6F168408A000000333010101A50ABF0C079F4D020B0A0000 9000
        > 80CA9F4F00
        < 9F4F12 9F0206 9A03 9F2103 5F2A02 9F1C08 9F3602 9000
        > 00B2015C00
        < 000000001234 260107 123456 0156 3132333435363738 0007 9000
        """;
    assertThat(text(Decoder.standard().decodeTrace(card)))
        .contains(
            "entry of the transaction log", "12.34", "2026-01-07", "12:34:56", "Chinese Yuan");
  }

  @Test
  void namesLinesThatAreNoneOfARecording() {
    Decoded decoded = Decoder.standard().decodeTrace("> 80CA9F3600\nnonsense\n< 9F360200F09000\n");

    assertThat(decoded.faults()).hasSize(1);
    assertThat(decoded.faults().get(0).text()).startsWith("line 2: ");
    assertThat(text(decoded)).contains("240");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"> 00A4", "<", "# read\n> 00A4", "\uFEFF> 00A4", "atr 3B00\r< 9000", " \t>"})
  void knowsARecordingByALineOfACommandOrAnAnswer(String text) {
    assertThat(Decoder.isTrace(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00A4", "atr 3B00", "9F 36 > 00A4", "# >"})
  void takesNoOtherTextForARecording(String text) {
    assertThat(Decoder.isTrace(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"A0000000031010, CTCIL", "A000000004, Transaction Category", "F012345678, Several"})
  void takesTheSchemeFromAnApplicationOfTheCaller(String aid, String name) {
    Decoder decoder = Decoder.standard().forApplication(Bytes.fromHex(aid));

    assertThat(Shown.lines(decoder.decodeElement(Tag.of(0x9F53), Bytes.of(0x52))).get(0))
        .contains(name);
  }

  @ParameterizedTest
  @CsvSource({"1, Several", "2, Transaction Category", "3, CTCIL", "5, Terminal Interchange"})
  void takesTheSchemeOfAKernel(int kernel, String name) {
    Decoder decoder = Decoder.standard().forKernel(kernel);

    assertThat(Shown.lines(decoder.decodeElement(Tag.of(0x9F53), Bytes.of(0x52))).get(0))
        .contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9F3602 00F0",
        "9f:36:02:00:f0",
        "0x9F,0x36,0x02,0x00,0xF0",
        "\\x9F\\x36\\x02\\x00\\xF0",
        "9F 36\n02\t00 F0\r\n",
        "{0x9F, 0x36, 0x02, 0x00, 0xF0}",
        "\"9F36-0200-F0\""
      })
  void readsDigitsAsPeopleWriteThem(String text) {
    assertThat(HexText.parse(text)).isEqualTo(Bytes.fromHex("9F360200F0"));
  }

  @ParameterizedTest
  @CsvSource({
    "9F3, odd number of hexadecimal digits: 3",
    "9F G6, not a hexadecimal digit at position 4",
    "9x36, not a hexadecimal digit at position 2",
  })
  void refusesOtherText(String text, String reason) {
    assertThatThrownBy(() -> HexText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "VISA, 9F6B0112, false",
    "UNIONPAY, 9F6B0112, false",
    "MASTERCARD, 9F6B0112, true",
    "EMV, 9F6B0112, true",
    "MASTERCARD, 9F600112, true",
    "JCB, 9F600112, false",
    "EMV, 9F60021234, true",
    "MASTERCARD, 9F7E0112, false",
    "DISCOVER, 9F7E0112, true",
    "UNIONPAY, 9F620112, true"
  })
  void hidesWhatTheSchemeCallsSensitive(Scope scope, String object, boolean hidden) {
    Decoded decoded = Decoder.standard().forScope(scope).decode(Bytes.fromHex(object), Form.TLV);

    Explanation element = decoded.parts().get(0);
    assertThat(element.isSensitive()).isEqualTo(hidden);
    assertThat(element.hex().contains("12")).isNotEqualTo(hidden);
  }

  @Test
  void explainsTheLastLineOfARecordingThoughItDoesNotEnd() {
    Decoded decoded = Decoder.standard().decodeTrace("> 00B2010C00\n< 6A83");

    assertThat(Shown.everything(decoded, false)).contains("6A83");
  }

  @Test
  void everyFormAndScopeHasWords() {
    assertThat(List.of(Form.values())).allMatch(form -> !form.describe().isEmpty());
    assertThat(Form.STATUS_WORD).hasToString("status-word");
    assertThat(List.of(Scope.values())).allMatch(scope -> !Candidates.label(scope).isEmpty());
  }

  @Test
  void commandOf255BytesOfDataIsOne() {
    String whole = "00880000FF" + "55".repeat(255) + "00";

    assertThat(decode(whole).form()).isEqualTo(Form.COMMAND);
    assertThat(decode(whole + "00").form()).isEqualTo(Form.TLV);
  }

  @Test
  void namesBitsThatDoNotStandTogether() {
    assertThat(Shown.element("9F6D", "C8", Scope.AMEX))
        .contains("byte 1, bits 8, 7, 4: EMV and mag-stripe, CVM required");
  }

  @ParameterizedTest
  @CsvSource({"207E7E, true", "1F7E7E, false", "20417F, false", "4142, false"})
  void showsAsTextWhatHasPrintableCharactersOnly(String hex, boolean text) {
    Explanation element = decodeUnknown(hex);

    assertThat(element.text().isEmpty()).isNotEqualTo(text);
  }

  private static Explanation decodeUnknown(String hex) {
    return Decoder.standard().decodeElement(Tag.fromHex("DF7A"), Bytes.fromHex(hex)).parts().get(0);
  }

  @ParameterizedTest
  @CsvSource({"0742, 0742 Veterinary services", "0743, 0743", "3350, 3350 Airlines", "0001, 0001"})
  void namesMerchantCategoriesThatAreKnown(String code, String words) {
    Decoded decoded = Decoder.standard().decodeElement(Tag.of(0x9F15), Bytes.fromHex(code));

    assertThat(decoded.parts().get(0).text()).isEqualTo(words);
  }

  @Test
  void saysThatACurrencyIsNotKnown() {
    assertThat(Shown.element("5F2A", "0001").get(0)).endsWith(": currency 001, not known");
    assertThat(text(decode("9F0206000000001234 5F2A020001"))).contains("12.34, currency not given");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9F06", "4F", "84"})
  void takesTheSchemeFromEveryNameOfAnApplication(String tag) {
    assertThat(text(decode(tag + "07A0000000031010 9F6C022080")))
        .contains("9F6C Card Transaction Qualifiers (CTQ)")
        .doesNotContain("Several");
  }

  @Test
  void takesTheSchemeFromTheSelectionInARecording() {
    String card =
        """
        > 00A4040007A000000003101000
        < 9000
        > 80CA9F6C00
        < 9F6C022080 9000
        """;
    Decoder mastercard = Decoder.standard().forScope(Scope.MASTERCARD);

    assertThat(Shown.lines(Decoder.standard().decodeTrace(card)))
        .contains("9F6C Card Transaction Qualifiers (CTQ)")
        .contains("P2: 9F6C Card Transaction Qualifiers (CTQ)");
    assertThat(Shown.lines(mastercard.decodeTrace(card)))
        .anyMatch(line -> line.startsWith("9F6C Mag-stripe Application Version Number (Card)"));
  }

  @Test
  void hidesCardNumbersOfTwelveDigitsWhereverTheyStand() {
    Decoded decoded = decode("7017 5A06476173900105 DF770C343736313733393030313035");

    assertThat(Shown.everything(decoded, false))
        .doesNotContain("476173900105", "343736313733393030313035");
  }

  @ParameterizedTest
  @CsvSource({"7, false", "8, true", "16, true", "17, false"})
  void issuerAuthenticationDataHasEightToSixteenBytes(int length, boolean sound) {
    Decoded decoded = Decoder.standard().decodeElement(Tag.of(0x91), Bytes.filled(0x11, length));

    assertThat(decoded.faults().isEmpty()).isEqualTo(sound);
  }

  @ParameterizedTest
  @CsvSource({"32, true", "33, false"})
  void templatesMayBeNested32Deep(int depth, boolean whole) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      hex.insert(0, String.format("70%02X", hex.length() / 2));
    }
    // The innermost template is empty.
    Decoded decoded = Decoder.standard().decode(Bytes.fromHex(hex.toString()), Form.TLV);

    assertThat(decoded.faults().isEmpty()).isEqualTo(whole);
  }

  @Test
  void listsOfASchemeHaveTheBooksNamesWhereItHasNone() {
    Decoded decoded =
        Decoder.standard().forScope(Scope.VISA).decode(Bytes.fromHex("8202"), Form.DOL);

    assertThat(Shown.lines(decoded)).contains("82: 2 bytes  Application Interchange Profile (AIP)");
  }

  @Test
  void meaningOfTheSchemeCountsInEveryTemplate() {
    Decoder visa = Decoder.standard().forScope(Scope.VISA);

    assertThat(Shown.lines(visa.decode(Bytes.fromHex("70059F51020978"))))
        .contains("9F51 Application Currency Code: Euro (EUR)");
  }

  @Test
  void paymentSchemesMeaningOfATagCountsBeforeThatOfAllCards() {
    assertThat(Shown.element("56", "42343736").get(0)).startsWith("56 Track 1 Data");
  }

  @Test
  void commandWithoutItsHeaderIsAFault() {
    Decoded decoded = Decoder.standard().decode(Bytes.fromHex("00B2"), Form.COMMAND);

    assertThat(decoded.faults()).hasSize(1);
    assertThat(decoded.faults().get(0).text()).isEqualTo("command header is cut off");
  }

  @ParameterizedTest
  @CsvSource({"07, 'operational, activated'", "08, 08", "00, no information", "0C, 0C"})
  void saysTheLifeCycleOfTheHistoricalBytes(String cycle, String words) {
    Decoded decoded = Decoder.standard().decode(Bytes.fromHex("3B0400" + cycle + "9000"), Form.ATR);

    assertThat(Shown.lines(decoded)).contains("Life cycle: " + words);
  }

  @Test
  void answerOfFormat1ThatIsNeitherIsLeftOpen() {
    assertThat(Shown.element("80", "39000801020020010100").get(0)).doesNotContain("fixed fields");
    assertThat(Shown.element("80", "F9000001020000010100").get(0))
        .endsWith("fixed fields of an answer, or a signature");
  }

  @Test
  void preferredNameNeedsACodeTableOfOneByte() {
    assertThat(text(decode("A50A 9F110105 9F1203BCD8E0"))).contains("Мир");
    assertThat(text(decode("A50B 9F11020505 9F1203BCD8E0"))).doesNotContain("Мир");
  }
}
