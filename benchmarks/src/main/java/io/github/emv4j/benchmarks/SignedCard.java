package io.github.emv4j.benchmarks;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.CaPublicKey;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.oda.AuthenticatedRecord;
import io.github.emv4j.oda.CdaTransaction;
import io.github.emv4j.oda.OdaInput;
import io.github.emv4j.oda.OdaMethod;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.TlvWriter;
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
  /** One modular exponentiation. */
  record Step(BigInteger signature, BigInteger exponent, BigInteger modulus) {}

  static final Bytes UNPREDICTABLE_NUMBER = Bytes.fromHex("11223344");
  static final CdaTransaction TRANSACTION =
      new CdaTransaction(UNPREDICTABLE_NUMBER, Bytes.EMPTY, Bytes.filled(0x33, 40));

  private static final Bytes RID = Bytes.fromHex("A000000999");
  private static final Bytes PAN = Bytes.fromHex("9999991234567893");
  private static final int HASH_LENGTH = 20;

  /** The longest key whose signature fits into one answer beside a cryptogram. */
  private static final int MAX_ICC_BITS = 1728;

  final List<Step> steps = new ArrayList<>();
  final List<byte[]> hashed = new ArrayList<>();
  final OdaInput input;
  final CaKeys caKeys;
  final Bytes cryptogram;
  private final byte[] answer;
  private final int bits;
  private final Bytes exponent;
  private final CardData.Builder data = CardData.builder();

  SignedCard(OdaMethod method, int bits, int exponent) throws GeneralSecurityException {
    this.bits = bits;
    this.exponent = Bytes.copyOf(BigInteger.valueOf(exponent).toByteArray());
    KeyPair ca = newKey(bits, exponent);
    KeyPair issuer = newKey(bits, exponent);
    KeyPair icc = newKey(Math.min(bits - 64, MAX_ICC_BITS), exponent);
    Bytes record = Bytes.fromHex("7081B4").concat(Bytes.filled(0x11, 180));
    Bytes aip = aip(method);
    Bytes staticData = record.from(3).concat(aip);
    add(0x5A, PAN);
    add(0x8F, Bytes.of(0xE1));
    add(0x9F4A, Bytes.of(0x82));
    certifyIssuer(ca, issuer);
    if (method == OdaMethod.SDA) {
      Bytes start = padded(Bytes.fromHex("6A0301DAC1"), modulus(issuer).length());
      add(0x93, sign(issuer, start, staticData));
    } else {
      certifyIcc(issuer, icc, staticData);
    }
    this.answer = method == OdaMethod.DDA ? dynamicAnswer(icc) : new byte[0];
    this.cryptogram = method == OdaMethod.CDA ? signedCryptogram(icc) : Bytes.EMPTY;
    List<AuthenticatedRecord> records = List.of(new AuthenticatedRecord(2, record));
    this.input = new OdaInput(RID, aip, data.build(), records);
    this.caKeys =
        CaKeys.of(List.of(CaPublicKey.of(RID, 0xE1, RsaPublicKey.of(modulus(ca), this.exponent))));
  }

  private static Bytes aip(OdaMethod method) {
    return switch (method) {
      case SDA -> Bytes.fromHex("4000");
      case DDA -> Bytes.fromHex("2000");
      case CDA -> Bytes.fromHex("0100");
      case FDDA -> throw new IllegalArgumentException("signed with the tap: " + method);
    };
  }

  private void certifyIssuer(KeyPair ca, KeyPair issuer) throws GeneralSecurityException {
    Bytes modulus = modulus(issuer);
    int fits = bits / 8 - 36;
    Bytes start =
        Bytes.fromHex("6A02999999FF12490000010101")
            .concat(Bytes.of(modulus.length(), exponent.length()))
            .concat(modulus.slice(0, fits));
    add(0x90, sign(ca, start, modulus.from(fits).concat(exponent)));
    add(0x92, modulus.from(fits));
    add(0x9F32, exponent);
  }

  private void certifyIcc(KeyPair issuer, KeyPair icc, Bytes staticData)
      throws GeneralSecurityException {
    Bytes modulus = modulus(icc);
    int fits = bits / 8 - 42;
    Bytes start =
        Bytes.fromHex("6A04" + PAN.toHex() + "FFFF12490000020101")
            .concat(Bytes.of(modulus.length(), exponent.length()))
            .concat(modulus.slice(0, fits));
    add(0x9F46, sign(issuer, start, modulus.from(fits).concat(exponent).concat(staticData)));
    add(0x9F47, exponent);
    add(0x9F48, modulus.from(fits));
    add(0x9F49, Bytes.fromHex("9F3704"));
  }

  private byte[] dynamicAnswer(KeyPair icc) throws GeneralSecurityException {
    Bytes start = padded(Bytes.fromHex("6A050109080102030405060708"), modulus(icc).length());
    Bytes signature = sign(icc, start, UNPREDICTABLE_NUMBER);
    return Bytes.of(0x80, 0x81, signature.length())
        .concat(signature)
        .concat(Bytes.of(0x90, 0x00))
        .toByteArray();
  }

  private Bytes signedCryptogram(KeyPair icc) throws GeneralSecurityException {
    TlvWriter open =
        new TlvWriter()
            .put(Tag.of(0x9F27), Bytes.of(0x80))
            .put(Tag.of(0x9F36), Bytes.of(0, 1))
            .put(Tag.of(0x9F10), Bytes.fromHex("06010A03A0B800"));
    Bytes hash = hash(TRANSACTION.cdolValues().concat(open.toBytes()));
    Bytes start =
        padded(
            Bytes.fromHex("6A05012608010203040506070880A1A2A3A4A5A6A7A8").concat(hash),
            modulus(icc).length());
    Bytes signature = sign(icc, start, UNPREDICTABLE_NUMBER);
    Bytes objects = open.put(Tag.of(0x9F4B), signature).toBytes();
    return Bytes.of(0x77, 0x81, objects.length()).concat(objects);
  }

  private void add(int tag, Bytes value) {
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

  private static Bytes padded(Bytes start, int length) {
    return start.concat(Bytes.filled(0xBB, length - start.length() - HASH_LENGTH - 1));
  }

  private Bytes hash(Bytes bytes) throws GeneralSecurityException {
    hashed.add(bytes.toByteArray());
    return Bytes.copyOf(MessageDigest.getInstance("SHA-1").digest(bytes.toByteArray()));
  }

  private Bytes sign(KeyPair key, Bytes start, Bytes others) throws GeneralSecurityException {
    RSAPrivateKey secret = (RSAPrivateKey) key.getPrivate();
    RSAPublicKey open = (RSAPublicKey) key.getPublic();
    Bytes hash = hash(start.from(1).concat(others));
    BigInteger block = new BigInteger(1, start.concat(hash).concat(Bytes.of(0xBC)).toByteArray());
    BigInteger signature = block.modPow(secret.getPrivateExponent(), secret.getModulus());
    steps.add(new Step(signature, open.getPublicExponent(), open.getModulus()));
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
