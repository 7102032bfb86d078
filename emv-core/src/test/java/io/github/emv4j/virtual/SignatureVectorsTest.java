package io.github.emv4j.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Certificates and signatures made elsewhere from the same keys: ours are the same to the byte. */
class SignatureVectorsTest {
  private static final String CA_MODULUS =
      "D4311136A20458C5558928FEAC801CF1616790D8E2260D1AF58B2E40A5A7B8941633A8C680D5D0917DA2"
          + "587C5ED477DECD13F8159A4FE9BD6E7F1CF413D06C04211484F48C3E50BCB37DC7AE3DDEF46C628956F7"
          + "F2B768F61DC44EED453FCFB7A0B936A036DE5BDEC6A7EED861F7A56DBD2CB4AEABFB7A60CA4E95D96249"
          + "80B3";
  private static final String ISSUER_CERTIFICATE =
      "8FC74356E134FC1FE79633C50AD7E8AA0707658C6D595908F24C91D3664A7F10939E8631B5B6931CCB9C"
          + "7726AF3011E0840B70F33ED51C5FC5FFB36C3872F367967EA62B5AD993277BDE6983960DBA4D36F703C2"
          + "A4C12F5B74D93C707E91F8AEB34D60E8B9383A2E0771237AB2D799674D3F487B0EF041681D8DA5D7C5F4"
          + "A772";
  private static final String ISSUER_REMAINDER =
      "66F87E8161F7A0675B4E124C5C5671E405E9E529C191C44769423439ACA0175D4B2565A9";
  private static final String STATIC_SIGNATURE =
      "96CB8A5D0B906D0E88B10F5A34EEC07D65D3179CA3D0F1BA550C81B81EE1D3D2545BD151FA162F395C87"
          + "644BA014BAF4B1D4BC387E1DE23FB7A822E51D9D2D5BC74E377B398AF15F10446BEE4B1A16775D44D541"
          + "683A392FEE4EE5C08A1BC8019C259C5B0530866DF9B08FCA096CAB6E1755863A1BDFB6217FE80853F10C"
          + "D67E";
  private static final String ICC_CERTIFICATE =
      "39C6005CDF04B536ACB8AAD855D1516D0E83CDCAF9F42563453DAE8417FAE41442159F54F88C37CF5C38"
          + "CBB3358D58EA9D8565F38E38D4D1DADEE77F1873F7FC91A98CE908731D10FA6412E753296F7FEFA4D370"
          + "DAA6CAD4277354C58643732AB17CDF9791DF4ABB3B4A683097E876332228A3D9B18E0A1F5F6211E5D972"
          + "7C50";
  private static final String STATIC_RECORD =
      "5A0899999912345678935F3401015F24034912315F25032401015F280209999F0702FF009F080200028E"
          + "1200000000000000004403410342031E035F039F0D05FC50A000009F0E0500000000009F0F05FC70A498"
          + "009F4A01828C159F02069F03069F1A0295055F2A029A039C019F37048D178A029F02069F03069F1A0295"
          + "055F2A029A039C019F3704";
  private static final String DYNAMIC_SIGNATURE =
      "78FFC0C61F297FAE8B24A5C328F3D938DDADE3C10600BDBC60AFB96106F22D76B6110B7F33C11B424CDF"
          + "90599968C316E5D6A824950AA66CD6472580B67EB22E0A0817F37640E22331CEB1BA2AD4A2BC84BA8CDF"
          + "99EF733D4DC953E2FC22D758";
  private static final String CDOL1_DATA =
      "0000000010000000000000000999000000000009992507010011223344";
  private static final String CRYPTOGRAM_ANSWER =
      "77769F2701809F360200019F4B60D689CAFFD1EEBCC450E2B1B5DC1B9259AFC3A5B3FBF4543582CE3FC6"
          + "28D05F49AD19A1AF8660CFDBC41DC26C769AED1C78D3902A721FB6E2E1577A720023B5E4A146BF55A408"
          + "785CED8DD634F88A9DED555C7C10AAA09C29D02ECCD95FADDA839F100706010A03A0A000";
  private static final String ENCIPHERED_PIN =
      "61F3AEE3DD684EA093125DEBF556C40AFE97D54CCD8F99DA33525A2804F3C0CC7EC0616E287B226A8741"
          + "5BCCDC8F4EDDD5EAD2F66913A7275EA1BA5A41E84430009B015548C9BF4DCD0122AFD071EA64B60236FD"
          + "D2BC6D5B9D4E143A0A305215";
  private static final RsaKey CA =
      RsaKey.of(
          Bytes.fromHex(
              "F47984E292A169E11F67C2F6E44AD2E9613E56F571B3B9A3ED646C7BC117027F17972BE7F7BF8BF2FDFF"
                  + "20D11230D3CCEE4A57CB007E1E52B9AC86233F982F29"),
          Bytes.fromHex(
              "DE31EF800808F0C4866D9A8DDB4B3B3EC7399D1E9D6B72FBC418D4E21E8236BEDCC738BEA34AEEEC8665"
                  + "BF5031AEB481B9E82CCC8BFF3109FEBD50FBECA7187B"),
          3);
  private static final RsaKey ISSUER =
      RsaKey.of(
          Bytes.fromHex(
              "E8B11C611C820CA461124705A236DC7795E7CD57DB1E2B7A6B402DAFDAF2633A97C405A1CBC3C21703D7"
                  + "5B3D8CAF3ACB322F04991EB6446F7C6D6A6898AC5F87"),
          Bytes.fromHex(
              "CD19A91545D8C97B0664B8691CE47F29AA87DE8E0C0BB99B2158B12D9929B4EBE2389E0641BFE4BD8E81"
                  + "6C76AC46B5709E059327177A685B6A089CA25FF97D4F"),
          3);
  private static final RsaKey ICC =
      RsaKey.of(
          Bytes.fromHex(
              "EFA0942382BA519245691158E730EB67CEBC315722434457A5492FB8DB867B6540A4AB3096CFC5078825"
                  + "11F4F02B6AC3"),
          Bytes.fromHex(
              "E8F3AFB62DB4CE9D7011C4C8CF5CACBDFC702245359D6B47BBE9F839812BD1DB331CE844F66D17A3F29E"
                  + "6F3CE13714FB"),
          3);

