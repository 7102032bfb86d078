package io.github.emv4j.oda;

import static io.github.emv4j.keys.SampleChain.ICC;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.keys.SampleChain;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CdaVerificationTest {
  private static final Bytes NUMBER = Bytes.fromHex("11223344");
  private static final Bytes CDOL1 =
      Bytes.fromHex("0000000010000000000000000999000000000009992507010011223344");
  private static final CdaTransaction TRANSACTION = new CdaTransaction(NUMBER, Bytes.EMPTY, CDOL1);
  private static final Bytes RESPONSE =
      Bytes.fromHex(
          "77769F2701809F360200019F4B60D689CAFFD1EEBCC450E2B1B5DC1B9259AFC3A5B3FBF4543582CE3FC628D0"
              + "5F49AD19A1AF8660CFDBC41DC26C769AED1C78D3902A721FB6E2E1577A720023B5E4A146BF55A4087"
              + "85CED8DD634F88A9DED555C7C10AAA09C29D02ECCD95FADDA839F100706010A03A0A000");
  private static final Bytes CID = Bytes.fromHex("9F270180");
  private static final Bytes ATC = Bytes.fromHex("9F36020001");
  private static final Bytes IAD = Bytes.fromHex("9F100706010A03A0A000");
  private static final Bytes HASH = Bytes.fromHex("5BA6A1410FC3FC260A562585DEAE00352239A63B");
  private static final Bytes BLOCK = block(Bytes.of(0x80), HASH);

  private static Bytes block(Bytes cid, Bytes hash) {
    return Bytes.fromHex("6A050126080102030405060708")
        .concat(cid)
        .concat(Bytes.fromHex("A1A2A3A4A5A6A7A8"))
        .concat(hash)
        .concat(Bytes.filled(0xBB, 33))
        .concat(Bytes.filled(0, 20))
        .concat(Bytes.of(0xBC));
  }

  private static Bytes signature(Bytes block) {
    return Bytes.fromHex("9F4B60").concat(ICC.signHashed(block, NUMBER));
  }

  private static Bytes template(Bytes... objects) {
    Bytes all = Arrays.stream(objects).reduce(Bytes.EMPTY, Bytes::concat);
    return Bytes.fromHex("77").concat(Bytes.of(all.length())).concat(all);
  }

  private static CdaResult verify(Bytes response) {
    return CdaVerification.verify(SampleChain.iccKey(), TRANSACTION, response);
  }

  private static void assertFails(CdaResult result, Check check) {
    assertThat(result).isInstanceOf(CdaResult.Failed.class);
    assertThat(result.failure().map(FailedCheck::check)).contains(check);
    assertThat(result.tvr()).hasToString("0400000000");
    assertThat(result.tsi()).hasToString("8000");
  }

  @Test
  void sampleSignerMakesTheVectorAgain() {
    assertThat(template(CID, ATC, signature(BLOCK), IAD)).isEqualTo(RESPONSE);
  }

  @Test
  void vectorIsRight() {
    CdaResult result = verify(RESPONSE);
    assertThat(result)
        .isEqualTo(
            new CdaResult.Verified(
                0x80, Bytes.fromHex("A1A2A3A4A5A6A7A8"), Bytes.fromHex("0102030405060708")));
    assertThat(result.tvr()).hasToString("0000000000");
    assertThat(result.tsi()).hasToString("8000");
    assertThat(result.failure()).isEmpty();
  }

  @Test
  void objectsCountInTheOrderReceived() {
    assertFails(verify(template(ATC, CID, signature(BLOCK), IAD)), Check.TRANSACTION_DATA_HASH);
    assertFails(
        verify(template(CID, ATC, signature(BLOCK), IAD, Bytes.fromHex("9F1000"))),
        Check.TRANSACTION_DATA_HASH);
    assertFails(verify(template(CID, ATC, signature(BLOCK))), Check.TRANSACTION_DATA_HASH);
    assertThat(verify(template(signature(BLOCK), CID, ATC, IAD)))
        .as("the signature itself does not count, so it may stand anywhere")
        .isInstanceOf(CdaResult.Verified.class);
  }

  @Test
  void eachValueTheTerminalSentCounts() {
    CdaTransaction pdol = new CdaTransaction(NUMBER, Bytes.of(1), CDOL1);
    CdaTransaction cdol = new CdaTransaction(NUMBER, Bytes.EMPTY, SampleChain.flipped(CDOL1, 5));
    CdaTransaction number = new CdaTransaction(Bytes.fromHex("11223345"), Bytes.EMPTY, CDOL1);
    assertFails(
        CdaVerification.verify(SampleChain.iccKey(), pdol, RESPONSE), Check.TRANSACTION_DATA_HASH);
    assertFails(
        CdaVerification.verify(SampleChain.iccKey(), cdol, RESPONSE), Check.TRANSACTION_DATA_HASH);
    assertFails(CdaVerification.verify(SampleChain.iccKey(), number, RESPONSE), Check.HASH);
  }

  @Test
  void secondCommandAddsItsValues() {
    Bytes cdol2 = Bytes.fromHex("0011223344");
    Bytes hash =
        SampleChain.sha1(
            Bytes.of(0x5A).concat(CDOL1).concat(cdol2).concat(CID).concat(ATC).concat(IAD));
    Bytes response = template(CID, ATC, signature(block(Bytes.of(0x80), hash)), IAD);
    CdaTransaction first = new CdaTransaction(NUMBER, Bytes.of(0x5A), CDOL1);
    assertThat(CdaVerification.verify(SampleChain.iccKey(), first.second(cdol2), response))
        .isInstanceOf(CdaResult.Verified.class);
    assertFails(
        CdaVerification.verify(SampleChain.iccKey(), first, response), Check.TRANSACTION_DATA_HASH);
  }

  @ParameterizedTest
  @CsvSource({
    "95, BB, TRAILER",
    "0, 6B, HEADER",
    "1, 03, FORMAT",
    "2, 00, HASH_ALGORITHM",
    "3, 25, DYNAMIC_DATA",
    "3, 48, DYNAMIC_DATA",
    "4, 09, DYNAMIC_DATA",
    "4, 01, DYNAMIC_DATA",
    "13, 40, CRYPTOGRAM_INFORMATION",
    "22, 00, TRANSACTION_DATA_HASH",
    "41, 00, TRANSACTION_DATA_HASH",
  })
  void eachFieldHasItsOwnCheck(int offset, String value, Check check) {
    Bytes block = SampleChain.with(BLOCK, offset, Integer.parseInt(value, 16));
    assertFails(verify(template(CID, ATC, signature(block), IAD)), check);
  }

  @Test
  void hashLengthAndRangeAreChecked() {
    Bytes header = Bytes.fromHex("9F4B60");
    assertFails(verify(template(CID, ATC, header.concat(ICC.sign(BLOCK)), IAD)), Check.HASH);
    assertFails(verify(template(CID, ATC, header.concat(ICC.bytes()), IAD)), Check.RANGE);
    assertFails(verify(template(CID, ATC, Bytes.fromHex("9F4B0101"), IAD)), Check.LENGTH);
  }

  @Test
  void answerWithoutSignatureFails() {
    assertFails(verify(template(CID, ATC, IAD)), Check.PRESENT);
    assertFails(verify(Bytes.fromHex("800B800001A1A2A3A4A5A6A7A8")), Check.PRESENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "77109F2701009F360200019F260411223344",
        "800B000001A1A2A3A4A5A6A7A8",
        "8003000001"
      })
  void declineIsNotSigned(String response) {
    CdaResult result = verify(Bytes.fromHex(response));
    assertThat(result).isEqualTo(new CdaResult.Declined(0));
    assertThat(result.tvr()).hasToString("0000000000");
    assertThat(result.tsi()).hasToString("0000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "77",
        "7700",
        "8000",
        "80020080",
        "70029000",
        "77049F270180",
        "77059F36020001",
        "77099F27009F36020001",
        "770A9F270280809F36020001",
        "77099F2701C09F36020001",
        "770D9F2701809F2701809F36020001"
      })
  void answerWithoutWhatEveryAnswerHasIsUnusable(String response) {
    CdaResult result = verify(Bytes.fromHex(response));
    assertThat(result).isInstanceOf(CdaResult.Unusable.class);
    assertThat(result.failure()).isPresent();
  }
}
