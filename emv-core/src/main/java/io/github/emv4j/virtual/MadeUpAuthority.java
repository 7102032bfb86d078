package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import java.util.List;
import java.util.stream.Stream;

/**
 * An authority that certifies ready-made cards, under several RIDs with the same key.
 *
 * @param index of its key
 * @param key its key
 */
record MadeUpAuthority(int index, RsaKey key) {
  static final MadeUpAuthority BITS_1024 = new MadeUpAuthority(0xE0, RsaKey.madeUp(1024, 3, 1));
  static final MadeUpAuthority BITS_1152 = new MadeUpAuthority(0xE1, RsaKey.madeUp(1152, 3, 1));
  static final MadeUpAuthority BITS_1408 =
      new MadeUpAuthority(0xE2, RsaKey.madeUp(1408, 65_537, 1));
  static final MadeUpAuthority BITS_1984 = new MadeUpAuthority(0xE3, RsaKey.madeUp(1984, 3, 1));
  static final MadeUpAuthority BITS_1984_LARGE_EXPONENT =
      new MadeUpAuthority(0xE4, RsaKey.madeUp(1984, 65_537, 1));

  static final Bytes VISA = Bytes.fromHex("A000000003");
  static final Bytes MASTERCARD = Bytes.fromHex("A000000004");
  static final Bytes AMEX = Bytes.fromHex("A000000025");
  static final Bytes JCB = Bytes.fromHex("A000000065");
  static final Bytes UNIONPAY = Bytes.fromHex("A000000333");
  private static final Bytes NOBODY = Bytes.fromHex("A000000999");

  private static final List<MadeUpAuthority> ALL =
      List.of(BITS_1024, BITS_1152, BITS_1408, BITS_1984, BITS_1984_LARGE_EXPONENT);

  VirtualAuthority under(Bytes rid) {
    return new VirtualAuthority(rid, index, key);
  }

  static List<VirtualCaKey> publicKeys() {
    return Stream.of(VISA, MASTERCARD, AMEX, JCB, UNIONPAY, NOBODY)
        .flatMap(rid -> ALL.stream().map(authority -> authority.under(rid).publicKey()))
        .toList();
  }
}
