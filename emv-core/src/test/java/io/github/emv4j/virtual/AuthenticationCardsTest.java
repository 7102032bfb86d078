package io.github.emv4j.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the card signs, opened with code that is none of the card's. */
class AuthenticationCardsTest {
  private static final String NUMBER = "11223344";
  private static final String CDOL1_DATA = "00".repeat(25) + NUMBER;
  private static final String CDOL2_DATA = "00".repeat(27) + "55667788";

  @ParameterizedTest
  @ValueSource(strings = {"sda", "sda-1984", "all-methods"})
  void staticDataAreSigned(String profile) {
    CardChecker checker = CardChecker.of(profile);
    assertThat(checker.staticProblem()).isEqualTo(CardChecker.GENUINE);
    String block =
        Signatures.open(checker.object("93"), checker.issuerModulus(), checker.object("9F32"));
    assertThat(block).startsWith("6A0301DAC1BBBB");
  }

  @ParameterizedTest
  @CsvSource({
    "standard, 3100, 144, 128, 128",
    "dda, 3000, 176, 144, 128",
    "dda-whole-keys, 3000, 248, 176, 128",
    "dda-1984, 3000, 248, 247, 247",
    "cda, 3100, 144, 144, 144",
    "all-methods, 7100, 144, 128, 128",
    "enciphered-pin-icc, 3000, 144, 128, 128"
  })
  void cardSignsWithACertifiedKey(String profile, String aip, int ca, int issuer, int icc) {
    CardChecker checker = CardChecker.of(profile);
    assertThat(checker.dynamicProblem()).isEqualTo(CardChecker.GENUINE);
    assertThat(checker.object("82")).isEqualTo(aip);
    assertThat(checker.object("90")).hasSize(2 * ca);
    assertThat(checker.object("9F46")).hasSize(2 * issuer);
    assertThat(checker.iccModulus()).hasSize(2 * icc);
  }

  @Test
  void creditOfTheStandardCardAnswersObjects() {
    CardChecker checker = new CardChecker(VirtualProfiles.standard(), PaymentCards.CREDIT);
    assertThat(checker.dynamicProblem()).isEqualTo(CardChecker.GENUINE);
    assertThat(checker.card().send("008800000411223344" + "00")).startsWith("7781849F4B8180");
  }

  @Test
  void pinKeyIsCertifiedWithoutStaticData() {
    CardChecker checker = CardChecker.of("enciphered-pin");
    assertThat(checker.cardProblem("9F2D", "9F2E", "9F2F")).isEqualTo(CardChecker.GENUINE);
    assertThat(checker.pinModulus()).hasSize(256).isNotEqualTo(checker.iccModulus());
  }

  @Test
  void keysCostTheStandardCardNoRecord() {
    assertThat(CardChecker.of("standard").exchanges()).isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({
    "wrong-issuer-hash, issuer hash",
    "wrong-icc-hash, icc hash",
    "issuer-certificate-expired, issuer expired",
    "icc-certificate-expired, icc expired",
    "unknown-ca-key, unknown authority",
    "wrong-pan-in-certificate, PAN",
    "issuer-identifier-mismatch, issuer identifier",
    "tampered-record, icc hash",
    "wrong-signature, dynamic hash",
    "wrong-cda-signature, dynamic hash",
    "revoked-certificate, revoked",
    "no-ca-index, missing",
    "no-issuer-certificate, missing",
    "no-issuer-remainder, remainder",
    "no-icc-exponent, missing",
    "no-icc-remainder, remainder",
    "ddol-without-number, DDOL",
    "wrong-tag-list, tag list",
  })
  void cardFailsForOneReason(String profile, String problem) {
    assertThat(CardChecker.of(profile).dynamicProblem()).isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource({"tampered-static-data, static hash", "wrong-static-signature, static format"})
  void staticSignatureFails(String profile, String problem) {
    assertThat(CardChecker.of(profile).staticProblem()).isEqualTo(problem);
  }

  @Test
  void everyDynamicNumberIsNew() {
    CardTalk card = CardChecker.of("dda").card();
    assertThat(card.send("00880000041122334400")).isNotEqualTo(card.send("00880000041122334400"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"90", "50"})
  void signatureCoversTheWholeTransaction(String parameter) {
    CardChecker checker = CardChecker.of("standard");
    String answer = checker.card().send("80AE" + parameter + "001D" + CDOL1_DATA + "00");
    String received = checker.gpoData() + CDOL1_DATA;
    assertSigned(checker, CardChecker.template(answer), received, NUMBER);
  }

  @Test
  void secondSignatureCoversBothCommands() {
    CardChecker checker = CardChecker.of("standard");
    checker.card().send("80AE90001D" + CDOL1_DATA + "00");
    String answer = checker.card().send("80AE50001F" + CDOL2_DATA + "00");
    String received = checker.gpoData() + CDOL1_DATA + CDOL2_DATA;
    assertSigned(checker, CardChecker.template(answer), received, "55667788");
  }

  private static void assertSigned(
      CardChecker checker, Tlv answer, String received, String number) {
    assertThat(answer.children())
        .extracting(object -> object.tag().toString())
        .containsExactly("9F27", "9F36", "9F4B", "9F10");
    String signature = answer.child(Tag.of(0x9F4B)).orElseThrow().value().toHex();
    String block = Signatures.open(signature, checker.iccModulus(), checker.object("9F47"));
    assertThat(Signatures.isSound(block, number)).isTrue();
    assertThat(Signatures.part(block, 1, 4)).isEqualTo("05012608");
    assertThat(Signatures.part(block, 13, 1)).isEqualTo(answer.children().get(0).value().toHex());
    String objects =
        Stream.of(0, 1, 3)
            .map(i -> answer.children().get(i).encoded().toHex())
            .reduce("", String::concat);
    assertThat(Signatures.part(block, 22, 20)).isEqualTo(Signatures.sha1(received + objects));
  }

  @Test
  void refusalIsNeverSigned() {
    assertThat(CardChecker.of("standard").card().send("80AE10001D" + CDOL1_DATA + "00"))
        .startsWith("801200")
        .endsWith("9000");
  }

  @Test
  void profileCanBeBuiltTwice() {
    CardProfile.Builder builder =
        CardProfile.builder()
            .application(
                PaymentCards.DEBIT,
                app -> {
                  PaymentCards.DEBIT_HOLDER.writeTo(app);
                  app.keys(AuthenticationCards.usual(MadeUpAuthority.VISA).build(), 2);
                });
    Bytes first = builder.build().applications().get(0).processingOptions().encoded();
    assertThat(builder.build().applications().get(0).processingOptions().encoded())
        .isEqualTo(first);
  }

  @Test
  void filesAboveTenAreSignedAsAWhole() {
    CardKeys keys = AuthenticationCards.usual(MadeUpAuthority.VISA).build();
    CardProfile profile =
        CardProfile.builder()
            .application(
                PaymentCards.DEBIT,
                app ->
                    app.record(12, 1, Personalisation.object("5A", "4761739001010010"))
                        .fileLocator(Bytes.fromHex("0801020060010101"))
                        .keys(keys))
            .build();
    RecordFiles files = profile.applications().get(0).files();
    assertThat(StaticData.of(files, Bytes.fromHex("60010101")).toHex())
        .isEqualTo("700A5A084761739001010010");
  }
}
