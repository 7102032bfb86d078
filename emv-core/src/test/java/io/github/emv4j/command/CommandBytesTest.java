package io.github.emv4j.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** EMV 4.4 Book 1, 11 and Book 3, 6.5: each command byte by byte. */
class CommandBytesTest {
  private static final Bytes VISA = Bytes.fromHex("A0000000031010");

  private static String sent(CommandApdu command) {
    return Bytes.copyOf(command.toByteArray()).toHex();
  }

  @Test
  void selectsTheFirstAndTheNextFileByName() {
    assertThat(sent(SelectCommand.first(VISA))).isEqualTo("00A4040007A000000003101000");
    assertThat(sent(SelectCommand.next(VISA))).isEqualTo("00A4040207A000000003101000");
  }

  // P2 holds the file in its five high bits, then 100: P1 is a record number.
  @ParameterizedTest
  @CsvSource({"1, 1, 00B2010C00", "2, 5, 00B2051400", "10, 255, 00B2FF5400", "30, 1, 00B201F400"})
  void readsARecordOfAFile(int sfi, int record, String bytes) {
    assertThat(sent(ReadRecordCommand.of(sfi, record))).isEqualTo(bytes);
  }

  @Test
  void wrapsWhatThePdolAsksFor() {
    assertThat(sent(GetProcessingOptionsCommand.of(Bytes.EMPTY))).isEqualTo("80A8000002830000");
    assertThat(sent(GetProcessingOptionsCommand.of(Bytes.fromHex("0276"))))
        .isEqualTo("80A80000048302027600");
  }

  @Test
  void asksForDataByTagsOfUpToTwoBytes() {
    assertThat(sent(GetDataCommand.of(Tag.of(0x9F17)))).isEqualTo("80CA9F1700");
    assertThat(sent(GetDataCommand.of(Tag.of(0x42)))).isEqualTo("80CA004200");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GetDataCommand.of(Tag.of(0xDF8101)))
        .withMessageContaining("DF8101");
  }

  @Test
  void asksForChallengesAndSignatures() {
    Bytes values = Bytes.fromHex("01020304");

    assertThat(sent(GetChallengeCommand.of())).isEqualTo("0084000000");
    assertThat(sent(InternalAuthenticateCommand.of(values))).isEqualTo("00880000040102030400");
    // 80 asks for an ARQC, 10 for its signature.
    assertThat(sent(GenerateAcCommand.signedArqc(values))).isEqualTo("80AE9000040102030400");
    assertThat(sent(ComputeCryptographicChecksumCommand.of(values)))
        .isEqualTo("802A8E80040102030400");
  }

  // No Le: VERIFY has no answer beyond its status word.
  @Test
  void bringsThePinInClearOrEnciphered() {
    byte[] block = Bytes.fromHex("241234FFFFFFFFFF").toByteArray();
    byte[] enciphered = Bytes.filled(0x5A, 128).toByteArray();

    assertThat(Bytes.copyOf(VerifyCommand.plaintext(block)).toHex())
        .isEqualTo("0020008008241234FFFFFFFFFF");
    assertThat(Bytes.copyOf(VerifyCommand.enciphered(enciphered)).toHex())
        .isEqualTo("0020008880" + "5A".repeat(128));
  }
}
