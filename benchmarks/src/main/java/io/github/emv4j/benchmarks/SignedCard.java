package io.github.emv4j.benchmarks;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.CaPublicKey;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.oda.AuthenticatedRecord;
import io.github.emv4j.oda.OdaInput;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.transport.CardConnection;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.ArrayList;
import java.util.List;

/** A card with new keys, and the bare numbers and bytes that authenticating it takes. */
final class SignedCard implements CardConnection {
  /** One modular exponentiation and the hash after it. */
  static final class Step {
    final BigInteger signature;
    final RSAPublicKey key;
    final byte[] hashed;

    Step(BigInteger signature, RSAPublicKey key, byte[] hashed) {
      this.signature = signature;
      this.key = key;
      this.hashed = hashed;
    }
  }

  private static final Bytes RID = Bytes.fromHex("A000000999");
  private static final Bytes PAN = Bytes.fromHex("9999991234567893");
  private static final Bytes AIP = Bytes.fromHex("2000");
  private static final int HASH_LENGTH = 20;

  final List<Step> steps = new ArrayList<>();
  final OdaInput input;
  final CaKeys caKeys;
  private final byte[] answer;

  SignedCard(int bits, int exponent) throws GeneralSecurityException {
    KeyPair ca = newKey(bits, exponent);
    KeyPair issuer = newKey(bits, exponent);
    KeyPair icc = newKey(bits - 64, exponent);
    Bytes e = Bytes.copyOf(BigInteger.valueOf(exponent).toByteArray());
    Bytes record = Bytes.fromHex("7081B4").concat(Bytes.filled(0x11, 180));
    Bytes staticData = record.from(3).concat(AIP);

    Bytes issuerHead = Bytes.fromHex("6A02999999FF1249000001" + "0101");
    Bytes issuerModulus = modulus(issuer);
    Bytes issuerRemainder = issuerModulus.from(bits / 8 - 36);
    Bytes issuerCertificate =
        sign(
            ca,
            issuerHead
                .concat(Bytes.of(issuerModulus.length(), e.length()))
                .concat(issuerModulus.slice(0, bits / 8 - 36)),
            issuerRemainder.concat(e));
    Bytes iccHead = Bytes.fromHex("6A04" + PAN.toHex() + "FFFF1249000002" + "0101");
    Bytes iccModulus = modulus(icc);
    Bytes iccRemainder = iccModulus.from(bits / 8 - 42);
    Bytes iccCertificate =
        sign(
            issuer,
            iccHead
                .concat(Bytes.of(iccModulus.length(), e.length()))
                .concat(iccModulus.slice(0, bits / 8 - 42)),
            iccRemainder.concat(e).concat(staticData));
    Bytes number = Bytes.fromHex("6A050109080102030405060708");
    Bytes filler = Bytes.filled(0xBB, iccModulus.length() - number.length() - HASH_LENGTH - 1);
    Bytes signature = sign(icc, number.concat(filler), Bytes.fromHex("11223344"));

    CardData.Builder data = CardData.builder();
    add(data, 0x5A, PAN);
    add(data, 0x8F, Bytes.of(0xE1));
    add(data, 0x90, issuerCertificate);
    add(data, 0x92, issuerRemainder);
    add(data, 0x9F32, e);
    add(data, 0x9F46, iccCertificate);
    add(data, 0x9F47, e);
    add(data, 0x9F48, iccRemainder);
    add(data, 0x9F49, Bytes.fromHex("9F3704"));
    add(data, 0x9F4A, Bytes.of(0x82));
    List<AuthenticatedRecord> records = List.of(new AuthenticatedRecord(2, record));
    this.input = new OdaInput(RID, AIP, data.build(), records);
    this.caKeys = CaKeys.of(List.of(CaPublicKey.of(RID, 0xE1, RsaPublicKey.of(modulus(ca), e))));
    this.answer =
        Bytes.of(0x80, 0x81, signature.length())
            .concat(signature)
            .concat(Bytes.of(0x90, 0x00))
            .toByteArray();
  }

  private static void add(CardData.Builder data, int tag, Bytes value) {
    data.add(Tag.of(tag), value, DataSource.record(2, 1));
  }

  private static KeyPair newKey(int bits, int exponent) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(new RSAKeyGenParameterSpec(bits, BigInteger.valueOf(exponent)));
    return generator.generateKeyPair();
  }

  private static Bytes modulus(KeyPair key) {
    return unsigned(((RSAPublicKey) key.getPublic()).getModulus());
  }

  private static Bytes unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return Bytes.copyOf(bytes, bytes[0] == 0 ? 1 : 0, bytes.length);
  }

  private Bytes sign(KeyPair key, Bytes start, Bytes others) throws GeneralSecurityException {
    RSAPrivateKey secret = (RSAPrivateKey) key.getPrivate();
    byte[] hashed = start.from(1).concat(others).toByteArray();
    Bytes hash = Bytes.copyOf(MessageDigest.getInstance("SHA-1").digest(hashed));
    BigInteger block = new BigInteger(1, start.concat(hash).concat(Bytes.of(0xBC)).toByteArray());
    BigInteger signature = block.modPow(secret.getPrivateExponent(), secret.getModulus());
    RSAPublicKey open = (RSAPublicKey) key.getPublic();
    steps.add(new Step(signature, open, hashed));
    byte[] fixed = new byte[open.getModulus().bitLength() / 8];
    Bytes bytes = unsigned(signature);
    bytes.copyInto(fixed, fixed.length - bytes.length());
    return Bytes.copyOf(fixed);
  }

  @Override
  public Bytes atr() {
    return Bytes.EMPTY;
  }

  @Override
  public byte[] transmit(byte[] command) {
    return answer;
  }

  @Override
  public void close() {}
}
