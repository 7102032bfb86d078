package io.github.emv4j.contactless;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.tlv.Tag;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The signature of a published test card, certified under the Visa test key with index 92. */
class FastDdaTest {
  private static final Bytes CA_MODULUS =
      Bytes.fromHex(
          "996AF56F569187D09293C14810450ED8EE3357397B18A2458EFAA92DA3B6DF6514EC060195318FD43BE9B8F0"
              + "CC669E3F844057CBDDF8BDA191BB64473BC8DC9A730DB8F6B4EDE3924186FFD9B8C7735789C23A36BA0B"
              + "8AF65372EB57EA5D89E7D14E9C7B6B557460F10885DA16AC923F15AF3758F0F03EBD3C5C2C949CBA306D"
              + "B44E6A2C076C5F67E281D7EF56785DC4D75945E491F01918800A9E2DC66F60080566CE0DAF8D17EAD46A"
              + "D8E30A247C9F");
  private static final Bytes ISSUER_CERTIFICATE =
      Bytes.fromHex(
          "04D6DCA77E2DDFB5600A9DDE4EA22391BF4AF337F2FB994191E0397074D535E8ABD27F43906ADDD45F015401"
              + "98EF233C9D4CC898AD56A956A966D7385855866813F5E929FB72FAE5E440642EB1EEA30D80C3E6D281E0"
              + "E6FB516B251DD75C01D59C71782827391F89D8FFD9E6EA302CBE1BC986BEA0365C36F7A6DA9FFD80F4D0"
              + "FF9ED89DD5159A5B003C786A111794FD93923D6CED154D354EA7F04E4A48761A74D9FC184848F1C633CE"
              + "5ADF549635BD");
  private static final Bytes ISSUER_REMAINDER =
      Bytes.fromHex("85AADF043FAA3848ED869D6EB3D970F4AC08A97474278842C85584E34B6FACC07207BC41");
  private static final Bytes ICC_CERTIFICATE =
      Bytes.fromHex(
          "8C30F9F0DF9858741EBE22B7EF1A22CD7BBC5E4E6CCAE122D9EF9E7201057C11E5ABF18FF4260BE792079506"
              + "5534FB261B82E9F0BE167C473BA1777AE45510BD66B8B499BB41336E3E83DFD35C37BC26DB3C8566C549"
              + "CE29F565E6BE0D94512ECE5F6DD8468019610B4FFF9CE484C417E973A39A9D417E49C7BF19F542ACB8DA"
              + "519736F6149BA7D4BE132F0CF78EB9283547345A3B1F2F6D77C3D909D2ECEBBCDCF25447B44F2457B06C"
              + "FCDE96AC686F");
  private static final Bytes SIGNATURE =
      Bytes.fromHex(
          "93E59E7F20B9A2095C7CD80189FE739C61B7EE79FC3286AD684B2C1DBFCAE11E80A2608B305BFAC88EE47240"
              + "EC242BAAD1CA408925381E7AF9F89BDD672B9007603564FD89764080DF4AAC20515C64973D1EDDCE95FB"
              + "087377C2DAF52BCC333BAC5D064CC5DB615E7BBF560635CEA3EB");
  private static final Bytes PDOL = Bytes.fromHex("9F66049F02069F37045F2A02");
  private static final String SENT = "37804000" + "000000000001" + "F01E4788" + "0840";
  private static final String RELATED = "0108BC7B2B7800";

  private static final RsaPublicKey KEY = iccKey();

  /** The parts of the modulus in the certificates; the signer's own arithmetic. */
  private static RsaPublicKey iccKey() {
    Bytes issuerBlock = cubed(ISSUER_CERTIFICATE, CA_MODULUS);
    int inside = CA_MODULUS.length() - 36;
    Bytes issuer = issuerBlock.slice(15, 15 + inside).concat(ISSUER_REMAINDER);
    Bytes iccBlock = cubed(ICC_CERTIFICATE, issuer);
    assertThat(iccBlock.slice(2, 10)).isEqualTo(Bytes.fromHex("4761731000000043"));
    int length = iccBlock.at(19);
    return RsaPublicKey.of(iccBlock.slice(21, 21 + length), Bytes.of(3));
  }

