package io.github.emv4j.oda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.EmvDate;
import io.github.emv4j.data.Pan;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.keys.BlockLayout;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.Certificate;
import io.github.emv4j.keys.CertificateChain;
import io.github.emv4j.keys.CertificateContext;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.keys.KeyRecovery;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.keys.SampleChain;
import io.github.emv4j.transport.TransportException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards made by others: the recorded conversations and the worked example of kernel 3. */
class RecordedAuthenticationTest {
  private static final CaKeys TEST_KEYS = CaKeys.bundledWithTestKeys();
  private static final String INTERNAL_AUTHENTICATE = "00880000";
  private static final LocalDate JANUARY_2014 = LocalDate.of(2014, 1, 1);

  private static TerminalData terminal(LocalDate date, String capabilities, String number) {
    return TerminalData.of(
        Map.of(
            Tags.TRANSACTION_DATE,
            EmvDate.of(date).encoded(),
            Tags.TERMINAL_CAPABILITIES,
            Bytes.fromHex(capabilities),
            Tags.UNPREDICTABLE_NUMBER,
            Bytes.fromHex(number)));
  }

  private static OdaResult run(RecordedCard card, String rid, CaKeys keys, TerminalData terminal)
      throws TransportException {
    Bytes answer = card.answer(INTERNAL_AUTHENTICATE);
    AnsweringCard connection =
        answer == null
            ? AnsweringCard.silent()
            : new AnsweringCard(answer.concat(Bytes.fromHex("9000")));
    return new OfflineDataAuthentication(card.input(rid), terminal, keys).run(connection.channel());
  }

  @Test
  void madeUpCardPassesDdaWithItsOwnKey() throws IOException, TransportException {
    CaKeys keys = CaKeys.load(Path.of("src/test/resources/traces/full-transaction-t0.ca-keys.csv"));
    RecordedCard card = RecordedCard.of("full-transaction-t0");
    TerminalData terminal = terminal(SampleChain.TODAY, "E0F8C8", "01234567");
    OdaResult result = run(card, "AFFFFFFFFF", keys, terminal);
    assertThat(result.describe()).isEqualTo("DDA: authenticated");
    assertThat(run(card, "AFFFFFFFFF", TEST_KEYS, terminal).failure().map(FailedCheck::check))
        .contains(Check.KNOWN);
    OdaResult replayed =
        run(card, "AFFFFFFFFF", keys, terminal(SampleChain.TODAY, "E0F8C8", "01234568"));
    assertThat(replayed.failure().map(FailedCheck::check)).contains(Check.HASH);
  }

  @Test
  void unionPayTestCardPassesDda() throws IOException, TransportException {
    RecordedCard card = RecordedCard.of("unionpay-contact");
    TerminalData terminal = terminal(SampleChain.TODAY, "E0F8C8", "7863AFC6");
    OdaResult result = run(card, "A000000333", TEST_KEYS, terminal);
    assertThat(result.describe()).isEqualTo("DDA: authenticated");
    assertThat(run(card, "A000000333", CaKeys.bundled(), terminal).failure().isPresent()).isTrue();
  }

  @Test
  void unionPayTestCardPassesSdaToo() throws IOException, TransportException {
    RecordedCard card = RecordedCard.of("unionpay-contact");
    OdaResult result =
        run(card, "A000000333", TEST_KEYS, terminal(SampleChain.TODAY, "E0F880", "7863AFC6"));
    assertThat(result.describe()).isEqualTo("SDA: authenticated");
    assertThat(result.tvr()).hasToString("0200000000");
  }

  @ParameterizedTest
  @CsvSource({
    "mastercard-contact, A000000004",
    "amex-contactless, A000000025",
  })
  void oldTestCardsPassSdaOnADayOfTheirs(String trace, String rid)
      throws IOException, TransportException {
    RecordedCard card = RecordedCard.of(trace);
    OdaResult result = run(card, rid, TEST_KEYS, terminal(JANUARY_2014, "E0F880", "00000000"));
    assertThat(result.describe()).isEqualTo("SDA: authenticated");
  }

