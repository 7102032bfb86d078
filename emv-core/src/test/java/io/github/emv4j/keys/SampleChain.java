package io.github.emv4j.keys;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.Pan;
import io.github.emv4j.tlv.Tag;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A made-up chain from authority to card, with the private keys, so that tests can sign again what
 * they change. The arithmetic here is the signer's own.
 */
public final class SampleChain {
  /** A private key. */
  public record Signer(BigInteger modulus, BigInteger privateExponent, int length) {
    /** {@return the key with these primes and public exponent} */
    public static Signer of(BigInteger p, BigInteger q, int exponent) {
      BigInteger one = BigInteger.ONE;
      BigInteger phi = p.subtract(one).multiply(q.subtract(one));
      BigInteger modulus = p.multiply(q);
      return new Signer(
          modulus, BigInteger.valueOf(exponent).modInverse(phi), (modulus.bitLength() + 7) / 8);
    }

    /** {@return the modulus as bytes} */
    public Bytes bytes() {
      return fixed(modulus, length);
    }

    /** {@return the signature that holds this block} */
    public Bytes sign(Bytes block) {
      BigInteger number = new BigInteger(1, block.toByteArray());
      return fixed(number.modPow(privateExponent, modulus), length);
    }

    /** {@return the signature that holds this block with the hash over it and these parts} */
    public Bytes signHashed(Bytes block, Bytes... others) {
      return sign(withHash(block, others));
    }
  }

  /** The certification authority. */
  public static final Signer CA =
      signer(
          "F47984E292A169E11F67C2F6E44AD2E9613E56F571B3B9A3ED646C7BC117027F17972BE7F7BF8BF2FDFF20D1"
              + "1230D3CCEE4A57CB007E1E52B9AC86233F982F29",
          "DE31EF800808F0C4866D9A8DDB4B3B3EC7399D1E9D6B72FBC418D4E21E8236BEDCC738BEA34AEEEC8665BF50"
              + "31AEB481B9E82CCC8BFF3109FEBD50FBECA7187B");

  /** The issuer. */
  public static final Signer ISSUER =
      signer(
          "E8B11C611C820CA461124705A236DC7795E7CD57DB1E2B7A6B402DAFDAF2633A97C405A1CBC3C21703D75B3D"
              + "8CAF3ACB322F04991EB6446F7C6D6A6898AC5F87",
          "CD19A91545D8C97B0664B8691CE47F29AA87DE8E0C0BB99B2158B12D9929B4EBE2389E0641BFE4BD8E816C76"
              + "AC46B5709E059327177A685B6A089CA25FF97D4F");

  /** The card. */
  public static final Signer ICC =
      signer(
          "EFA0942382BA519245691158E730EB67CEBC315722434457A5492FB8DB867B6540A4AB3096CFC507882511F4"
              + "F02B6AC3",
          "E8F3AFB62DB4CE9D7011C4C8CF5CACBDFC702245359D6B47BBE9F839812BD1DB331CE844F66D17A3F29E6F3C"
              + "E13714FB");

  /** The modulus of the authority as the vector prints it. */
  public static final Bytes CA_MODULUS =
      Bytes.fromHex(
          "D4311136A20458C5558928FEAC801CF1616790D8E2260D1AF58B2E40A5A7B8941633A8C680D5D0917DA2587C"
              + "5ED477DECD13F8159A4FE9BD6E7F1CF413D06C04211484F48C3E50BCB37DC7AE3DDEF46C628956F7F2"
              + "B768F61DC44EED453FCFB7A0B936A036DE5BDEC6A7EED861F7A56DBD2CB4AEABFB7A60CA4E95D96249"
              + "80B3");

  /** Identifier of the made-up provider. */
  public static final Bytes RID = Bytes.fromHex("A000000999");

  /** Name of the application. */
  public static final Bytes AID = Bytes.fromHex("A0000009990101");

  /** Index of the authority's key. */
  public static final int INDEX = 0xE1;

  /** Number of the card. */
  public static final Pan PAN = Pan.of("9999991234567893");

  /** A day on which everything is valid. */
  public static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

  /** Exponent 3 as bytes. */
  public static final Bytes THREE = Bytes.of(3);

  /** Application Interchange Profile: SDA, DDA, CDA and more. */
  public static final Bytes AIP = Bytes.fromHex("7900");

