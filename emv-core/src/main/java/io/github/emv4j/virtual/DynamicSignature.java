package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;

/**
 * Signs with the card's own key (EMV 4.4 Book 2, 6.5.1 and 6.6.1).
 *
 * @param signer signs as the application does, mistakes included
 * @param key the card's own
 * @param number ICC Dynamic Number, 2 to 8 bytes
 */
record DynamicSignature(BlockSigner signer, RsaKey key, Bytes number) {
  // The format, and the only hash algorithm: SHA-1.
  private static final Bytes FORMAT = Bytes.of(0x05, 0x01);
  private static final int NUMBER_LENGTH = 8;

  /** {@return one with a number that this card has not used yet} */
  static DynamicSignature next(CardKeys keys, RsaKey key, CardState state) {
    Bytes number = Bytes.copyOf(state.randomBytes(NUMBER_LENGTH));
    return new DynamicSignature(keys.signer(), key, number);
  }

  /**
   * {@return what INTERNAL AUTHENTICATE answers}
   *
   * @param data what the terminal brought for the DDOL
   */
  Bytes authenticate(Bytes data) {
    return sign(withLength(number), data);
  }

  /**
   * {@return what GENERATE AC answers}
   *
   * @param cryptogram the one to sign
   * @param received what the terminal brought for PDOL and CDOLs
   * @param unpredictableNumber what was in it
   */
  Bytes combine(Cryptogram cryptogram, Bytes received, Bytes unpredictableNumber) {
    Bytes dynamicData =
        withLength(number)
            .concat(cryptogram.information())
            .concat(cryptogram.value())
            .concat(SignedBlock.sha1(received.concat(cryptogram.hashed())));
    return sign(dynamicData, unpredictableNumber);
  }

  private Bytes sign(Bytes dynamicData, Bytes outside) {
    Bytes message = FORMAT.concat(withLength(dynamicData));
    return signer.sign(PersonalisationTags.SIGNED_DYNAMIC_DATA, key, message, outside);
  }

  private static Bytes withLength(Bytes data) {
    return Bytes.of(data.length()).concat(data);
  }
}