  private static Bytes cubed(Bytes signature, Bytes modulus) {
    BigInteger number = new BigInteger(1, signature.toByteArray());
    byte[] block =
        number
            .modPow(BigInteger.valueOf(3), new BigInteger(1, modulus.toByteArray()))
            .toByteArray();
    return Bytes.copyOf(block);
  }

  private static Optional<FailedCheck> verify(Kernel kernel, String sent, String... card) {
    CardData.Builder data = CardData.builder();
    for (int i = 0; i < card.length; i += 2) {
      data.add(Tag.fromHex(card[i]), Bytes.fromHex(card[i + 1]), DataSource.processingOptions());
    }
    SentValues values = new SentValues(PDOL, Bytes.fromHex(sent));
    return new FastDda(kernel, data.build(), values, LocalDate.of(2026, 1, 1))
        .verify(KEY, SIGNATURE)
        .failure();
  }

  @Test
  void verifiesAPublishedSignatureOfVersion01() {
    assertThat(KEY.length()).isEqualTo(112);
    assertThat(verify(Kernel.VISA, SENT, "9F69", RELATED, "9F36", "0039")).isEmpty();
    assertThat(verify(Kernel.UNIONPAY, SENT, "9F69", RELATED)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "37804000000000000002F01E47880840, the amount is another",
    "37804000000000000001F01E47890840, the number is another",
    "37804000000000000001F01E47880978, the currency is another",
  })
  void refusesASignatureOverOtherValues(String sent, String why) {
    assertThat(verify(Kernel.VISA, sent, "9F69", RELATED))
        .as(why)
        .hasValueSatisfying(failure -> assertThat(failure.check()).isEqualTo(Check.HASH));
  }

  @ParameterizedTest
  @CsvSource({
    "0108BC7B2B7801, HASH",
    "0108BC7B2C7800, HASH",
    "0208BC7B2B7800, FORMAT",
    "0008BC7B2B7800, FORMAT",
    "0108BC7B, FORMAT",
    "0108BC7B2B78000000000000000000000000, FORMAT",
  })
  void refusesOtherRelatedData(String related, Check check) {
    assertThat(verify(Kernel.VISA, SENT, "9F69", related))
        .hasValueSatisfying(failure -> assertThat(failure.check()).isEqualTo(check));
  }

  @Test
  void refusesVersion01AsVersion00() {
    assertThat(verify(Kernel.VISA, SENT)).isPresent();
  }

  @Test
  void refusesASignatureWithoutANumberOfThisReader() {
    CardData card =
        CardData.builder()
            .add(Tag.of(0x9F69), Bytes.fromHex(RELATED), DataSource.processingOptions())
            .build();
    for (String pdol : new String[] {"", "9F6604", "9F3702", "9F3708", "9F"}) {
      SentValues sent = new SentValues(Bytes.fromHex(pdol), Bytes.fromHex(SENT));

      assertThat(
              new FastDda(Kernel.VISA, card, sent, LocalDate.of(2026, 1, 1))
                  .verify(KEY, SIGNATURE)
                  .failure())
          .as(pdol)
          .hasValueSatisfying(
              failure -> assertThat(failure.check()).isEqualTo(Check.UNPREDICTABLE_NUMBER));
    }
  }

  @Test
  void refusesANumberThatIsNotTheCounter() {
    assertThat(verify(Kernel.VISA, SENT, "9F69", RELATED, "9F36", "003A"))
        .hasValueSatisfying(failure -> assertThat(failure.check()).isEqualTo(Check.DYNAMIC_DATA));
  }

  @Test
  void refusesQualifiersThatClaimAVerificationWhichWasNotSigned() {
    assertThat(verify(Kernel.VISA, SENT, "9F69", RELATED, "9F6C", "7880"))
        .hasValueSatisfying(
            failure -> assertThat(failure.check()).isEqualTo(Check.CARD_QUALIFIERS));
    assertThat(verify(Kernel.VISA, SENT, "9F69", RELATED, "9F6C", "7800")).isEmpty();
  }
}
