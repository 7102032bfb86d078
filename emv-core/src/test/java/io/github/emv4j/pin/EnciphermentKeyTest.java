package io.github.emv4j.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.CertificateChain;
import io.github.emv4j.keys.KeyRecovery;
import io.github.emv4j.keys.Recovery;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.keys.SampleChain;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnciphermentKeyTest {
  private static final KeyRecovery RECOVERY =
      new KeyRecovery(SampleChain.caKeys(), SampleChain.AID, SampleChain.context());

  private static EnciphermentKey recover(Map<Integer, Bytes> elements) {
    return EnciphermentKey.recover(
        RECOVERY,
        SampleChain.card(elements)::value,
        () -> RECOVERY.iccKey(SampleChain.card(elements)::value, SampleChain.STATIC_DATA));
  }

  @Test
  void isTheIccKeyWhereTheCardHasNoneForPins() {
    EnciphermentKey key = recover(SampleChain.elements());

    assertThat(key.key()).contains(SampleChain.iccKey());
    assertThat(key.describe()).isEqualTo("ICC key, RSA 768 bits, exponent 3");
  }

  // Book 2, 7.1: the certificate for PINs has the format of the ICC certificate, without static
  // data in the hash.
  @Test
  void isTheKeyForPinsWhereTheCardHasOne() {
    Map<Integer, Bytes> elements = withPinKey();

    EnciphermentKey key =
        EnciphermentKey.recover(
            RECOVERY,
            SampleChain.card(elements)::value,
            () -> fail("the key that the card signs with is not needed"));

    assertThat(key.key()).contains(SampleChain.iccKey());
    assertThat(key.describe()).startsWith("ICC PIN encipherment key");
  }

  private static Map<Integer, Bytes> withPinKey() {
    Map<Integer, Bytes> elements = SampleChain.elements();
    elements.put(
        0x9F2D,
        SampleChain.ISSUER.signHashed(
            SampleChain.ICC_BLOCK, SampleChain.ICC_REMAINDER, SampleChain.THREE));
    elements.put(0x9F2E, SampleChain.THREE);
    elements.put(0x9F2F, SampleChain.ICC_REMAINDER);
    return elements;
  }

  @Test
  void damagedCertificateForPinsIsNotReplacedByTheOtherKey() {
    Map<Integer, Bytes> elements = withPinKey();
    elements.put(0x9F2D, SampleChain.flipped(elements.get(0x9F2D), 40));

    EnciphermentKey key = recover(elements);

    assertThat(key).isInstanceOf(EnciphermentKey.Unavailable.class);
    assertThat(key.describe()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x8F, 0x90, 0x92, 0x9F32, 0x9F46, 0x9F47, 0x9F48})
  void isMissingWhereAPartIsMissing(int tag) {
    Map<Integer, Bytes> elements = SampleChain.elements();
    elements.remove(tag);

    assertThat(recover(elements).key()).isEmpty();
  }

  @Test
  void isMissingWithoutTheAuthoritysKey() {
    KeyRecovery untrusting = new KeyRecovery(CaKeys.EMPTY, SampleChain.AID, SampleChain.context());
    EnciphermentKey key =
        EnciphermentKey.recover(
            untrusting,
            SampleChain.card(SampleChain.elements())::value,
            () ->
                untrusting.iccKey(
                    SampleChain.card(SampleChain.elements())::value, SampleChain.STATIC_DATA));

    assertThat(key.key()).isEmpty();
  }

  @Test
  void isMissingWhereNobodyRecoveredIt() {
    EnciphermentKey key =
        EnciphermentKey.recover(
            RECOVERY,
            SampleChain.card(SampleChain.elements())::value,
            () -> CertificateChain.EMPTY);

    assertThat(key.describe()).isEqualTo("the key was not recovered");
  }

  @Test
  void mustHoldAPin() {
    RsaPublicKey small = RsaPublicKey.of(Bytes.filled(0xFF, 16), SampleChain.THREE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EnciphermentKey.Usable(small, "small"));
    assertThat(recovered(small).key()).isEmpty();
    assertThat(recovered(small).describe()).startsWith("the key is too short for a PIN");
  }

  @Test
  void mayBeJustLongEnough() {
    RsaPublicKey shortest = RsaPublicKey.of(Bytes.filled(0xFF, 17), SampleChain.THREE);

    assertThat(recovered(shortest).key()).contains(shortest);
  }

  private static EnciphermentKey recovered(RsaPublicKey key) {
    CertificateChain chain =
        RECOVERY.iccKey(SampleChain.card(SampleChain.elements())::value, SampleChain.STATIC_DATA);
    Recovery icc =
        new Recovery.Recovered(chain.icc().orElseThrow().certificate().orElseThrow(), key);
    return EnciphermentKey.recover(
        RECOVERY,
        SampleChain.card(SampleChain.elements())::value,
        () ->
            new CertificateChain(
                Optional.empty(), chain.caKey(), chain.issuer(), Optional.of(icc)));
  }
}