  private static final BlockSigner SIGNER = new BlockSigner(Map.of(), Map.of());
  private static final Bytes NUMBER = Bytes.fromHex("0102030405060708");

  private static CardKeys.Builder keys() {
    VirtualAuthority authority = new VirtualAuthority(Bytes.fromHex("A000000999"), 0xE1, CA);
    return CardKeys.issuedBy(authority, ISSUER)
        .iccKey(ICC)
        .staticSignature(Bytes.of(0xDA, 0xC1))
        .without(PersonalisationTags.STATIC_TAG_LIST);
  }

  private static String records(CardKeys keys) {
    List<Tlv> record = TlvReader.parse(Bytes.fromHex(STATIC_RECORD));
    CardProfile profile =
        CardProfile.builder()
            .application(
                PaymentCards.DEBIT,
                app ->
                    app.record(2, 1, record)
                        .interchangeProfile(Bytes.fromHex("7900"))
                        .keys(keys, 2))
            .build();
    StringBuilder all = new StringBuilder();
    RecordFiles files = profile.applications().get(0).files();
    files.records().forEach(bytes -> all.append(bytes.toHex()));
    return all.toString();
  }

  @Test
  void certificatesAreTheSame() {
    assertThat(records(keys().build()))
        .contains("8F01E1")
        .contains("908180" + ISSUER_CERTIFICATE)
        .contains("9224" + ISSUER_REMAINDER)
        .contains("9F320103")
        .contains("938180" + STATIC_SIGNATURE)
        .contains("9F468180" + ICC_CERTIFICATE)
        .contains("9F480AC830DC4712C831CDE931")
        .contains("9F470103");
  }

  @Test
  void dynamicSignatureIsTheSame() {
    DynamicSignature signature = new DynamicSignature(SIGNER, ICC, NUMBER);
    assertThat(signature.authenticate(Bytes.fromHex("11223344")).toHex())
        .isEqualTo(DYNAMIC_SIGNATURE);
  }

  @Test
  void signedCryptogramIsTheSame() {
    Cryptogram cryptogram =
        new Cryptogram(
            Bytes.of(0x80),
            Bytes.of(0, 1),
            Bytes.fromHex("A1A2A3A4A5A6A7A8"),
            Bytes.fromHex("06010A03A0A000"));
    Bytes signature =
        new DynamicSignature(SIGNER, ICC, NUMBER)
            .combine(cryptogram, Bytes.fromHex(CDOL1_DATA), Bytes.fromHex("11223344"));
    assertThat(cryptogram.signed(signature).toHex()).isEqualTo(CRYPTOGRAM_ANSWER);
  }

  @Test
  void encipheredPinIsRead() {
    byte[] verify = Bytes.fromHex("0020008860" + ENCIPHERED_PIN).toByteArray();
    try (EncipheredBlock block =
        EncipheredBlock.decipher(Command.parse(verify).orElseThrow(), ICC).orElseThrow()) {
      assertThat(Bytes.copyOf(block.bytes()).toHex())
          .startsWith("7F241234FFFFFFFFFFA0A1A2A3A4A5A6A701020304")
          .endsWith("4D4E4F");
      assertThat(block.answers(Bytes.fromHex("A0A1A2A3A4A5A6A7"))).isTrue();
      assertThat(block.answers(Bytes.fromHex("A0A1A2A3A4A5A6A8"))).isFalse();
    }
  }

  @Test
  void checksumOfTheAuthoritysKeyIsTheSame() {
    VirtualCaKey key = keys().build().authority().publicKey();
    assertThat(key.checksum().toHex()).isEqualTo("F5712B45FA566864D0D0640BBE67EC7F0CA670E7");
    assertThat(key.modulus().toHex()).isEqualTo(CA_MODULUS);
  }
}