  /** Tag 90. */
  public static final Bytes ISSUER_CERTIFICATE =
      Bytes.fromHex(
          "8FC74356E134FC1FE79633C50AD7E8AA0707658C6D595908F24C91D3664A7F10939E8631B5B6931CCB9C7726"
              + "AF3011E0840B70F33ED51C5FC5FFB36C3872F367967EA62B5AD993277BDE6983960DBA4D36F703C2A4"
              + "C12F5B74D93C707E91F8AEB34D60E8B9383A2E0771237AB2D799674D3F487B0EF041681D8DA5D7C5F4"
              + "A772");

  /** Tag 92. */
  public static final Bytes ISSUER_REMAINDER =
      Bytes.fromHex("66F87E8161F7A0675B4E124C5C5671E405E9E529C191C44769423439ACA0175D4B2565A9");

  /** Tag 93. */
  public static final Bytes SIGNED_STATIC_DATA =
      Bytes.fromHex(
          "96CB8A5D0B906D0E88B10F5A34EEC07D65D3179CA3D0F1BA550C81B81EE1D3D2545BD151FA162F395C87644B"
              + "A014BAF4B1D4BC387E1DE23FB7A822E51D9D2D5BC74E377B398AF15F10446BEE4B1A16775D44D54168"
              + "3A392FEE4EE5C08A1BC8019C259C5B0530866DF9B08FCA096CAB6E1755863A1BDFB6217FE80853F10C"
              + "D67E");

  /** Tag 9F46. */
  public static final Bytes ICC_CERTIFICATE =
      Bytes.fromHex(
          "39C6005CDF04B536ACB8AAD855D1516D0E83CDCAF9F42563453DAE8417FAE41442159F54F88C37CF5C38CBB3"
              + "358D58EA9D8565F38E38D4D1DADEE77F1873F7FC91A98CE908731D10FA6412E753296F7FEFA4D370DA"
              + "A6CAD4277354C58643732AB17CDF9791DF4ABB3B4A683097E876332228A3D9B18E0A1F5F6211E5D972"
              + "7C50");

  /** Tag 9F48. */
  public static final Bytes ICC_REMAINDER = Bytes.fromHex("C830DC4712C831CDE931");

  /** Tag 9F4B of the DDA, over 11223344. */
  public static final Bytes DDA_SIGNATURE =
      Bytes.fromHex(
          "78FFC0C61F297FAE8B24A5C328F3D938DDADE3C10600BDBC60AFB96106F22D76B6110B7F33C11B424CDF9059"
              + "9968C316E5D6A824950AA66CD6472580B67EB22E0A0817F37640E22331CEB1BA2AD4A2BC84BA8CDF99"
              + "EF733D4DC953E2FC22D758");

  /** The one flagged record, without its template. */
  public static final Bytes RECORD_VALUE =
      Bytes.fromHex(
          "5A0899999912345678935F3401015F24034912315F25032401015F280209999F0702FF009F080200028E1200"
              + "000000000000004403410342031E035F039F0D05FC50A000009F0E0500000000009F0F05FC70A49800"
              + "9F4A01828C159F02069F03069F1A0295055F2A029A039C019F37048D178A029F02069F03069F1A0295"
              + "055F2A029A039C019F3704");

  /** The flagged record as the card gives it. */
  public static final Bytes RECORD =
      Bytes.fromHex("7081").concat(Bytes.of(RECORD_VALUE.length())).concat(RECORD_VALUE);

  /** The static data to be authenticated. */
  public static final Bytes STATIC_DATA = RECORD_VALUE.concat(AIP);

  /** The recovered block of {@link #ISSUER_CERTIFICATE}, as the vector prints it. */
  public static final Bytes ISSUER_BLOCK =
      Bytes.fromHex(
          "6A0299999912124900000101018001BA6D26B5CB1025D50F9C5BDF7501F90ED6C09F0F4BFD58F2AFB8EDF4A4"
              + "E07827DEBD7ADBA46FDD90C915BCFC3A8B8BE88BCE6C94B1B799D441575D250BB2DE4693DA69DEF13F"
              + "47D8C3BC53C050BC3539632824D9588ADF2827E451C19383EF24EECFC60B4B096A2D94C9F5F8153ACB"
              + "29BC");

