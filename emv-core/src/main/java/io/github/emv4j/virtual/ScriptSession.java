package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tlv;

/**
 * The keys of one transaction's script commands, and how far their chain has come. The same on both
 * sides; a command that was accepted leads to the {@link #next} state.
 */
final class ScriptSession {
  private static final int HEADER_LENGTH = 4;
  private static final int DERIVATION_BYTE = 2;
  private static final Bytes HEADER_PADDING = Bytes.fromHex("80000000");

  private final ScriptKeys keys;
  private final Bytes counter;
  // Starts with the cryptogram; what each command of the transaction adds depends on the method.
  private final Bytes chain;
  private final Bytes derivation;

  private ScriptSession(ScriptKeys keys, Bytes counter, Bytes chain, Bytes derivation) {
    this.keys = keys;
    this.counter = counter;
    this.chain = chain;
    this.derivation = derivation;
  }

  /**
   * {@return the state before the first command}
   *
   * @param counter Application Transaction Counter, two bytes
   * @param cryptogram of the first GENERATE AC, eight bytes
   */
  static ScriptSession of(ScriptKeys keys, Bytes counter, Bytes cryptogram) {
    return new ScriptSession(keys, counter, cryptogram, cryptogram);
  }

  ScriptMethod method() {
    return keys.method();
  }

  /** {@return the state after a command with this MAC of eight bytes} */
  ScriptSession next(Bytes mac) {
    return switch (method()) {
      case VISA_CVN_10, VISA_CVN_22 -> this;
      case M_CHIP -> new ScriptSession(keys, counter, increased(chain), increased(chain));
      case CCD -> new ScriptSession(keys, counter, mac, derivation);
    };
  }

  private static Bytes increased(Bytes number) {
    byte[] array = number.toByteArray();
    int at = array.length - 1;
    while (at >= 0 && ++array[at] == 0) {
      at--;
    }
    return Bytes.copyOf(array);
  }

  /**
   * {@return the MAC over a command}
   *
   * @param header CLA INS P1 P2
   * @param enciphered the PIN, or nothing
   */
  Bytes mac(Bytes header, Bytes enciphered) {
    TripleDes key = new TripleDes(macKey());
    if (!method().usesObjects()) {
      Bytes length = Bytes.of(enciphered.length() + TripleDes.BLOCK);
      return key.macOfPadded(
          header.concat(length).concat(counter).concat(chain).concat(enciphered));
    }
    Bytes blocks = chain.concat(header.slice(0, HEADER_LENGTH)).concat(HEADER_PADDING);
    return key.macOfBlocks(
        enciphered.isEmpty() ? blocks : blocks.concat(padded(object(enciphered).encoded())));
  }

  /** {@return the object that an enciphered PIN stands in; its first byte tells the padding} */
  static Tlv object(Bytes enciphered) {
    return Tlv.of(PersonalisationTags.ENCIPHERED_DATA, Bytes.of(1).concat(enciphered));
  }

  private static Bytes padded(Bytes data) {
    Bytes marked = data.concat(Bytes.of(0x80));
    int missing = -marked.length() & (TripleDes.BLOCK - 1);
    return marked.concat(Bytes.filled(0, missing));
  }

  Bytes macKey() {
    return sessionKey(keys.macKey());
  }

  Bytes enciphermentKey() {
    return sessionKey(keys.enciphermentKey());
  }

  private Bytes sessionKey(Bytes master) {
    return method().derivesFromCryptogram() ? derived(master) : varied(master);
  }

  private Bytes derived(Bytes master) {
    return half(master, 0xF0).concat(half(master, 0x0F));
  }

  private Bytes half(Bytes master, int diversifier) {
    byte[] block = derivation.toByteArray();
    block[DERIVATION_BYTE] = (byte) diversifier;
    new TripleDes(master).encipher(block);
    return Bytes.copyOf(block);
  }

  private Bytes varied(Bytes master) {
    byte[] key = master.toByteArray();
    for (int i = 0; i < counter.length(); i++) {
      key[key.length / 2 - counter.length() + i] ^= (byte) counter.at(i);
      key[key.length - counter.length() + i] ^= (byte) ~counter.at(i);
    }
    return Bytes.copyOf(key);
  }

  /** Mixes what only card and issuer know into a PIN block, or takes it out again. */
  void mixSecret(byte[] envelope) {
    int half = TripleDes.BLOCK / 2;
    for (int i = half; i < TripleDes.BLOCK; i++) {
      envelope[method().blockFrom() + i] ^= (byte) keys.cryptogramKey().at(i);
    }
  }
}
