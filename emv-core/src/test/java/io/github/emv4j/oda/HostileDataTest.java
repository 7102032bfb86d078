package io.github.emv4j.oda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.EmvDate;
import io.github.emv4j.data.Pan;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.keys.CertificateContext;
import io.github.emv4j.keys.CertificateRecovery;
import io.github.emv4j.keys.KeyParts;
import io.github.emv4j.keys.Recovery;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.keys.SampleChain;
import io.github.emv4j.transport.TransportException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the card says, there is a result. */
class HostileDataTest {
  private static final List<Integer> TAGS =
      List.of(0x5A, 0x8F, 0x90, 0x92, 0x93, 0x9F32, 0x9F46, 0x9F47, 0x9F48, 0x9F49, 0x9F4A);

  private static final TerminalData TERMINAL =
      TerminalData.of(
          Map.of(
              Tags.TRANSACTION_DATE,
              EmvDate.of(SampleChain.TODAY).encoded(),
              Tags.TERMINAL_CAPABILITIES,
              Bytes.fromHex("E0F8C8"),
              Tags.UNPREDICTABLE_NUMBER,
              Bytes.fromHex("11223344")));

  @Provide
  Arbitrary<Bytes> values() {
    Arbitrary<Bytes> random =
        Arbitraries.bytes().array(byte[].class).ofMaxSize(300).map(Bytes::copyOf);
    Arbitrary<Bytes> same =
        Arbitraries.integers()
            .between(0, 0xFF)
            .flatMap(
                value ->
                    Arbitraries.of(0, 1, 3, 36, 95, 96, 97, 127, 128, 129, 248, 5_000)
                        .map(length -> Bytes.filled(value, length)));
    return Arbitraries.oneOf(random, same);
  }

  @Property(tries = 300)
  void anyValueOfAnyElementEndsInAResult(
      @ForAll @Size(max = 4) List<@IntRange(max = 10) Integer> changed,
      @ForAll("values") Bytes value,
      @ForAll("values") Bytes answer,
      @ForAll @IntRange(max = 0xFFFF) int aip)
      throws TransportException {
    Map<Integer, Bytes> elements = SampleChain.elements();
    changed.forEach(index -> elements.put(TAGS.get(index), value));
    Bytes profile = Bytes.of(aip >> 8, aip & 0xFF);
    List<AuthenticatedRecord> records =
        List.of(new AuthenticatedRecord(2, changed.isEmpty() ? value : SampleChain.RECORD));
    OdaInput input = new OdaInput(SampleChain.AID, profile, SampleChain.card(elements), records);
    Bytes cardSays = answer.length() > 256 ? answer.slice(0, 256) : answer;
    OdaResult result =
        new OfflineDataAuthentication(input, TERMINAL, SampleChain.caKeys())
            .run(new AnsweringCard(cardSays.concat(Bytes.fromHex("9000"))).channel());
    assertThat(result.describe()).isNotBlank();
    assertThat(result.isAuthenticated() && result.failure().isPresent()).isFalse();
  }

  /** The issuer itself is hostile: everything it signs is well signed. */
  @Property(tries = 300)
  void anySignedContentEndsInAResult(
      @ForAll @Size(90) List<@IntRange(max = 0xFF) Integer> content,
      @ForAll @IntRange(max = 0xFF) int keyLength,
      @ForAll("values") Bytes remainder,
      @ForAll("values") Bytes exponent) {
    Bytes block =
        SampleChain.ICC_BLOCK
            .slice(0, 17)
            .concat(Bytes.of(1, 1, keyLength, exponent.length() & 0xFF))
            .concat(Bytes.of(content.stream().mapToInt(Integer::intValue).toArray()).slice(0, 86))
            .concat(SampleChain.ICC_BLOCK.from(107));
    Bytes certificate = SampleChain.ISSUER.signHashed(block, remainder, exponent);
    KeyParts parts =
        new KeyParts(Optional.of(certificate), Optional.of(exponent), Optional.of(remainder));
    Recovery recovery =
        CertificateRecovery.icc(SampleChain.issuerKey(), parts, Bytes.EMPTY, SampleChain.context());
    assertThat(recovery.key().isPresent()).isNotEqualTo(recovery.failure().isPresent());
    recovery.key().ifPresent(key -> assertThat(key.length()).isEqualTo(keyLength));
  }

  /** The card itself is hostile: its dynamic data is well signed. */
  @Property(tries = 300)
  void anySignedDynamicDataEndsInAResult(
      @ForAll @Size(71) List<@IntRange(max = 0xFF) Integer> content) {
    Bytes block =
        Bytes.fromHex("6A0501")
            .concat(Bytes.of(content.stream().mapToInt(Integer::intValue).toArray()))
            .concat(Bytes.filled(0, 1))
            .concat(Bytes.filled(0, 20))
            .concat(Bytes.of(0xBC));
    Bytes number = Bytes.fromHex("11223344");
    SignedDynamicData result =
        SignedDynamicData.verify(
            SampleChain.iccKey(), SampleChain.ICC.signHashed(block, number), number);
    if (result instanceof SignedDynamicData.Verified verified) {
      assertThat(verified.iccDynamicNumber().length()).isBetween(2, 8);
    }
  }

  @Property(tries = 300)
  void anyAnswerToGenerateAcEndsInAResult(@ForAll("values") Bytes answer) {
    CdaTransaction transaction =
        new CdaTransaction(Bytes.fromHex("11223344"), Bytes.EMPTY, Bytes.EMPTY);
    CdaResult result = CdaVerification.verify(SampleChain.iccKey(), transaction, answer);
    assertThat(result).isNotInstanceOf(CdaResult.Verified.class);
  }

  @Property(tries = 200)
  void keysOfAnySizeEndInAResult(
      @ForAll @IntRange(min = 1, max = 248) int length, @ForAll("values") Bytes value) {
    Bytes modulus = Bytes.filled(0xFF, length);
    RsaPublicKey key = RsaPublicKey.of(modulus, SampleChain.THREE);
    Bytes signature = length == 1 ? Bytes.of(2) : Bytes.filled(0x7F, length);
    KeyParts parts = SampleChain.parts(signature, SampleChain.THREE, value);
    CertificateContext context =
        CertificateContext.of(Pan.of("9999991234567893"), SampleChain.TODAY);
    assertThat(CertificateRecovery.icc(key, parts, value, context).failure()).isPresent();
    assertThat(SignedStaticData.verify(key, signature, value))
        .isInstanceOf(SignedStaticData.Rejected.class);
    assertThat(SignedDynamicData.verify(key, signature, value))
        .isInstanceOf(SignedDynamicData.Rejected.class);
  }
}