  /** The recovered block of {@link #ICC_CERTIFICATE}, as the vector prints it. */
  public static final Bytes ICC_BLOCK =
      Bytes.fromHex(
          "6A049999991234567893FFFF124900000201016001DA0DA026186400BD478110E1A7EF99942312A0EA37DF15"
              + "981266D2BC69404E7B8D1AEDE6C48AE0D820140F1EEF2ECEB87F1BD2FE7C309B42D3637A465EA42CD1"
              + "3C2299DF5BC569C66467DF61D2471A0B9632AA4A515349069BAB4EAB08690D6EF0730686B8BDB463CC"
              + "48BC");

  private static final int HASH_LENGTH = 20;

  private SampleChain() {}

  private static Signer signer(String p, String q) {
    return Signer.of(new BigInteger(p, 16), new BigInteger(q, 16), 3);
  }

  /** {@return the authority's public key} */
  public static CaPublicKey caKey() {
    return CaPublicKey.of(RID, INDEX, RsaPublicKey.of(CA_MODULUS, THREE));
  }

  /** {@return a store with the authority's key only} */
  public static CaKeys caKeys() {
    return CaKeys.of(List.of(caKey()));
  }

  /** {@return the issuer's public key} */
  public static RsaPublicKey issuerKey() {
    return RsaPublicKey.of(ISSUER.bytes(), THREE);
  }

  /** {@return the card's public key} */
  public static RsaPublicKey iccKey() {
    return RsaPublicKey.of(ICC.bytes(), THREE);
  }

  /** {@return what the chain is valid with} */
  public static CertificateContext context() {
    return CertificateContext.of(PAN, TODAY);
  }

  /** {@return the elements of the card, to be changed} */
  public static Map<Integer, Bytes> elements() {
    Map<Integer, Bytes> elements = new TreeMap<>();
    elements.put(0x5A, Bytes.fromHex("9999991234567893"));
    elements.put(0x8F, Bytes.of(INDEX));
    elements.put(0x90, ISSUER_CERTIFICATE);
    elements.put(0x92, ISSUER_REMAINDER);
    elements.put(0x93, SIGNED_STATIC_DATA);
    elements.put(0x9F32, THREE);
    elements.put(0x9F46, ICC_CERTIFICATE);
    elements.put(0x9F47, THREE);
    elements.put(0x9F48, ICC_REMAINDER);
    elements.put(0x9F49, Bytes.fromHex("9F3704"));
    elements.put(0x9F4A, Bytes.of(0x82));
    return elements;
  }

  /** {@return these elements as card data} */
  public static CardData card(Map<Integer, Bytes> elements) {
    CardData.Builder builder = CardData.builder();
    elements.forEach((tag, value) -> builder.add(Tag.of(tag), value, DataSource.record(1, 1)));
    return builder.build();
  }

  /** {@return a block with one byte changed} */
  public static Bytes with(Bytes block, int offset, int value) {
    byte[] changed = block.toByteArray();
    changed[offset] = (byte) value;
    return Bytes.copyOf(changed);
  }

  /** {@return a block with the lowest bit of one byte flipped} */
  public static Bytes flipped(Bytes block, int offset) {
    return with(block, offset, block.at(offset) ^ 1);
  }

  /** {@return a block with the hash over it and these parts} */
  public static Bytes withHash(Bytes block, Bytes... others) {
    int end = block.length() - 1 - HASH_LENGTH;
    Bytes hashed = block.slice(1, end);
    for (Bytes other : others) {
      hashed = hashed.concat(other);
    }
    return block.slice(0, end).concat(sha1(hashed)).concat(block.from(block.length() - 1));
  }

  /** {@return SHA-1 of the data} */
  public static Bytes sha1(Bytes data) {
    try {
      return Bytes.copyOf(MessageDigest.getInstance("SHA-1").digest(data.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@return a number as so many bytes} */
  public static Bytes fixed(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    byte[] padded = new byte[length];
    int count = Math.min(bytes.length, length);
    System.arraycopy(bytes, bytes.length - count, padded, length - count, count);
    return Bytes.copyOf(padded);
  }

  /** {@return parts with everything present} */
  public static KeyParts parts(Bytes certificate, Bytes exponent, Bytes remainder) {
    return new KeyParts(Optional.of(certificate), Optional.of(exponent), Optional.of(remainder));
  }
}