  @ParameterizedTest
  @CsvSource({
    "mastercard-contact, A000000004",
    "mastercard-contactless, A000000004",
    "amex-contactless, A000000025",
  })
  void oldTestCardsProveTheirKeysOnADayOfTheirs(String trace, String rid)
      throws IOException, TransportException {
    RecordedCard card = RecordedCard.of(trace);
    OdaResult then = run(card, rid, TEST_KEYS, terminal(JANUARY_2014, "E0F8C8", "00000000"));
    assertThat(then).isInstanceOf(OdaResult.CdaPrepared.class);
    OdaResult now = run(card, rid, TEST_KEYS, terminal(SampleChain.TODAY, "E0F8C8", "00000000"));
    assertThat(now.failure().map(FailedCheck::check)).contains(Check.EXPIRY);
    assertThat(now.chain().issuer().orElseThrow().certificate()).isPresent();
    OdaResult withoutTestKeys =
        run(card, rid, CaKeys.bundled(), terminal(JANUARY_2014, "E0F8C8", "00000000"));
    assertThat(withoutTestKeys.failure()).isPresent();
  }

  // In both CDOL1 ends as the trace says: the number is at the end, or 14 bytes before it.
  @ParameterizedTest
  @CsvSource({
    "amex-contactless, A000000025, 80AE9000, EA, 25, 80",
    "mastercard-contactless, A000000004, 80AE5000, '', 25, 40",
  })
  void recordedCryptogramsPassCda(
      String trace, String rid, String command, String pdol, int numberAt, String cid)
      throws IOException, TransportException {
    RecordedCard card = RecordedCard.of(trace);
    OdaResult prepared = run(card, rid, TEST_KEYS, terminal(JANUARY_2014, "E0F8C8", "00000000"));
    RsaPublicKey key = prepared.chain().iccKey().orElseThrow();
    Bytes sent = card.command(command);
    Bytes cdol = sent.slice(5, 5 + sent.at(4));
    CdaTransaction transaction =
        new CdaTransaction(cdol.slice(numberAt, numberAt + 4), Bytes.fromHex(pdol), cdol);
    CdaResult result = CdaVerification.verify(key, transaction, card.answer(command));
    assertThat(result.failure()).isEmpty();
    assertThat(((CdaResult.Verified) result).cryptogramInformation())
        .isEqualTo(Integer.parseInt(cid, 16));
    CdaTransaction changed =
        new CdaTransaction(
            cdol.slice(numberAt, numberAt + 4), Bytes.fromHex(pdol), SampleChain.flipped(cdol, 3));
    assertThat(
            CdaVerification.verify(key, changed, card.answer(command))
                .failure()
                .map(FailedCheck::check))
        .contains(Check.TRANSACTION_DATA_HASH);
  }

