package io.github.emv4j.oda;

import static io.github.emv4j.keys.SampleChain.DDA_SIGNATURE;
import static io.github.emv4j.keys.SampleChain.ICC;
import static io.github.emv4j.keys.SampleChain.ISSUER;
import static io.github.emv4j.keys.SampleChain.STATIC_DATA;
import static io.github.emv4j.keys.SampleChain.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.EmvDate;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.CertificateChain;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.CheckedPart;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.keys.RevocationList;
import io.github.emv4j.keys.SampleChain;
import io.github.emv4j.transport.TransportException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineDataAuthenticationTest {
  private static final Bytes SDA_AIP = Bytes.fromHex("5800");
  private static final Bytes DDA_AIP = Bytes.fromHex("7800");
  private static final Bytes CDA_AIP = Bytes.fromHex("5900");
  private static final Bytes OK = Bytes.fromHex("9000");
  private static final String ASKED = "00880000041122334400";

  private static final Bytes SDA_BLOCK =
      Bytes.fromHex("6A0301DAC1")
          .concat(Bytes.filled(0xBB, 102))
          .concat(Bytes.filled(0, 20))
          .concat(Bytes.of(0xBC));

  private static final Bytes DDA_BLOCK =
      Bytes.fromHex("6A050109080102030405060708")
          .concat(Bytes.filled(0xBB, 62))
          .concat(Bytes.filled(0, 20))
          .concat(Bytes.of(0xBC));

  private final Map<Integer, Bytes> elements = SampleChain.elements();
  private AnsweringCard card = signing(DDA_SIGNATURE);

  // The vectors sign with AIP 7900. With another AIP the same chain is signed again.
  private OfflineDataAuthentication authentication(Bytes aip) {
    Bytes staticData = SampleChain.RECORD_VALUE.concat(aip);
    if (!aip.equals(SampleChain.AIP)) {
      elements.computeIfPresent(
          0x9F46,
          (tag, certificate) ->
              certificate.equals(SampleChain.ICC_CERTIFICATE)
                  ? ISSUER.signHashed(
                      SampleChain.ICC_BLOCK,
                      SampleChain.ICC_REMAINDER,
                      SampleChain.THREE,
                      staticData)
                  : certificate);
      elements.computeIfPresent(
          0x93,
          (tag, signature) ->
              signature.equals(SampleChain.SIGNED_STATIC_DATA)
                  ? ISSUER.signHashed(SDA_BLOCK, staticData)
                  : signature);
    }
    List<AuthenticatedRecord> records = List.of(new AuthenticatedRecord(2, SampleChain.RECORD));
    OdaInput input = new OdaInput(SampleChain.AID, aip, SampleChain.card(elements), records);
    return new OfflineDataAuthentication(input, terminal("E0F8C8"), SampleChain.caKeys());
  }

  private static TerminalData terminal(String capabilities) {
    return TerminalData.of(
        Map.of(
            Tags.TERMINAL_CAPABILITIES,
            Bytes.fromHex(capabilities),
            Tags.TRANSACTION_DATE,
            EmvDate.of(SampleChain.TODAY).encoded(),
            Tags.UNPREDICTABLE_NUMBER,
            Bytes.fromHex("11223344")));
  }

  private static AnsweringCard signing(Bytes signature) {
    return new AnsweringCard(
        Bytes.fromHex("80").concat(Bytes.of(signature.length())).concat(signature).concat(OK));
  }

  private OdaResult run(Bytes aip) throws TransportException {
    return authentication(aip).run(card.channel());
  }

  private static void assertBits(OdaResult result, String tvr, String tsi) {
    assertThat(result.tvr()).hasToString(tvr + "00000000");
    assertThat(result.tsi()).hasToString(tsi + "00");
  }

  private static void assertFails(OdaResult result, CheckedPart part, Check check) {
    FailedCheck failure = result.failure().orElseThrow();
    assertThat(failure.part()).isEqualTo(part);
    assertThat(failure.check()).isEqualTo(check);
    assertThat(result.isAuthenticated()).isFalse();
    assertThat(result.describe()).contains("failed, " + failure.describe());
  }

  @Test
  void ddaAuthenticates() throws TransportException {
    OdaResult result = run(DDA_AIP);
    assertThat(result.isAuthenticated()).isTrue();
    assertThat(result.describe()).isEqualTo("DDA: authenticated");
    OdaResult.Authenticated done = (OdaResult.Authenticated) result;
    assertThat(done.iccDynamicNumber()).contains(Bytes.fromHex("0102030405060708"));
    assertThat(done.dataAuthenticationCode()).isEmpty();
    assertThat(done.chain().iccKey()).contains(SampleChain.iccKey());
    assertThat(card.commands()).containsExactly(ASKED);
    assertBits(result, "00", "80");
  }

  @Test
  void signatureMayComeInTemplate77() throws TransportException {
    card = new AnsweringCard(Bytes.fromHex("77639F4B60").concat(DDA_SIGNATURE).concat(OK));
    assertThat(run(DDA_AIP).isAuthenticated()).isTrue();
  }

  @Test
  void sdaAuthenticatesWithoutAskingTheCard() throws TransportException {
    card = AnsweringCard.silent();
    OdaResult result = run(SDA_AIP);
    OdaResult.Authenticated done = (OdaResult.Authenticated) result;
    assertThat(done.dataAuthenticationCode()).contains(Bytes.fromHex("DAC1"));
    assertThat(done.iccDynamicNumber()).isEmpty();
    assertThat(card.commands()).isEmpty();
    assertBits(result, "02", "80");
  }

  @Test
  void sdaSignatureOfTheVectorIsRight() {
    SignedStaticData result =
        SignedStaticData.verify(
            SampleChain.issuerKey(), SampleChain.SIGNED_STATIC_DATA, STATIC_DATA);
    assertThat(result).isEqualTo(new SignedStaticData.Verified(Bytes.fromHex("DAC1")));
  }

  @Test
  void cdaWithoutCryptogramIsPreparedAndDdaDoneInTheMeantime() throws TransportException {
    OdaResult result = run(SampleChain.AIP);
    OdaResult.CdaPrepared prepared = (OdaResult.CdaPrepared) result;
    assertThat(prepared.ddaNumber()).contains(Bytes.fromHex("0102030405060708"));
    assertThat(prepared.chain().iccKey()).isPresent();
    assertThat(result.method()).contains(OdaMethod.CDA);
    assertThat(result.describe()).contains("signature not requested").contains("DDA");
    assertBits(result, "00", "80");
  }

  @Test
  void cdaAloneIsOnlyPrepared() throws TransportException {
    card = AnsweringCard.silent();
    OdaResult result = run(CDA_AIP);
    assertThat(result).isInstanceOf(OdaResult.CdaPrepared.class);
    assertThat(result.isAuthenticated()).isFalse();
    assertThat(card.commands()).isEmpty();
    assertBits(result, "00", "00");
  }

  @Test
  void sdaIsProvenWhenTheCardIsGone() {
    OdaResult.Authenticated done = (OdaResult.Authenticated) authentication(SDA_AIP).withoutCard();
    assertThat(done.method()).contains(OdaMethod.SDA);
    assertThat(done.dataAuthenticationCode()).contains(Bytes.fromHex("DAC1"));
    assertBits(done, "02", "80");
  }

  @Test
  void sdaFailsForItsDataWhenTheCardIsGone() {
    elements.put(0x9F4A, Bytes.fromHex("8284"));
    OdaResult result = authentication(SDA_AIP).withoutCard();
    assertFails(result, CheckedPart.STATIC_DATA, Check.TAG_LIST);
    assertBits(result, "42", "80");
    elements.remove(0x90);
    result = authentication(SDA_AIP).withoutCard();
    assertFails(result, CheckedPart.ISSUER_CERTIFICATE, Check.PRESENT);
    assertBits(result, "62", "80");
  }

  @Test
  void ddaProvesNothingWhenTheCardIsGone() {
    OdaResult result = authentication(DDA_AIP).withoutCard();
    assertThat(result).isInstanceOf(OdaResult.Unverified.class);
    assertThat(result.method()).contains(OdaMethod.DDA);
    assertThat(result.isAuthenticated()).isFalse();
    assertThat(result.describe())
        .isEqualTo("DDA: not verified, the card was not asked for a signature");
    assertThat(result.chain().iccKey()).contains(SampleChain.iccKey());
    assertThat(result.findings()).isEmpty();
    assertBits(result, "80", "00");
  }

  @Test
  void cdaIsPreparedWhenTheCardIsGone() {
    OdaResult.CdaPrepared prepared =
        (OdaResult.CdaPrepared) authentication(SampleChain.AIP).withoutCard();
    assertThat(prepared.ddaNumber()).isEmpty();
    assertThat(prepared.chain().iccKey()).isPresent();
  }

  @Test
  void failedPreparationOfCdaFailsCda() throws TransportException {
    elements.put(0x9F4A, Bytes.fromHex("8284"));
    OdaResult result = run(CDA_AIP);
    assertFails(result, CheckedPart.STATIC_DATA, Check.TAG_LIST);
    assertBits(result, "04", "80");
    elements.remove(0x9F46);
    elements.put(0x9F4A, Bytes.of(0x82));
    assertBits(run(CDA_AIP), "24", "80");
  }

  @ParameterizedTest
  @CsvSource({"0000, E0F8C8", "1800, E0F8C8", "7900, E0F800", "7900, E0F810", "2000, E0F888"})
  void nothingInCommonIsNotPerformed(String aip, String capabilities) throws TransportException {
    List<AuthenticatedRecord> records = List.of(new AuthenticatedRecord(2, SampleChain.RECORD));
    OdaInput input =
        new OdaInput(SampleChain.AID, Bytes.fromHex(aip), SampleChain.card(elements), records);
    OdaResult result =
        new OfflineDataAuthentication(input, terminal(capabilities), SampleChain.caKeys())
            .run(AnsweringCard.silent().channel());
    assertThat(result).isEqualTo(new OdaResult.NotPerformed());
    assertThat(result.chain()).isEqualTo(CertificateChain.EMPTY);
    assertBits(result, "80", "00");
  }

  @Test
  void absentAipIsNotPerformed() throws TransportException {
    assertThat(run(Bytes.EMPTY)).isEqualTo(new OdaResult.NotPerformed());
  }

  @ParameterizedTest
  @CsvSource({
    "8F, CA_PUBLIC_KEY",
    "90, ISSUER_CERTIFICATE",
    "92, ISSUER_CERTIFICATE",
    "9F32, ISSUER_CERTIFICATE",
    "9F46, ICC_CERTIFICATE",
    "9F47, ICC_CERTIFICATE",
    "9F48, ICC_CERTIFICATE",
    "5A, ISSUER_CERTIFICATE",
  })
  void absentDataFailsDdaAndIsMissing(String tag, CheckedPart part) throws TransportException {
    elements.remove(Integer.parseInt(tag, 16));
    OdaResult result = run(DDA_AIP);
    assertFails(result, part, Check.PRESENT);
    assertBits(result, "28", "80");
    assertThat(card.commands()).as("no INTERNAL AUTHENTICATE without keys").isEmpty();
  }

  @Test
  void absentStaticSignatureFailsSdaAndIsMissing() throws TransportException {
    elements.remove(0x93);
    OdaResult result = run(SDA_AIP);
    assertFails(result, CheckedPart.SIGNED_STATIC_DATA, Check.PRESENT);
    assertBits(result, "62", "80");
  }

  @Test
  void unknownKeyFailsButNothingIsMissing() throws TransportException {
    OdaInput input = new OdaInput(SampleChain.AID, DDA_AIP, SampleChain.card(elements), List.of());
    OdaResult result =
        new OfflineDataAuthentication(input, terminal("E0F8C8"), CaKeys.bundled())
            .run(card.channel());
    assertFails(result, CheckedPart.CA_PUBLIC_KEY, Check.KNOWN);
    assertBits(result, "08", "80");
  }

  @Test
  void revokedCertificateFails() throws TransportException {
    RevocationList list =
        RevocationList.of(
            List.of(
                new RevocationList.Entry(
                    SampleChain.RID, SampleChain.INDEX, Bytes.fromHex("000001"))));
    OdaResult result = authentication(SDA_AIP).withRevocations(list).run(card.channel());
    assertFails(result, CheckedPart.ISSUER_CERTIFICATE, Check.REVOCATION);
    assertThat(result.chain().issuer().orElseThrow().certificate()).isPresent();
    assertBits(result, "42", "80");
  }

  @ParameterizedTest
  @CsvSource({
    "127, BB, TRAILER",
    "0, 6B, HEADER",
    "1, 05, FORMAT",
    "2, 02, HASH_ALGORITHM",
  })
  void eachFieldOfTheStaticSignatureHasItsOwnCheck(int offset, String value, Check check)
      throws TransportException {
    Bytes block = with(SDA_BLOCK, offset, Integer.parseInt(value, 16));
    Bytes staticData = SampleChain.RECORD_VALUE.concat(SDA_AIP);
    elements.put(0x93, ISSUER.signHashed(block, staticData));
    OdaResult result = run(SDA_AIP);
    assertFails(result, CheckedPart.SIGNED_STATIC_DATA, check);
    assertBits(result, "42", "80");
  }

  @Test
  void staticSignatureOverOtherDataFailsByItsHash() throws TransportException {
    elements.put(0x93, SampleChain.SIGNED_STATIC_DATA.from(1));
    assertFails(run(SDA_AIP), CheckedPart.SIGNED_STATIC_DATA, Check.LENGTH);
    elements.put(0x93, ISSUER.bytes());
    assertFails(run(SDA_AIP), CheckedPart.SIGNED_STATIC_DATA, Check.RANGE);
    elements.put(0x93, ISSUER.signHashed(SDA_BLOCK, STATIC_DATA.from(1)));
    assertFails(run(SDA_AIP), CheckedPart.SIGNED_STATIC_DATA, Check.HASH);
  }

  @ParameterizedTest
  @CsvSource({
    "95, BB, TRAILER",
    "0, 6B, HEADER",
    "1, 03, FORMAT",
    "1, 95, FORMAT",
    "2, 02, HASH_ALGORITHM",
    "3, 00, DYNAMIC_DATA",
    "3, 08, DYNAMIC_DATA",
    "3, 48, DYNAMIC_DATA",
    "3, FF, DYNAMIC_DATA",
    "4, 01, DYNAMIC_DATA",
    "4, 09, DYNAMIC_DATA",
    "4, 00, DYNAMIC_DATA",
    "4, FF, DYNAMIC_DATA",
  })
  void eachFieldOfTheDynamicSignatureHasItsOwnCheck(int offset, String value, Check check)
      throws TransportException {
    Bytes block = with(DDA_BLOCK, offset, Integer.parseInt(value, 16));
    card = signing(ICC.signHashed(block, Bytes.fromHex("11223344")));
    OdaResult result = run(DDA_AIP);
    assertFails(result, CheckedPart.SIGNED_DYNAMIC_DATA, check);
    assertBits(result, "08", "80");
  }

  @Test
  void dynamicSignatureOverAnotherNumberFailsByItsHash() throws TransportException {
    card = signing(ICC.signHashed(DDA_BLOCK, Bytes.fromHex("11223345")));
    assertFails(run(DDA_AIP), CheckedPart.SIGNED_DYNAMIC_DATA, Check.HASH);
    card = signing(DDA_SIGNATURE.from(1));
    assertFails(run(DDA_AIP), CheckedPart.SIGNED_DYNAMIC_DATA, Check.LENGTH);
    card = signing(ICC.bytes());
    assertFails(run(DDA_AIP), CheckedPart.SIGNED_DYNAMIC_DATA, Check.RANGE);
  }

  @Test
  void failedDdaInPlaceOfCdaIsTold() throws TransportException {
    card = signing(ICC.bytes());
    OdaResult result = run(SampleChain.AIP);
    assertThat(result.method()).contains(OdaMethod.DDA);
    assertBits(result, "08", "80");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"6985", "9000", "6300", "77009000", "770A9F4B80009000", "5A02123490009000"})
  void cardThatGivesNoSignatureIsRefused(String answer) throws TransportException {
    card = new AnsweringCard(Bytes.fromHex(answer));
    OdaResult result = run(DDA_AIP);
    assertFails(result, CheckedPart.INTERNAL_AUTHENTICATE, Check.ANSWER);
    assertBits(result, "08", "80");
  }

  @ParameterizedTest
  @CsvSource({
    "9F3602, UNPREDICTABLE_NUMBER",
    "9F3700, UNPREDICTABLE_NUMBER",
    "9F37, LIST",
    "9F3781, LIST",
    "9F37049A7F9C7F027F, LIST",
  })
  void listThatCannotBeUsedIsNotReplaced(String ddol, Check check) throws TransportException {
    elements.put(0x9F49, Bytes.fromHex(ddol));
    OdaResult result = run(DDA_AIP);
    assertFails(result, CheckedPart.DDOL, check);
    assertBits(result, "08", "80");
    assertThat(card.commands()).isEmpty();
  }

  @Test
  void defaultListStandsInForAnAbsentOne() throws TransportException {
    elements.remove(0x9F49);
    assertThat(run(DDA_AIP).isAuthenticated()).isTrue();
    OdaResult without = authentication(DDA_AIP).withDefaultDdol(Bytes.EMPTY).run(card.channel());
    assertFails(without, CheckedPart.DDOL, Check.UNPREDICTABLE_NUMBER);
    OdaResult other =
        authentication(DDA_AIP).withDefaultDdol(Bytes.fromHex("9A03")).run(card.channel());
    assertFails(other, CheckedPart.DDOL, Check.UNPREDICTABLE_NUMBER);
  }

  @Test
  void listIsFilledFromTheTerminal() throws TransportException {
    elements.put(0x9F49, Bytes.fromHex("9F37049A03"));
    card = signing(ICC.signHashed(DDA_BLOCK, Bytes.fromHex("11223344260301")));
    assertThat(run(DDA_AIP).isAuthenticated()).isTrue();
    assertThat(card.commands()).containsExactly("008800000711223344" + "260301" + "00");
  }

  @Test
  void terminalWithoutNumberGetsOne() throws TransportException {
    TerminalData terminal = terminal("E0F8C8").without(Tags.UNPREDICTABLE_NUMBER);
    authentication(DDA_AIP);
    OdaInput input =
        new OdaInput(
            SampleChain.AID,
            DDA_AIP,
            SampleChain.card(elements),
            List.of(new AuthenticatedRecord(2, SampleChain.RECORD)));
    OdaResult result =
        new OfflineDataAuthentication(input, terminal, SampleChain.caKeys()).run(card.channel());
    assertFails(result, CheckedPart.SIGNED_DYNAMIC_DATA, Check.HASH);
    assertThat(card.commands().get(0)).isNotEqualTo("00880000040000000000").hasSize(20);
  }

  @Test
  void terminalWithoutDateIsAMistakeOfTheCaller() {
    TerminalData terminal = terminal("E0F8C8").without(Tags.TRANSACTION_DATE);
    OdaInput input = new OdaInput(SampleChain.AID, DDA_AIP, SampleChain.card(elements), List.of());
    assertThatThrownBy(() -> new OfflineDataAuthentication(input, terminal, SampleChain.caKeys()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void changedAipOrRecordFailsByTheHashOfTheCertificate() throws TransportException {
    authentication(DDA_AIP);
    OdaInput other =
        new OdaInput(
            SampleChain.AID,
            Bytes.fromHex("6800"),
            SampleChain.card(elements),
            List.of(new AuthenticatedRecord(2, SampleChain.RECORD)));
    OdaResult result =
        new OfflineDataAuthentication(other, terminal("E0F8C8"), SampleChain.caKeys())
            .run(card.channel());
    assertFails(result, CheckedPart.ICC_CERTIFICATE, Check.HASH);
    assertThat(result.chain().icc().orElseThrow().certificate()).isPresent();
  }

  @Test
  void everyResultSaysWhatItIs() {
    assertThat(OdaResult.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(
            OdaResult.NotPerformed.class,
            OdaResult.Authenticated.class,
            OdaResult.CdaPrepared.class,
            OdaResult.Unverified.class,
            OdaResult.Failed.class);
    FailedCheck failure = new FailedCheck(CheckedPart.DDOL, Check.LIST, "cut off");
    List<OdaResult> results =
        List.of(
            new OdaResult.NotPerformed(),
            new OdaResult.Unverified(OdaMethod.FDDA, "no signature", CertificateChain.EMPTY),
            new OdaResult.Failed(OdaMethod.CDA, failure, CertificateChain.EMPTY, List.of()));
    for (OdaResult result : results) {
      assertThat(result.describe()).isNotBlank();
      assertThat(result.findings()).isEmpty();
    }
    assertThat(Arrays.stream(Check.values()).map(Check::failure)).doesNotHaveDuplicates();
  }
}
