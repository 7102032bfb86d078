package io.github.emv4j.keys;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.crypto.Sha1;
import java.util.Arrays;
import java.util.Optional;

/**
 * A block recovered from a certificate or signature (EMV 4.4 Book 2, A2.1).
 *
 * <p>First see {@link #failure()}; then check the hash with what the block does not hold itself.
 */
public final class SignedBlock {
  private static final int HEADER = 0x6A;
  private static final int TRAILER = 0xBC;
  private static final int SHA_1 = 0x01;

  private final BlockLayout layout;
  private final Bytes bytes;
  private final Optional<FailedCheck> failure;

  private SignedBlock(BlockLayout layout, Bytes bytes, Optional<FailedCheck> failure) {
    this.layout = layout;
    this.bytes = bytes;
    this.failure = failure;
  }

  /**
   * {@return the block that a signature holds, with the checks of length, range, trailer, header
   * and format made in this order}
   *
   * @param key the key of the one who signed
   * @param signature as the card gave it
   * @param layout what it should be
   */
  public static SignedBlock open(RsaPublicKey key, Bytes signature, BlockLayout layout) {
    if (key.length() < layout.overhead()) {
      return failed(layout, Check.KEY_LENGTH, "the signing key has only " + key.bits() + " bits");
    }
    if (signature.length() != key.length()) {
      return failed(
          layout, Check.LENGTH, "expected " + key.length() + " bytes, found " + signature.length());
    }
    Optional<Bytes> recovered = key.recover(signature);
    if (recovered.isEmpty()) {
      return failed(layout, Check.RANGE, "the number is too large");
    }
    Bytes block = recovered.get();
    if (block.at(block.length() - 1) != TRAILER) {
      return failed(layout, Check.TRAILER, found(block.at(block.length() - 1)));
    }
    if (block.at(0) != HEADER) {
      return failed(layout, Check.HEADER, found(block.at(0)));
    }
    if (block.at(1) != layout.format()) {
      return failed(
          layout,
          Check.FORMAT,
          String.format("expected %02X, found %02X", layout.format(), block.at(1)));
    }
    return new SignedBlock(layout, block, Optional.empty());
  }

  private static SignedBlock failed(BlockLayout layout, Check check, String detail) {
    return new SignedBlock(layout, Bytes.EMPTY, Optional.of(layout.failed(check, detail)));
  }

  private static String found(int value) {
    return String.format("found %02X", value);
  }

  /** {@return the check that failed, if one did} */
  public Optional<FailedCheck> failure() {
    return failure;
  }

  /** {@return the block, as long as the key; no bytes if a check failed} */
  public Bytes bytes() {
    return bytes;
  }

  /**
   * {@return the failure, if the hash in the block is not that over the block itself and then these
   * parts}
   *
   * @param others what is signed but not held in the block
   * @throws IllegalStateException if the block could not be opened
   */
  public Optional<FailedCheck> checkHash(Bytes... others) {
    if (failure.isPresent()) {
      throw new IllegalStateException("block could not be opened: " + failure.get());
    }
    int algorithm = bytes.at(layout.hashAlgorithmOffset());
    if (algorithm != SHA_1) {
      return Optional.of(layout.failed(Check.HASH_ALGORITHM, found(algorithm)));
    }
    int end = bytes.length() - 1 - Sha1.LENGTH;
    Bytes[] parts = Arrays.copyOf(others, others.length + 1);
    System.arraycopy(others, 0, parts, 1, others.length);
    parts[0] = bytes.slice(1, end);
    Bytes computed = Sha1.hash(parts);
    Bytes stated = bytes.slice(end, end + Sha1.LENGTH);
    return computed.equals(stated)
        ? Optional.empty()
        : Optional.of(
            layout.failed(
                Check.HASH, "computed " + computed.toHex() + ", found " + stated.toHex()));
  }

  /** {@return what it is and how long} */
  @Override
  public String toString() {
    return layout.part().words() + " of " + bytes;
  }
}
