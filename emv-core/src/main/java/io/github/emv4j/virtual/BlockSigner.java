package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Signs blocks, some of them with a mistake on purpose.
 *
 * @param beforeHash changes a message; the hash is right for what comes out
 * @param afterHash changes a whole block just before it is signed
 */
record BlockSigner(
    Map<Tag, UnaryOperator<Bytes>> beforeHash, Map<Tag, UnaryOperator<Bytes>> afterHash) {
  BlockSigner {
    beforeHash = Map.copyOf(beforeHash);
    afterHash = Map.copyOf(afterHash);
  }

  /** {@return the signature over a message and what stays outside, for a data object} */
  Bytes sign(Tag object, RsaKey key, Bytes message, Bytes outside) {
    Bytes filled = SignedBlock.filled(message, key);
    Bytes block = SignedBlock.of(change(beforeHash, object, filled), outside);
    return key.sign(change(afterHash, object, block));
  }

  private static Bytes change(Map<Tag, UnaryOperator<Bytes>> changes, Tag object, Bytes bytes) {
    return changes.getOrDefault(object, UnaryOperator.identity()).apply(bytes);
  }
}
