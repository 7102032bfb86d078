package io.github.emv4j.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.finding.FindingCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaKeysTest {
  private static final Bytes VISA = Bytes.fromHex("A000000003");
  private static final Bytes MASTERCARD = Bytes.fromHex("A000000004");

  @Test
  void checksumsOfBundledKeysFit() throws CaKeyFileException {
    List<KeyRow> rows = BundledKeys.rows("");
    assertThat(rows).hasSize(244);
    for (KeyRow row : rows) {
      assertThat(row.fields().get("sha1_checksum")).hasSize(40);
      assertThat(row.checked().checksum().toHex()).isEqualTo(row.fields().get("sha1_checksum"));
    }
  }

  @Test
  void rowsAreThoseThatHoldWhatIsWanted() throws CaKeyFileException {
    assertThat(BundledKeys.rows(",LIVE,"))
        .hasSize(35)
        .allMatch(row -> row.fields().get("kind").equals("LIVE"));
  }

  @Test
  void bundledKeysAreLiveOnly() {
    assertThat(CaKeys.bundled().all())
        .hasSize(35)
        .allMatch(key -> key.kind() == KeyKind.LIVE)
        .isSubsetOf(CaKeys.bundledWithTestKeys().all());
    assertThat(CaKeys.bundled().lookup(VISA, 0x92)).isEmpty();
    assertThat(CaKeys.bundledWithTestKeys().lookup(VISA, 0x92)).hasSize(1);
  }

  @Test
  void publishedCheckSumOfAMastercardTestKeyIsFound() {
    assertThat(CaKeys.bundledWithTestKeys().all())
        .anyMatch(key -> key.checksum().toHex().equals("EBFA0D5D06D8CE702DA3EAE890701D45E274C845"));
  }

  @Test
  void twoKeysWithOneIndexAreBothKept() {
    CaKeys keys = CaKeys.bundledWithTestKeys();
    assertThat(keys.lookup(MASTERCARD, 0x05)).hasSize(2);
    for (CaPublicKey key : keys.all()) {
      List<CaPublicKey> same = keys.lookup(key.rid(), key.index());
      assertThat(same).contains(key);
      assertThat(same.subList(1, same.size())).noneMatch(other -> other.kind() == KeyKind.LIVE);
    }
  }

  @Test
  void ownKeysComeBeforeOthers() {
    CaPublicKey own =
        CaPublicKey.of(VISA, 0x08, RsaPublicKey.of(SampleChain.CA_MODULUS, Bytes.of(3)));
    CaKeys keys = CaKeys.of(List.of(own)).plus(CaKeys.bundled());
    assertThat(keys.lookup(VISA, 0x08).get(0)).isEqualTo(own);
    assertThat(keys.all()).hasSize(36);
    assertThat(CaKeys.EMPTY.lookup(VISA, 0x08)).isEmpty();
  }

  @Test
  void checkSumOfTheSampleKeyIsTheOneOfTheVector() {
    assertThat(SampleChain.caKey().checksum().toHex())
        .isEqualTo("F5712B45FA566864D0D0640BBE67EC7F0CA670E7");
  }

  @Test
  void expiryIsAFindingOnly() {
    LocalDate end = LocalDate.of(2020, 12, 31);
    CaPublicKey key =
        new CaPublicKey(
            VISA, 1, SampleChain.issuerKey(), Optional.of(end), KeyKind.LIVE, "somebody");
    assertThat(key.expiryFinding(end)).isEmpty();
    assertThat(key.expiryFinding(end.plusDays(1)).orElseThrow().code())
        .isEqualTo(FindingCode.CA_KEY_EXPIRED);
    assertThat(SampleChain.caKey().expiryFinding(end)).isEmpty();
    assertThat(key).hasToString("CA public key A000000003/01 (1024 bits)");
  }

  @Test
  void keyOutOfBoundsIsRefused() {
    RsaPublicKey key = SampleChain.issuerKey();
    RsaPublicKey shortKey =
        RsaPublicKey.of(Bytes.filled(0xFF, CaPublicKey.MIN_LENGTH - 1), Bytes.of(3));
    assertThatThrownBy(() -> CaPublicKey.of(VISA.from(1), 1, key))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CaPublicKey.of(VISA, 0x100, key))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CaPublicKey.of(VISA, 1, shortKey))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RsaPublicKey.of(Bytes.filled(0xFF, 249), Bytes.of(3)))
        .hasMessageContaining("249");
    assertThat(RsaPublicKey.of(Bytes.filled(0xFF, 248), Bytes.of(3)).bits()).isEqualTo(1984);
  }

  @Test
  void enciphermentIsTheOneOfTheVector() {
    byte[] block =
        Bytes.fromHex(
                "7F241234FFFFFFFFFFA0A1A2A3A4A5A6A70102030405060708090A0B0C0D0E0F1011121314151617"
                    + "18191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C"
                    + "3D3E3F404142434445464748494A4B4C4D4E4F")
            .toByteArray();
    assertThat(Bytes.copyOf(SampleChain.iccKey().encipher(block)).toHex())
        .isEqualTo(
            "61F3AEE3DD684EA093125DEBF556C40AFE97D54CCD8F99DA33525A2804F3C0CC7EC0616E287B226A87415BCC"
                + "DC8F4EDDD5EAD2F66913A7275EA1BA5A41E84430009B015548C9BF4DCD0122AFD071EA64B60236FD"
                + "D2BC6D5B9D4E143A0A305215");
    assertThatThrownBy(() -> SampleChain.iccKey().encipher(new byte[95]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsTheFileBesideATrace() throws IOException {
    Path file = Path.of("src/test/resources/traces/full-transaction-t0.ca-keys.csv");
    CaKeys keys = CaKeys.load(file);
    assertThat(keys.all()).isEqualTo(CaKeys.fromCsv(file).all()).hasSize(1);
    CaPublicKey key = keys.lookup(Bytes.fromHex("AFFFFFFFFF"), 0x92).get(0);
    assertThat(key.kind()).isEqualTo(KeyKind.TEST);
    assertThat(key.source()).isEqualTo("emvpt test data");
  }

  @Test
  void saysHowManyThereAre() {
    assertThat(CaKeys.EMPTY).hasToString("0 CA public keys");
    assertThat(SampleChain.caKeys()).hasToString("1 CA public key");
    assertThat(CaKeys.bundled()).hasToString("35 CA public keys");
  }

  @Test
  void keysAreEqualByModulusAndExponent() {
    RsaPublicKey key = RsaPublicKey.of(SampleChain.CA_MODULUS, Bytes.of(3));
    RsaPublicKey same = RsaPublicKey.of(SampleChain.CA_MODULUS, Bytes.of(3));

    assertThat(key).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(key).isNotEqualTo(RsaPublicKey.of(SampleChain.CA_MODULUS, Bytes.of(1, 0, 1)));
    assertThat(key).isNotEqualTo(SampleChain.issuerKey()).isNotEqualTo("RSA");
    assertThat(key.hashCode()).isNotEqualTo(SampleChain.issuerKey().hashCode());
    assertThat(key).hasToString("RSA 1024 bits, exponent 3");
  }
}
