package io.github.emv4j.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.tlv.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class KeyRecoveryTest {
  @Test
  void goesFromAuthorityToCard() {
    CertificateChain chain = recovery(SampleChain.caKeys()).iccKey(card(), SampleChain.STATIC_DATA);
    assertThat(chain.failure()).isEmpty();
    assertThat(chain.caKey()).contains(SampleChain.caKey());
    assertThat(chain.issuerKey()).contains(SampleChain.issuerKey());
    assertThat(chain.iccKey()).contains(SampleChain.iccKey());
    assertThat(chain.findings(SampleChain.TODAY)).isEmpty();
  }

  @Test
  void keyThatNobodyHasIsNotMissingData() {
    FailedCheck failure =
        recovery(CaKeys.bundledWithTestKeys()).issuerKey(card()).failure().orElseThrow();
    assertThat(failure.check()).isEqualTo(Check.KNOWN);
    assertThat(failure.isDataMissing()).isFalse();
    assertThat(failure.describe())
        .isEqualTo("CA public key: the terminal does not have the key (RID A000000999, index E1)")
        .isEqualTo(failure.toString());
  }

  @Test
  void expiredKeyOfTheAuthorityIsAFindingOfTheChain() {
    CaPublicKey old = SampleChain.caKey();
    LocalDate end = SampleChain.TODAY.minusDays(1);
    CaPublicKey expired =
        new CaPublicKey(
            old.rid(), old.index(), old.key(), Optional.of(end), KeyKind.TEST, "sample");

    CertificateChain chain = recovery(CaKeys.of(List.of(expired))).issuerKey(card());

    assertThat(chain.failure()).isEmpty();
    assertThat(chain.findings(SampleChain.TODAY))
        .extracting(Finding::code)
        .containsExactly(FindingCode.CA_KEY_EXPIRED);
    assertThat(chain.findings(end)).isEmpty();
  }

  @Test
  void absentIndexIsMissingData() {
    Map<Integer, Bytes> elements = SampleChain.elements();
    elements.remove(0x8F);
    FailedCheck failure = failure(elements);
    assertThat(failure.part()).isEqualTo(CheckedPart.CA_PUBLIC_KEY);
    assertThat(failure.isDataMissing()).isTrue();
  }

  @Test
  void indexOfTwoBytesIsNobodysKey() {
    Map<Integer, Bytes> elements = SampleChain.elements();
    elements.put(0x8F, Bytes.of(SampleChain.INDEX, 0));
    assertThat(failure(elements).check()).isEqualTo(Check.KNOWN);
  }

  @Test
  void shortNameHasNoKeys() {
    CertificateChain chain =
        new KeyRecovery(SampleChain.caKeys(), Bytes.of(0xA0), SampleChain.context())
            .issuerKey(card());
    assertThat(chain.failure().orElseThrow().check()).isEqualTo(Check.KNOWN);
  }

  @Test
  void everyKeyWithTheIndexIsTried() {
    CaPublicKey other = other(SampleChain.ISSUER.bytes());
    CaPublicKey longer = other(Bytes.filled(0xFF, 144));
    for (List<CaPublicKey> order :
        List.of(
            List.of(other, longer, SampleChain.caKey()),
            List.of(SampleChain.caKey(), other, longer))) {
      CertificateChain chain = recovery(CaKeys.of(order)).issuerKey(card());
      assertThat(chain.issuerKey()).contains(SampleChain.issuerKey());
      assertThat(chain.caKey()).contains(SampleChain.caKey());
    }
  }

  @Test
  void ifNoKeyFitsTheOneThatCameFurthestIsTold() {
    Map<Integer, Bytes> elements = SampleChain.elements();
    elements.put(0x92, SampleChain.flipped(SampleChain.ISSUER_REMAINDER, 3));
    CaKeys keys =
        CaKeys.of(
            List.of(
                other(Bytes.filled(0xFF, 144)),
                SampleChain.caKey(),
                other(SampleChain.ISSUER.bytes())));
    CertificateChain chain = recovery(keys).issuerKey(SampleChain.card(elements)::value);
    assertThat(chain.failure().orElseThrow().check()).isEqualTo(Check.HASH);
    assertThat(chain.caKey()).contains(SampleChain.caKey());
    elements.remove(0x92);
    chain = recovery(keys).issuerKey(SampleChain.card(elements)::value);
    assertThat(chain.failure().orElseThrow().isDataMissing()).isTrue();
  }

  @Test
  void amongKeysThatOpenNothingTheFurthestIsToldAndOfEqualsTheFirst() {
    CaPublicKey length = other(Bytes.filled(0xFF, 144));
    CaPublicKey trailer = other(SampleChain.ISSUER.bytes());
    CaPublicKey alsoLength = other(Bytes.filled(0xFF, 145));

    for (List<CaPublicKey> order :
        List.of(List.of(length, trailer), List.of(trailer, length), List.of(trailer))) {
      CertificateChain chain = recovery(CaKeys.of(order)).issuerKey(card());
      assertThat(chain.failure().orElseThrow().check()).isEqualTo(Check.TRAILER);
      assertThat(chain.caKey()).contains(trailer);
    }
    assertThat(recovery(CaKeys.of(List.of(length, alsoLength))).issuerKey(card()).caKey())
        .contains(length);
  }

  @Test
  void pinEnciphermentKeyHasItsOwnCertificate() {
    Map<Integer, Bytes> elements = SampleChain.elements();
    elements.put(
        0x9F2D,
        SampleChain.ISSUER.signHashed(
            SampleChain.ICC_BLOCK, SampleChain.ICC_REMAINDER, SampleChain.THREE));
    elements.put(0x9F2E, SampleChain.THREE);
    elements.put(0x9F2F, SampleChain.ICC_REMAINDER);
    CertificateChain chain =
        recovery(SampleChain.caKeys()).pinEnciphermentKey(SampleChain.card(elements)::value);
    assertThat(chain.iccKey()).contains(SampleChain.iccKey());
    CertificateChain without = recovery(SampleChain.caKeys()).pinEnciphermentKey(card());
    assertThat(without.failure().orElseThrow().part())
        .isEqualTo(CheckedPart.PIN_ENCIPHERMENT_CERTIFICATE);
    assertThat(without.issuerKey()).isPresent();
  }

  private static CaPublicKey other(Bytes modulus) {
    return CaPublicKey.of(
        SampleChain.RID, SampleChain.INDEX, RsaPublicKey.of(modulus, SampleChain.THREE));
  }

  private static FailedCheck failure(Map<Integer, Bytes> elements) {
    return recovery(SampleChain.caKeys())
        .issuerKey(SampleChain.card(elements)::value)
        .failure()
        .orElseThrow();
  }

  private static Function<Tag, Optional<Bytes>> card() {
    return SampleChain.card(SampleChain.elements())::value;
  }

  private static KeyRecovery recovery(CaKeys keys) {
    return new KeyRecovery(keys, SampleChain.AID, SampleChain.context());
  }
}