  // Kernel 3 signs during GET PROCESSING OPTIONS: 9F37, 9F02, 5F2A and 9F69.
  @Test
  void workedExampleOfKernelThreeIsRight() {
    Map<Integer, Bytes> elements = new HashMap<>();
    elements.put(0x8F, Bytes.of(0x92));
    elements.put(0x90, Bytes.fromHex(FDDA_ISSUER_CERTIFICATE));
    elements.put(
        0x92,
        Bytes.fromHex("85AADF043FAA3848ED869D6EB3D970F4AC08A97474278842C85584E34B6FACC07207BC41"));
    elements.put(0x9F32, Bytes.of(3));
    elements.put(0x9F46, Bytes.fromHex(FDDA_ICC_CERTIFICATE));
    elements.put(0x9F47, Bytes.of(3));
    CertificateContext context =
        CertificateContext.of(Pan.of("4761731000000043"), LocalDate.of(2024, 12, 31));
    CertificateChain chain =
        new KeyRecovery(TEST_KEYS, Bytes.fromHex("A0000000031010"), context)
            .iccKey(SampleChain.card(elements)::value, Bytes.fromHex("2000"));
    assertThat(chain.issuer().orElseThrow().failure()).isEmpty();
    assertThat(chain.issuer().orElseThrow().certificate().orElseThrow().expiry())
        .contains(YearMonth.of(2024, 12));
    // The records of this card were not published, so the hash over them cannot be right.
    assertThat(chain.failure().map(FailedCheck::check)).contains(Check.HASH);
    Certificate icc = chain.icc().orElseThrow().certificate().orElseThrow();
    assertThat(icc.holder()).contains("4761731000000043");
    RsaPublicKey key = RsaPublicKey.of(icc.block().slice(21, 21 + icc.keyLength()), Bytes.of(3));
    Bytes terminalData = Bytes.fromHex("F01E4788" + "000000000001" + "0840" + "0108BC7B2B7800");
    Bytes signature = Bytes.fromHex(FDDA_SIGNATURE);
    BlockLayout online = BlockLayout.DYNAMIC.withFormat(0x95);
    assertThat(SignedDynamicData.verify(key, signature, terminalData, online))
        .isEqualTo(new SignedDynamicData.Verified(Bytes.fromHex("0039"), Bytes.EMPTY));
    assertThat(SignedDynamicData.verify(key, signature, terminalData))
        .isInstanceOfSatisfying(
            SignedDynamicData.Rejected.class,
            rejected -> assertThat(rejected.failure().check()).isEqualTo(Check.FORMAT));
    assertThat(SignedDynamicData.verify(key, signature, terminalData.from(1), online))
        .isInstanceOfSatisfying(
            SignedDynamicData.Rejected.class,
            rejected -> assertThat(rejected.failure().check()).isEqualTo(Check.HASH));
  }

  private static final String FDDA_ISSUER_CERTIFICATE =
      "04D6DCA77E2DDFB5600A9DDE4EA22391BF4AF337F2FB994191E0397074D535E8ABD27F43906ADDD45F01540198EF"
          + "233C9D4CC898AD56A956A966D7385855866813F5E929FB72FAE5E440642EB1EEA30D80C3E6D281E0E6FB"
          + "516B251DD75C01D59C71782827391F89D8FFD9E6EA302CBE1BC986BEA0365C36F7A6DA9FFD80F4D0FF9E"
          + "D89DD5159A5B003C786A111794FD93923D6CED154D354EA7F04E4A48761A74D9FC184848F1C633CE5ADF"
          + "549635BD";

  private static final String FDDA_ICC_CERTIFICATE =
      "8C30F9F0DF9858741EBE22B7EF1A22CD7BBC5E4E6CCAE122D9EF9E7201057C11E5ABF18FF4260BE7920795065534"
          + "FB261B82E9F0BE167C473BA1777AE45510BD66B8B499BB41336E3E83DFD35C37BC26DB3C8566C549CE29"
          + "F565E6BE0D94512ECE5F6DD8468019610B4FFF9CE484C417E973A39A9D417E49C7BF19F542ACB8DA5197"
          + "36F6149BA7D4BE132F0CF78EB9283547345A3B1F2F6D77C3D909D2ECEBBCDCF25447B44F2457B06CFCDE"
          + "96AC686F";

  private static final String FDDA_SIGNATURE =
      "93E59E7F20B9A2095C7CD80189FE739C61B7EE79FC3286AD684B2C1DBFCAE11E80A2608B305BFAC88EE47240EC24"
          + "2BAAD1CA408925381E7AF9F89BDD672B9007603564FD89764080DF4AAC20515C64973D1EDDCE95FB0873"
          + "77C2DAF52BCC333BAC5D064CC5DB615E7BBF560635CEA3EB";
}
