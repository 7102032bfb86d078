package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.macs.ISO9797Alg3Mac;
import org.bouncycastle.crypto.paddings.ISO7816d4Padding;
import org.bouncycastle.crypto.params.KeyParameter;

/** Triple DES with a key of 16 bytes (EMV 4.4 Book 2, A1.1, A1.2 and B1.1). */
final class TripleDes {
  static final int BLOCK = 8;

  private final KeyParameter key;

  TripleDes(Bytes key) {
    this.key = new KeyParameter(key.toByteArray());
  }

  /** Enciphers whole blocks in place, each by itself. */
  void encipher(byte[] data) {
    run(data, 0, true);
  }

  /** Deciphers whole blocks in place, each by itself. */
  void decipher(byte[] data) {
    run(data, 0, false);
  }

  /** Enciphers whole blocks in place, each mixed with the one before. */
  void encipherChained(byte[] data) {
    for (int at = 0; at < data.length; at += BLOCK) {
      mix(data, at);
      run(data, at, at + BLOCK, true);
    }
  }

  /** Undoes {@link #encipherChained}. */
  void decipherChained(byte[] data) {
    for (int at = data.length - BLOCK; at >= 0; at -= BLOCK) {
      run(data, at, at + BLOCK, false);
      mix(data, at);
    }
  }

  private static void mix(byte[] data, int at) {
    for (int i = at; at > 0 && i < at + BLOCK; i++) {
      data[i] ^= data[i - BLOCK];
    }
  }

  private void run(byte[] data, int from, boolean enciphers) {
    run(data, from, data.length, enciphers);
  }

  private void run(byte[] data, int from, int to, boolean enciphers) {
    DESedeEngine engine = new DESedeEngine();
    engine.init(enciphers, key);
    for (int at = from; at < to; at += BLOCK) {
      engine.processBlock(data, at, data, at);
    }
  }

  /** {@return the MAC over a message to be padded with {@code 80} and zeros, eight bytes} */
  Bytes macOfPadded(Bytes message) {
    return mac(
        new ISO9797Alg3Mac(new DESEngine(), BLOCK * Byte.SIZE, new ISO7816d4Padding()), message);
  }

  /** {@return the MAC over whole blocks, eight bytes} */
  Bytes macOfBlocks(Bytes message) {
    return mac(new ISO9797Alg3Mac(new DESEngine(), BLOCK * Byte.SIZE), message);
  }

  private Bytes mac(ISO9797Alg3Mac algorithm, Bytes message) {
    algorithm.init(key);
    algorithm.update(message.toByteArray(), 0, message.length());
    byte[] mac = new byte[BLOCK];
    algorithm.doFinal(mac, 0);
    return Bytes.copyOf(mac);
  }
}
